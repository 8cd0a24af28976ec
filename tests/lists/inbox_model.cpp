// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/inbox_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace signalbox;
using lists::InboxModel;
using lists::InboxRow;

namespace {

const auto account = u"octocat@github.com"_s;
const QDateTime start(QDate(2026, 3, 4), QTime(14, 0), QTimeZone::UTC);

core::Run runOf(qint64 id, const QString& status, const QString& conclusion = {}, const QString& actor = u"octocat"_s)
{
    return {.id = {id},
            .repository = {1},
            .repositoryName = {u"acme"_s, u"app"_s},
            .workflow = {7},
            .workflowName = u"CI"_s,
            .title = u"Paint"_s,
            .number = int(id),
            .event = u"push"_s,
            .state = core::State::fromWords(status, conclusion),
            .branch = u"main"_s,
            .actor = actor,
            .createdAt = start.addSecs(id),
            .updatedAt = start.addSecs(id)};
}

core::PendingDeployment deploymentTo(qint64 id, const QString& name, bool mine = true)
{
    return {.id = {id}, .environment = name, .mayApprove = mine};
}

class Inbox {
public:
    Inbox()
    {
        model.setLogin(account, u"OctoCat"_s); // GitHub compares logins without case
        say(core::Repository{.id = {1}, .name = {u"acme"_s, u"app"_s}, .canPush = true});
    }

    template <class Row>
    void say(const Row& row)
    {
        model.apply({.account = account, .changes = {core::Changed<Row>{.before = {}, .after = row}}});
    }
    void pending(qint64 run, std::vector<core::PendingDeployment> deployments)
    {
        say(core::PendingDeployments{.repository = {1}, .run = {run}, .deployments = std::move(deployments)});
    }
    void silent(int number, std::vector<core::SilentCheck> checks)
    {
        say(core::SilentChecks{.repository = {1},
                               .repositoryName = {u"acme"_s, u"app"_s},
                               .pull = {.number = number, .title = u"Paint"_s, .base = u"main"_s, .createdAt = start},
                               .checks = std::move(checks),
                               .since = start.addSecs(-3600)});
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles << model.index(row).data().toString();
        return titles;
    }

    core::ManualClock clock{start};
    InboxModel model{clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class InboxList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPullRequestIsARowWhileARequiredCheckOfItIsSilent()
    {
        Inbox inbox;
        inbox.silent(148, {{.context = u"Licence scan"_s}});
        inbox.silent(149, {{.context = u"Test"_s, .reportedAs = u"Test (stable)"_s}, {.context = u"Docs"_s}});
        inbox.silent(150, {{.context = u"Lint"_s, .byAnotherApp = true}});
        QCOMPARE(inbox.titles(),
                 (QStringList{u"Required checks that never report (3)"_s, u"#148 waits for Licence scan"_s,
                              u"#149 waits for Test and 1 more"_s, u"#150 waits for Lint"_s}));
        const auto facts = [&](int row) { return inbox.model.index(row).data(InboxModel::FactsRole).toString(); };
        QCOMPARE(facts(1), u"nobody reports it · Paint · acme/app · into main · last report 1 hour ago"_s);
        QVERIFY(facts(2).startsWith(u"reported as “Test (stable)”"_s));
        QVERIFY(facts(3).startsWith(u"another app reports it"_s));
        QCOMPARE(inbox.model.waiting(), 3);
        inbox.silent(148, {});
        inbox.silent(149, {{.context = u"Docs"_s}});
        QCOMPARE(inbox.titles(),
                 (QStringList{u"Required checks that never report (2)"_s, u"#149 waits for Docs"_s,
                              u"#150 waits for Lint"_s}));
        inbox.model.apply({.account = account, .changes = {core::RepositoryRemoved{.repository = {1}}}});
        QCOMPARE(inbox.model.waiting(), 0);
    }

    void aDeploymentSaysWhatItWouldDeployOnceThatIsKnown()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"waiting"_s));
        inbox.model.setOffer({account, {5}}, {2}, u"too early"_s); // nobody waits yet
        inbox.pending(5, {deploymentTo(1, u"staging"_s), deploymentTo(2, u"production"_s)});
        inbox.model.setOffer({account, {5}}, {2}, u"v1.5.0 over v1.4.1, 7 commits"_s);
        QCOMPARE(inbox.titles(),
                 QStringList({u"Deployments to approve (2)"_s, u"production · CI #5 · v1.5.0 over v1.4.1, 7 commits"_s,
                              u"staging · CI #5"_s}));
        // What is approved and waits again, as another attempt, may be about something else.
        inbox.say(runOf(5, u"in_progress"_s));
        inbox.say(runOf(5, u"waiting"_s));
        inbox.pending(5, {deploymentTo(2, u"production"_s)});
        QCOMPARE(inbox.titles().last(), u"production · CI #5"_s);
    }

    void eachEnvironmentThatTheUserMayApproveIsARow()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"waiting"_s));
        QCOMPARE(inbox.model.waiting(), 0); // nobody knows yet what for
        inbox.pending(
            5, {deploymentTo(1, u"staging"_s), deploymentTo(2, u"production"_s), deploymentTo(3, u"secret"_s, false)});
        QCOMPARE(inbox.titles(),
                 QStringList({u"Deployments to approve (2)"_s, u"production · CI #5"_s, u"staging · CI #5"_s}));
        inbox.pending(5, {deploymentTo(2, u"production"_s)});
        QCOMPARE(inbox.titles(), QStringList({u"Deployments to approve (1)"_s, u"production · CI #5"_s}));
        inbox.say(runOf(5, u"in_progress"_s));
        QCOMPARE(inbox.model.rowCount(), 0);
    }

    void aForksRunWaitsForWhoeverMayWrite()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"completed"_s, u"action_required"_s, u"stranger"_s));
        QCOMPARE(inbox.titles(), QStringList({u"Runs of forks to approve (1)"_s, u"CI #5"_s}));
        inbox.say(core::Repository{.id = {1}, .name = {u"acme"_s, u"app"_s}, .canPush = false});
        QCOMPARE(inbox.model.waiting(), 0);
    }

    void aFailedRunStaysUntilOneOfItsLinePasses()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"completed"_s, u"failure"_s));
        QCOMPARE(inbox.titles(), QStringList({u"Your failed runs (1)"_s, u"CI #5"_s}));
        inbox.say(runOf(6, u"in_progress"_s));
        inbox.say(runOf(6, u"completed"_s, u"cancelled"_s));
        QCOMPARE(inbox.model.waiting(), 1); // neither says that it is mended
        inbox.say(runOf(7, u"completed"_s, u"failure"_s));
        QCOMPARE(inbox.titles(), QStringList({u"Your failed runs (1)"_s, u"CI #7"_s}));
        inbox.say(runOf(8, u"completed"_s, u"success"_s));
        QCOMPARE(inbox.model.waiting(), 0);
        inbox.say(runOf(5, u"completed"_s, u"failure"_s)); // said again, later than what passed
        QCOMPARE(inbox.model.waiting(), 0);
    }

    void failuresOfOthersAndOldOnesAreNotTheUsers()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"completed"_s, u"failure"_s, u"mona"_s));
        QCOMPARE(inbox.model.waiting(), 0);
        core::Run mine = runOf(6, u"completed"_s, u"failure"_s, u"mona"_s);
        mine.triggeringActor = u"octocat"_s; // ran it again
        inbox.say(mine);
        QCOMPARE(inbox.model.waiting(), 1);
        inbox.clock.advance(std::chrono::days(15));
        QCOMPARE(inbox.model.waiting(), 0);
    }

    void withoutALoginNothingIsOnesOwn()
    {
        core::ManualClock clock(start);
        InboxModel model(clock);
        core::Run nobodys = runOf(5, u"completed"_s, u"failure"_s, QString());
        model.apply({.account = account, .changes = {core::Changed<core::Run>{.before = {}, .after = nobodys}}});
        model.setLogin(account, {});
        QCOMPARE(model.waiting(), 0);
    }

    void whatIsGoneWaitsNoMore()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"completed"_s, u"failure"_s));
        inbox.say(runOf(6, u"waiting"_s));
        inbox.pending(6, {deploymentTo(1, u"production"_s)});
        QCOMPARE(inbox.model.waiting(), 2);
        inbox.model.apply({.account = account, .changes = {core::RunRemoved{.run = {6}, .repository = {1}}}});
        QCOMPARE(inbox.model.waiting(), 1);
        inbox.model.apply({.account = account, .changes = {core::RepositoryRemoved{.repository = {1}}}});
        QCOMPARE(inbox.model.waiting(), 0);
        inbox.model.apply({.account = u"other"_s, .changes = {core::RunRemoved{.run = {9}, .repository = {1}}}});
    }

    void whatIsDealtWithGoesAloneAndTheRestStays()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"completed"_s, u"action_required"_s, u"stranger"_s));
        inbox.say(runOf(6, u"completed"_s, u"action_required"_s, u"stranger"_s));
        const QPersistentModelIndex stays = inbox.model.index(2);
        QCOMPARE(stays.data().toString(), u"CI #5"_s);
        const QSignalSpy reset(&inbox.model, &QAbstractItemModel::modelReset);
        const QSignalSpy told(&inbox.model, &InboxModel::waitingChanged);
        inbox.say(runOf(6, u"in_progress"_s));
        QVERIFY(stays.isValid());
        QCOMPARE(stays.row(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(told.last().first().toInt(), 1);
    }

    void headingsAreReadAndNotChosen()
    {
        Inbox inbox;
        inbox.say(runOf(5, u"completed"_s, u"failure"_s));
        QVERIFY(!(inbox.model.flags(inbox.model.index(0)) & Qt::ItemIsSelectable));
        QVERIFY(inbox.model.flags(inbox.model.index(1)) & Qt::ItemIsSelectable);
        QVERIFY(!inbox.model.index(0).data(InboxModel::OutcomeRole).isValid());
        QVERIFY(inbox.model.index(1).data(InboxModel::FactsRole).toString().contains("acme/app"_L1));
        QVERIFY(!inbox.model.index(7).data().isValid());
    }

    void aThousandRandomChangesKeepTheModelWhole()
    {
        Inbox inbox;
        QRandomGenerator random(7);
        const std::array conclusions{u"success"_s, u"failure"_s, u"action_required"_s, u"cancelled"_s};
        for (int i = 0; i < 1000; ++i) {
            const qint64 id = random.bounded(1, 30);
            const int what = random.bounded(6);
            if (what == 0)
                inbox.say(runOf(id, u"waiting"_s));
            else if (what == 1)
                inbox.pending(id, {deploymentTo(random.bounded(1, 4), u"production"_s, random.bounded(2) == 1)});
            else if (what == 2)
                inbox.model.apply({.account = account, .changes = {core::RunRemoved{.run = {id}, .repository = {1}}}});
            else
                inbox.say(runOf(id, u"completed"_s, conclusions[size_t(random.bounded(4))]));
            int things = 0;
            for (int row = 0; row < inbox.model.rowCount(); ++row)
                things += inbox.model.rowAt(row).isHeading() ? 0 : 1;
            QCOMPARE(things, inbox.model.waiting());
        }
    }
};

QTEST_GUILESS_MAIN(InboxList)
#include "inbox_model.moc"
