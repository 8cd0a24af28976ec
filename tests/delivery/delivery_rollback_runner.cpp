// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/switchyard.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using delivery::RollbackPhase;
using delivery::RollbackWay;
using demo::Fault;
using demo::FaultKind;

namespace {

bool hasEnded(const Switchyard& yard)
{
    return yard.phase() != RollbackPhase::Idle && delivery::isEnd(yard.phase());
}

/// Asks for the rollback, confirms it, and lets it go to its end.
bool rollBack(Switchyard& yard)
{
    yard.runner->ask(yard.plan(), yard.order());
    yard.runner->confirm(u"It answers 503"_s);
    return yard.until([&] { return hasEnded(yard); });
}

QStringList words(const std::vector<RollbackPhase>& phases)
{
    QStringList all;
    for (const auto phase : phases)
        all << delivery::word(phase);
    return all;
}

/// What was sent was sent once, and its end is a good one.
void compareWithOneRollback(Switchyard& yard)
{
    QVERIFY2(yard.phase() == RollbackPhase::RolledBack,
             qPrintable(yard.runner->state().words + words(yard.phases).join(u' ')));
    QCOMPARE(yard.rollbacks().size(), 1U);
    QCOMPARE(yard.rollbacks().front()->inputs.value(u"version"_s), u"1.4.1"_s);
    QVERIFY(yard.until([&] { return yard.claims(true) == 0; }));
    const auto live = demo::World::live(yard.repository(), u"production"_s);
    QVERIFY(live);
    QCOMPARE(live->version, u"1.4.1"_s);
}

std::vector<history::Action> openActions(Switchyard& yard)
{
    return QCoro::waitFor(yard.store->openActions(yard.client->account().id)).value();
}

} // namespace

/// A rollback against the embedded GitHub, which counts what it was asked to do.
class DeliveryRollbackRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOlderVersionComesBackAndItIsVerified()
    {
        Switchyard yard;
        yard.start();
        QVERIFY(rollBack(yard));
        compareWithOneRollback(yard);
        QCOMPARE(yard.claims(), 1);
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
        // The reason and the rollback's key are in what the workflow was told.
        QCOMPARE(yard.rollbacks().front()->inputs.value(u"reason"_s), u"It answers 503 [sb-0123456789ab]"_s);
        QCOMPARE(yard.runner->badVersions(), QStringList(yard.plan().from.commit));
        QVERIFY(yard.until([&] { return openActions(yard).empty(); }));
    }

    void nothingIsSentBeforeSomebodySaysYes()
    {
        Switchyard yard;
        yard.start();
        yard.runner->ask(yard.plan(), yard.order());
        yard.until([] { return false; }, 10min);
        QCOMPARE(yard.phase(), RollbackPhase::AwaitingConfirmation);
        yard.runner->confirm(u"  "_s); // no reason is no reason
        yard.until([] { return false; }, 10min);
        QVERIFY(yard.server.traffic().writes.empty());
        yard.runner->stop();
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::Cancelled; }));
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void killedAtEachStateThatWasKeptItGoesOnAndSendsNothingTwice()
    {
        size_t steps = 0;
        {
            Switchyard whole;
            whole.start();
            QVERIFY(rollBack(whole));
            steps = whole.phases.size();
        }
        QVERIFY2(steps >= 8, qPrintable(QString::number(steps)));
        for (size_t step = 1; step <= steps; ++step) {
            for (const auto afterwards : {0ms, 5ms, 40ms}) { // before, while and after what follows is sent
                Switchyard yard;
                yard.start();
                bool isDue = false;
                yard.kept = [&] { isDue = isDue || yard.phases.size() == step; };
                yard.runner->ask(yard.plan(), yard.order());
                yard.runner->confirm(u"It answers 503"_s);
                QVERIFY(yard.until([&] { return isDue; }));
                if (afterwards > 0ms)
                    QTest::qWait(int(afterwards.count()));
                yard.kill();
                yard.start();
                if (yard.phase() == RollbackPhase::AwaitingConfirmation)
                    yard.runner->confirm(u"It answers 503"_s);
                QVERIFY(yard.until([&] { return hasEnded(yard); }));
                compareWithOneRollback(yard);
                if (QTest::currentTestFailed())
                    return qWarning("killed after state %zu (%s)", step, qPrintable(words(yard.phases).join(u' ')));
            }
        }
    }

    void aLostAnswerIsLookedForAndTheRequestNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::newRow("of the claim") << QByteArray("POST") << u"/deployments$"_s;
        QTest::newRow("of the dispatch") << QByteArray("POST") << u"/dispatches$"_s;
        QTest::newRow("of the release of the claim") << QByteArray("POST") << u"/statuses$"_s;
        QTest::newRow("of the list of claims") << QByteArray("GET") << u"/deployments\\?"_s;
        QTest::newRow("of a status") << QByteArray("GET") << u"/statuses"_s;
        QTest::newRow("of the run") << QByteArray("GET") << u"/actions/runs/"_s;
    }

    void aLostAnswerIsLookedForAndTheRequestNotRepeated()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QString, path);
        Switchyard yard;
        yard.start();
        const bool isRead = method == "GET";
        yard.server.faults().add({.kind = FaultKind::LostAnswer,
                                  .count = isRead ? 6 : 1,
                                  .path = QRegularExpression(path),
                                  .method = method});
        QVERIFY(rollBack(yard));
        if (path == "/statuses$"_L1) { // it counts for ten minutes at most, and nobody waits for it
            QCOMPARE(yard.phase(), RollbackPhase::RolledBack);
            QCOMPARE(yard.rollbacks().size(), 1U);
        } else {
            compareWithOneRollback(yard);
        }
        QCOMPARE(yard.claims(), 1);
        QVERIFY(yard.until([&] { return yard.server.faults().struck() > 0; }));
        QVERIFY(yard.until([&] { return openActions(yard).empty(); }));
    }

    void whicheverAnswerIsLostOrDoubledItIsOneRollback_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::newRow("lost") << FaultKind::LostAnswer;
        QTest::newRow("doubled") << FaultKind::DoubledAnswer;
        QTest::newRow("with a row doubled") << FaultKind::DuplicatedRows;
    }

    void whicheverAnswerIsLostOrDoubledItIsOneRollback()
    {
        QFETCH(const FaultKind, kind);
        int requests = 0;
        {
            Switchyard whole;
            whole.start();
            QVERIFY(rollBack(whole));
            requests = whole.server.traffic().requests;
        }
        QVERIFY2(requests >= 8, qPrintable(QString::number(requests)));
        for (int request = 0; request < requests; ++request) {
            Switchyard yard;
            yard.server.faults().add({.kind = kind, .after = request});
            yard.start();
            QVERIFY(rollBack(yard));
            QVERIFY(yard.until([&] { return yard.server.faults().struck() == 1; }));
            QVERIFY2(yard.phase() == RollbackPhase::RolledBack, qPrintable(yard.runner->state().words));
            QCOMPARE(yard.rollbacks().size(), 1U);
            QCOMPARE(yard.claims(), 1);
            QCOMPARE(yard.writes(u"/dispatches"_s), 1);
            QCOMPARE(demo::World::live(yard.repository(), u"production"_s)->version, u"1.4.1"_s);
            QVERIFY(yard.until([&] { return openActions(yard).empty(); }));
            if (QTest::currentTestFailed())
                return qWarning("at request %d of %d", request + 1, requests);
        }
    }

    void aDispatchWhoseRunComesLateIsNotSentAgain()
    {
        Switchyard yard;
        yard.server.world().setDispatchLag(40'000);
        yard.start();
        yard.server.faults().add(
            {.kind = FaultKind::LostAnswer, .path = QRegularExpression(u"/dispatches$"_s), .method = "POST"});
        QVERIFY(rollBack(yard));
        compareWithOneRollback(yard);
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
    }

    void whatNeverArrivedIsSentAgainOnceThatIsSure()
    {
        Switchyard yard;
        yard.start();
        yard.server.faults().add(
            {.kind = FaultKind::Refused, .path = QRegularExpression(u"/dispatches$"_s), .method = "POST"});
        QVERIFY(rollBack(yard));
        compareWithOneRollback(yard);
    }

    void aRefusalIsToldInGitHubsWordsAndNothingIsTriedAgain()
    {
        Switchyard yard;
        yard.start();
        auto order = yard.order();
        order.inputs.insert(u"colour"_s, u"red"_s);
        yard.runner->ask(yard.plan(), order);
        yard.runner->confirm(u"It answers 503"_s);
        QVERIFY(yard.until([&] { return hasEnded(yard); }));
        QCOMPARE(yard.phase(), RollbackPhase::NeedsHuman);
        QVERIFY2(yard.runner->state().words.contains(u"refused"_s), qPrintable(yard.runner->state().words));
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
        QVERIFY(yard.until([&] { return yard.claims(true) == 0; }));
        QVERIFY(yard.rollbacks().empty());
    }

    void whoeverClaimedFirstRollsBackAndTheOtherStepsBack()
    {
        Switchyard yard;
        auto& world = yard.server.world();
        world.addDeployment(
            yard.repository(),
            {.sha = yard.repository().tags.value(u"v1.4.1"_s),
             .task = u"rollback"_s,
             .environment = u"production"_s,
             .creator = u"mbrandt"_s,
             .payload = R"({"schema":1,"bad_deployment_id":%1,"idempotency_key":"sb-ffffffffffff"})"_ba.replace(
                 "%1", QByteArray::number(yard.bad.value))});
        yard.start();
        QVERIFY(rollBack(yard));
        QCOMPARE(yard.phase(), RollbackPhase::Cancelled);
        QVERIFY2(yard.runner->state().words.contains(u"mbrandt"_s), qPrintable(yard.runner->state().words));
        QVERIFY(yard.rollbacks().empty());
        QVERIFY(yard.until([&] { return yard.claims(true) == 1; }));
    }

    void aDeploymentThatCameMeanwhileIsNotUndone()
    {
        Switchyard yard;
        yard.start();
        yard.runner->ask(yard.plan(), yard.order());
        auto& world = yard.server.world();
        demo::Deployment& made = world.addDeployment(yard.repository(),
                                                     {.sha = yard.repository().tags.value(u"v1.4.0"_s),
                                                      .ref = u"v1.4.0"_s,
                                                      .environment = u"production"_s,
                                                      .creator = u"tkovacs"_s});
        world.addStatus(yard.repository(), made, {.state = u"success"_s, .creator = u"tkovacs"_s});
        yard.runner->confirm(u"It answers 503"_s);
        QVERIFY(yard.until([&] { return hasEnded(yard); }));
        QCOMPARE(yard.phase(), RollbackPhase::Cancelled);
        QVERIFY2(yard.runner->state().words.contains(u"tkovacs"_s), qPrintable(yard.runner->state().words));
        QCOMPARE(yard.writes(u"/dispatches"_s), 0);
    }

    void aVersionThatIsIllTooIsSaidLoudlyAndNoOtherOneTried()
    {
        Switchyard yard;
        yard.isHealthy = false;
        yard.start();
        const QSignalSpy next(yard.runner.get(), &delivery::RollbackRunner::nextWanted);
        QVERIFY(rollBack(yard));
        QCOMPARE(yard.phase(), RollbackPhase::RollbackFailed);
        QCOMPARE(next.count(), 1);
        yard.until([] { return false; }, 1h);
        QCOMPARE(yard.rollbacks().size(), 1U);
    }

    void aRunThatWaitsForAnApprovalSaysSoAndIsFollowed()
    {
        Switchyard yard;
        yard.approves = false;
        yard.start();
        yard.runner->ask(yard.plan(), yard.order());
        yard.runner->confirm(u"It answers 503"_s);
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingApproval; }));
        yard.kill(); // an approval can take the night
        yard.start();
        yard.approves = true;
        QVERIFY(yard.until([&] { return hasEnded(yard); }));
        compareWithOneRollback(yard);
    }

    void theOldRunIsRunAgain()
    {
        Switchyard yard;
        yard.start();
        const auto old = std::ranges::find_if(yard.repository().runs, [](const auto& run) {
            return run->title.startsWith("Deploy 1.4.1 to production"_L1);
        });
        QVERIFY(old != yard.repository().runs.end());
        auto plan = yard.plan();
        plan.way = RollbackWay::RerunOldRun;
        yard.runner->ask(plan, {.oldRun = {(*old)->id}, .oldAttempt = int((*old)->attempts.size())});
        yard.runner->confirm(u"It answers 503"_s);
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingApproval; }));
        yard.server.world().review((*old)->id, yard.server.world().pendingEnvironments(**old), true, {}, u"octavia"_s);
        QVERIFY(yard.until([&] { return hasEnded(yard); }));
        QVERIFY2(yard.phase() == RollbackPhase::RolledBack, qPrintable(yard.runner->state().words));
        QCOMPARE((*old)->attempts.size(), 2U);
        QCOMPARE(yard.writes(u"/rerun"_s), 1);
    }

    void whatIsKeptAndCannotBeReadIsLeftAlone()
    {
        Switchyard yard;
        yard.start();
        QVERIFY(QCoro::waitFor(yard.store->keepUndertaking({.account = yard.client->account().id,
                                                            .kind = u"rollback"_s,
                                                            .repository = Switchyard::name,
                                                            .subject = u"production"_s,
                                                            .state = "{\"state\":{\"schema\":9}}"})));
        delivery::RollbackRunner runner(*yard.client, *yard.store, yard.clock,
                                        {.repository = Switchyard::name, .environment = u"production"_s});
        const auto opened = QCoro::waitFor(runner.open());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, core::ErrorKind::Storage);
        QVERIFY(yard.server.traffic().writes.empty());
    }
};

QTEST_GUILESS_MAIN(DeliveryRollbackRunner)
#include "delivery_rollback_runner.moc"
