// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_runner.h"
#include "delivery/switchyard.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <ranges>

using namespace signalbox;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using delivery::ReleaseOrder;
using delivery::ReleasePhase;
using delivery::ReleaseRequest;
using delivery::ReleaseWay;
using demo::Fault;
using demo::FaultKind;

namespace {

/// A release of v1.5.0 in a program that can be killed at any moment.
class Program {
public:
    Program() { start(); }
    ~Program() { kill(); }
    Q_DISABLE_COPY_MOVE(Program)

    void start()
    {
        yard.start();
        runner = std::make_unique<delivery::ReleaseRunner>(
            *yard.client, *yard.store, yard.clock,
            delivery::ReleaseRunner::Place{
                .repository = Switchyard::name, .tag = u"v1.5.0"_s, .folder = yard.folder()});
        QObject::connect(runner.get(), &delivery::ReleaseRunner::changed, runner.get(),
                         [this](const delivery::ReleaseState& state) {
                             states << (delivery::word(state.phase) + u'/' + delivery::word(state.request));
                             if (kept)
                                 kept();
                         });
        if (!QCoro::waitFor(runner->open()))
            qFatal("what is kept of the release cannot be read");
    }
    void kill()
    {
        runner.reset();
        yard.kill();
    }
    ReleaseOrder order(ReleaseWay way)
    {
        const auto workflow = [this](const QString& file) {
            const demo::Workflow* found = yard.repository().workflow(file);
            return core::Workflow{.id = {found->id}, .name = found->name, .path = found->path};
        };
        ReleaseOrder order{.release = {.tag = u"v1.5.0"_s,
                                       .commit = yard.repository().branches.value(u"main"_s),
                                       .name = u"Switchyard 1.5.0"_s,
                                       .notes = u"What is new"_s},
                           .way = way,
                           .key = u"sb-0123456789ab"_s,
                           .expected = {workflow(u"release.yml"_s)},
                           .dispatchable = workflow(u"deploy.yml"_s),
                           .inputs = {{u"version"_s, u"1.5.0"_s}, {u"environment"_s, u"staging"_s}},
                           .dispatchRef = u"main"_s,
                           .expectedAssets = {u"SHA256SUMS"_s}};
        for (const auto& run : yard.repository().runs)
            order.newestRun = std::max(order.newestRun, core::RunId{run->id});
        if (way == ReleaseWay::Dispatch)
            order.expected = {order.dispatchable};
        return order;
    }
    bool hasEnded() const
    {
        return runner->state().phase != ReleasePhase::Idle && delivery::isEnd(runner->state().phase);
    }
    bool untilEnd()
    {
        return yard.until([this] { return hasEnded(); });
    }
    bool release(ReleaseWay way)
    {
        runner->begin(order(way));
        return untilEnd();
    }
    QString story() const { return runner->state().words + u" | "_s + states.join(u' '); }

    std::vector<const demo::Release*> releases()
    {
        std::vector<const demo::Release*> found;
        for (const demo::Release& each : yard.repository().releases) {
            if (each.tag == "v1.5.0"_L1)
                found.push_back(&each);
        }
        return found;
    }
    /// Runs of this workflow that came since the beginning.
    int runsOf(const QString& file)
    {
        const qint64 id = yard.repository().workflow(file)->id;
        return int(std::ranges::count_if(yard.repository().runs,
                                         [&](const auto& run) { return run->workflow == id && run->id > m_newest; }));
    }
    /// As a workflow of the repository would make it.
    void makeRelease()
    {
        auto& repository = yard.repository();
        if (!releases().empty())
            return;
        yard.server.world().createTag(repository, u"v1.5.0"_s, repository.branches.value(u"main"_s), u"octavia"_s);
        repository.releases.push_back({.id = 4711,
                                       .tag = u"v1.5.0"_s,
                                       .name = u"v1.5.0"_s,
                                       .author = u"octavia"_s,
                                       .createdAt = yard.server.world().now(),
                                       .publishedAt = yard.server.world().now()});
        repository.releases.back().assets.push_back({.id = 4712,
                                                     .name = u"SHA256SUMS"_s,
                                                     .uploader = u"octavia"_s,
                                                     .content = "sums",
                                                     .at = yard.server.world().now()});
    }

    Switchyard yard;
    std::unique_ptr<delivery::ReleaseRunner> runner;
    QStringList states; ///< that were kept, over all starts
    std::function<void()> kept; ///< told after each of them

private:
    qint64 m_newest
        = std::ranges::max(yard.repository().runs | std::views::transform([](const auto& run) { return run->id; }));
};

std::vector<history::Action> openActions(Program& program)
{
    return QCoro::waitFor(program.yard.store->openActions(program.yard.client->account().id)).value();
}

/// One tag, one release with its files, one run of what was to run.
void compareWithOneRelease(Program& program, ReleaseWay way)
{
    QVERIFY2(program.runner->state().phase == ReleasePhase::Released, qPrintable(program.story()));
    auto& repository = program.yard.repository();
    QCOMPARE(repository.tags.value(u"v1.5.0"_s), repository.branches.value(u"main"_s));
    QCOMPARE(program.releases().size(), 1U);
    const demo::Release& release = *program.releases().front();
    QVERIFY(!release.draft);
    QCOMPARE(release.name, u"Switchyard 1.5.0"_s);
    QCOMPARE(release.body, u"What is new"_s);
    QVERIFY(!release.assets.empty());
    QCOMPARE(program.runsOf(u"release.yml"_s), 1);
    QCOMPARE(program.runsOf(u"deploy.yml"_s), way == ReleaseWay::Dispatch ? 1 : 0);
    QVERIFY(program.yard.until([&] { return openActions(program).empty(); }));
}

void addWays()
{
    QTest::addColumn<ReleaseWay>("way");
    QTest::newRow("tag") << ReleaseWay::Tag;
    QTest::newRow("draft and publish") << ReleaseWay::Publish;
    QTest::newRow("dispatch") << ReleaseWay::Dispatch;
}

/// What a workflow that is started by hand does in these tests.
void playWorkflow(Program& program, ReleaseWay way)
{
    if (way == ReleaseWay::Dispatch && !program.runner->state().runs.empty())
        program.makeRelease();
}

} // namespace

/// A release against the embedded GitHub, which counts what it was asked to do.
class DeliveryReleaseRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachWayEndsInOneRelease_data() { addWays(); }
    void eachWayEndsInOneRelease()
    {
        QFETCH(const ReleaseWay, way);
        Program program;
        program.kept = [&] { playWorkflow(program, way); };
        QSignalSpy jobs(program.runner.get(), &delivery::ReleaseRunner::jobsSeen);
        QVERIFY(program.release(way));
        compareWithOneRelease(program, way);
        QVERIFY(jobs.count() > 0);
        QCOMPARE(program.yard.writes(u"/git/refs"_s), way == ReleaseWay::Tag ? 1 : 0);
        QCOMPARE(program.yard.writes(u"/dispatches"_s), way == ReleaseWay::Dispatch ? 1 : 0);
        if (way == ReleaseWay::Tag) // with a message, and not only a name
            QVERIFY(program.yard.repository().annotations.contains(u"v1.5.0"_s));
    }

    void killedAtEachStateThatWasKeptItGoesOnAndSendsNothingTwice_data() { addWays(); }
    void killedAtEachStateThatWasKeptItGoesOnAndSendsNothingTwice()
    {
        QFETCH(const ReleaseWay, way);
        qsizetype steps = 0;
        {
            Program whole;
            whole.kept = [&] { playWorkflow(whole, way); };
            QVERIFY(whole.release(way));
            steps = whole.states.size();
        }
        QVERIFY2(steps >= 5, qPrintable(QString::number(steps)));
        for (qsizetype step = 1; step <= steps; ++step) {
            for (const auto afterwards : {0ms, 5ms, 40ms}) { // before, while and after what follows is sent
                Program program;
                bool isDue = false;
                program.kept = [&] {
                    isDue = isDue || program.states.size() == step;
                    playWorkflow(program, way);
                };
                program.runner->begin(program.order(way));
                QVERIFY(program.yard.until([&] { return isDue; }));
                if (afterwards > 0ms)
                    QTest::qWait(int(afterwards.count()));
                program.kill();
                program.start();
                QVERIFY2(program.yard.until([&] { return program.hasEnded(); }), qPrintable(program.story()));
                compareWithOneRelease(program, way);
                if (QTest::currentTestFailed())
                    return qWarning("killed after state %lld: %s", qlonglong(step), qPrintable(program.story()));
            }
        }
    }

    void aLostAnswerIsLookedForAndTheRequestNotRepeated_data()
    {
        QTest::addColumn<ReleaseWay>("way");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, ReleaseWay way, const QByteArray& method, const QString& path) {
            QTest::newRow(name) << way << method << path;
        };
        row("of the tag object", ReleaseWay::Tag, "POST", u"/git/tags$"_s);
        row("of the tag", ReleaseWay::Tag, "POST", u"/git/refs$"_s);
        row("of the look for the tag", ReleaseWay::Tag, "GET", u"/matching-refs"_s);
        row("of the runs", ReleaseWay::Tag, "GET", u"/actions/runs"_s);
        row("of the release", ReleaseWay::Tag, "GET", u"/releases/tags"_s);
        row("of title and notes", ReleaseWay::Tag, "PATCH", u"/releases/"_s);
        row("of the draft", ReleaseWay::Publish, "POST", u"/releases$"_s);
        row("of the publication", ReleaseWay::Publish, "PATCH", u"/releases/"_s);
        row("of the dispatch", ReleaseWay::Dispatch, "POST", u"/dispatches$"_s);
    }
    void aLostAnswerIsLookedForAndTheRequestNotRepeated()
    {
        QFETCH(const ReleaseWay, way);
        QFETCH(const QByteArray, method);
        QFETCH(const QString, path);
        Program program;
        program.kept = [&] { playWorkflow(program, way); };
        auto& faults = program.yard.server.faults();
        if (path == "/matching-refs"_L1) // it is looked for only after this
            faults.add({.kind = FaultKind::LostAnswer, .path = QRegularExpression(u"/git/refs$"_s), .method = "POST"});
        faults.add({.kind = FaultKind::LostAnswer,
                    .count = method == "GET" ? 6 : 1,
                    .path = QRegularExpression(path),
                    .method = method});
        QVERIFY2(program.release(way), qPrintable(program.story()));
        QVERIFY(faults.struck() > 0);
        compareWithOneRelease(program, way);
        QCOMPARE(program.yard.writes(u"/git/refs"_s), way == ReleaseWay::Tag ? 1 : 0);
        QCOMPARE(program.yard.writes(u"/dispatches"_s), way == ReleaseWay::Dispatch ? 1 : 0);
        if (way == ReleaseWay::Publish)
            QCOMPARE(program.yard.writes(u"/releases"_s), 2);
    }

    void whicheverAnswerIsLostOrDoubledItIsOneRelease_data()
    {
        QTest::addColumn<ReleaseWay>("way");
        QTest::addColumn<FaultKind>("kind");
        for (const auto& [kind, name] :
             {std::pair(FaultKind::LostAnswer, "lost"), std::pair(FaultKind::DoubledAnswer, "doubled")}) {
            QTest::addRow("tag, %s", name) << ReleaseWay::Tag << kind;
            QTest::addRow("draft and publish, %s", name) << ReleaseWay::Publish << kind;
            QTest::addRow("dispatch, %s", name) << ReleaseWay::Dispatch << kind;
        }
    }
    void whicheverAnswerIsLostOrDoubledItIsOneRelease()
    {
        QFETCH(const ReleaseWay, way);
        QFETCH(const FaultKind, kind);
        int requests = 0;
        {
            Program whole;
            whole.kept = [&] { playWorkflow(whole, way); };
            QVERIFY(whole.release(way));
            requests = whole.yard.server.traffic().requests;
        }
        QVERIFY2(requests >= 5, qPrintable(QString::number(requests)));
        for (int request = 0; request < requests; ++request) {
            Program program;
            program.kept = [&] { playWorkflow(program, way); };
            program.yard.server.faults().add({.kind = kind, .after = request});
            QVERIFY2(program.release(way), qPrintable(program.story()));
            QVERIFY(program.yard.until([&] { return program.yard.server.faults().struck() == 1; }));
            compareWithOneRelease(program, way);
            QCOMPARE(program.yard.writes(u"/git/refs"_s), way == ReleaseWay::Tag ? 1 : 0);
            QCOMPARE(program.yard.writes(u"/dispatches"_s), way == ReleaseWay::Dispatch ? 1 : 0);
            if (QTest::currentTestFailed())
                return qWarning("at request %d of %d: %s", request + 1, requests, qPrintable(program.story()));
        }
    }

    void whatNeverArrivedIsSentAgainOnceThatIsSure_data() { aLostAnswerIsLookedForAndTheRequestNotRepeated_data(); }
    void whatNeverArrivedIsSentAgainOnceThatIsSure()
    {
        QFETCH(const ReleaseWay, way);
        QFETCH(const QByteArray, method);
        QFETCH(const QString, path);
        Program program;
        program.kept = [&] { playWorkflow(program, way); };
        program.yard.server.faults().add(
            {.kind = FaultKind::Refused, .path = QRegularExpression(path), .method = method});
        QVERIFY2(program.release(way), qPrintable(program.story()));
        compareWithOneRelease(program, way);
    }

    void aDispatchWhoseRunComesLateIsNotSentAgain()
    {
        Program program;
        program.kept = [&] { playWorkflow(program, ReleaseWay::Dispatch); };
        program.yard.server.world().setDispatchLag(40'000);
        program.yard.server.faults().add(
            {.kind = FaultKind::LostAnswer, .path = QRegularExpression(u"/dispatches$"_s), .method = "POST"});
        QVERIFY2(program.release(ReleaseWay::Dispatch), qPrintable(program.story()));
        compareWithOneRelease(program, ReleaseWay::Dispatch);
        QCOMPARE(program.yard.writes(u"/dispatches"_s), 1);
    }

    void aTagThatStartsNothingSaysWhyAndTheWorkflowIsStartedByHand()
    {
        Program program;
        program.yard.repository().workflow(u"release.yml"_s)->state = u"disabled_manually"_s;
        QVERIFY(program.release(ReleaseWay::Tag));
        QCOMPARE(program.runner->state().phase, ReleasePhase::NoRun);
        QVERIFY2(program.runner->state().words.contains(u"release.yml"_s), qPrintable(program.story()));
        program.kill();
        program.start();
        QCOMPARE(program.runner->state().phase, ReleasePhase::NoRun);
        program.kept = [&] { playWorkflow(program, ReleaseWay::Dispatch); };
        program.runner->dispatch();
        QVERIFY(program.yard.until([&] { return program.runner->state().phase != ReleasePhase::NoRun; }));
        QVERIFY2(program.untilEnd(), qPrintable(program.story()));
        QVERIFY2(program.runner->state().phase == ReleasePhase::Released, qPrintable(program.story()));
        QCOMPARE(program.yard.writes(u"/dispatches"_s), 1);
        QCOMPARE(program.yard.writes(u"/git/refs"_s), 1);
    }

    void aTagOfSomebodyElseIsLeftAlone()
    {
        Program program;
        auto& repository = program.yard.repository();
        QVERIFY(program.yard.server.world().createTag(repository, u"v1.5.0"_s, repository.branches.value(u"main"_s),
                                                      u"mbrandt"_s));
        QVERIFY(program.release(ReleaseWay::Tag));
        QVERIFY2(program.runner->state().phase == ReleasePhase::NeedsHuman, qPrintable(program.story()));
        QVERIFY2(program.runner->state().words.contains(u"another v1.5.0"_s), qPrintable(program.story()));
        QCOMPARE(program.yard.writes(u"/git/refs"_s), 1);
    }

    void aRulesetsRefusalIsToldAndGoneOnFromOnceItIsGone()
    {
        Program program;
        program.yard.repository().rulesets
            = {{.id = 7, .name = u"Tags"_s, .include = {u"refs/tags/v*"_s}, .rules = {u"creation"_s}}};
        QVERIFY(program.release(ReleaseWay::Tag));
        QVERIFY2(program.runner->state().phase == ReleasePhase::NeedsHuman, qPrintable(program.story()));
        QVERIFY2(program.runner->state().words.contains(u"ruleset"_s), qPrintable(program.story()));
        QCOMPARE(program.yard.writes(u"/git/refs"_s), 1);
        program.yard.repository().rulesets.clear();
        program.runner->goOn();
        QVERIFY(program.yard.until([&] { return !program.hasEnded(); }));
        QVERIFY2(program.untilEnd(), qPrintable(program.story()));
        compareWithOneRelease(program, ReleaseWay::Tag);
    }

    void aDraftIsMadeAndLeftForSomebodyToPublish()
    {
        Program program;
        ReleaseOrder order = program.order(ReleaseWay::Publish);
        order.release.isDraft = true;
        order.expected.clear();
        program.runner->begin(order);
        QVERIFY(program.untilEnd());
        QVERIFY2(program.runner->state().phase == ReleasePhase::Drafted, qPrintable(program.story()));
        QCOMPARE(program.releases().size(), 1U);
        QVERIFY(program.releases().front()->draft);
        QVERIFY(!program.yard.repository().tags.contains(u"v1.5.0"_s));
    }

    void aMissingFileIsSaid()
    {
        Program program;
        ReleaseOrder order = program.order(ReleaseWay::Tag);
        order.expectedAssets << u"switchyard-windows.zip"_s;
        program.runner->begin(order);
        QVERIFY(program.untilEnd());
        QVERIFY2(program.runner->state().phase == ReleasePhase::Incomplete, qPrintable(program.story()));
        QVERIFY(program.runner->state().words.contains(u"switchyard-windows.zip is missing"_s));
    }

    void stoppedItSendsNothingMore()
    {
        Program program;
        program.kept = [&] {
            if (program.runner->state().phase == ReleasePhase::AwaitingRun)
                program.runner->stop();
        };
        QVERIFY(program.release(ReleaseWay::Tag));
        QCOMPARE(program.runner->state().phase, ReleasePhase::Stopped);
        const auto writes = program.yard.server.traffic().writes.size();
        program.yard.until([] { return false; }, 10min);
        QCOMPARE(program.yard.server.traffic().writes.size(), writes);
        program.kept = {};
        program.runner->goOn();
        QVERIFY(program.yard.until([&] { return !program.hasEnded(); }));
        QVERIFY(program.untilEnd());
        compareWithOneRelease(program, ReleaseWay::Tag);
    }

    void anotherProgramOfTheUserLeavesItAlone()
    {
        Program program;
        auto& yard = program.yard;
        delivery::ReleaseRunner other(*yard.client, *yard.store, yard.clock, program.runner->place());
        const auto refused = QCoro::waitFor(other.open());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ErrorKind::Conflict);
        QVERIFY2(refused.error().what.contains(u"v1.5.0"_s), qPrintable(refused.error().what));
        QVERIFY(program.release(ReleaseWay::Tag));
        program.runner.reset();
        QVERIFY(QCoro::waitFor(other.open()));
        QCOMPARE(other.state().phase, ReleasePhase::Released);
    }

    void whatIsKeptAndCannotBeReadIsLeftAlone()
    {
        Program program;
        program.runner.reset();
        QVERIFY(QCoro::waitFor(program.yard.store->keepUndertaking({.account = program.yard.client->account().id,
                                                                    .kind = u"release"_s,
                                                                    .repository = Switchyard::name,
                                                                    .subject = u"v1.5.0"_s,
                                                                    .state = "{\"schema\":9}"})));
        delivery::ReleaseRunner runner(
            *program.yard.client, *program.yard.store, program.yard.clock,
            {.repository = Switchyard::name, .tag = u"v1.5.0"_s, .folder = program.yard.folder()});
        const auto opened = QCoro::waitFor(runner.open());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, core::ErrorKind::Storage);
        QVERIFY(program.yard.server.traffic().writes.empty());
    }
};

QTEST_GUILESS_MAIN(DeliveryReleaseRunner)
#include "delivery_release_runner.moc"
