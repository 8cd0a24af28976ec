// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::FaultKind;
using monitor::RunCommands;
using signalbox::tests::Station;

namespace {

/// A watched repository whose newest run has failed in Lint.
struct Broken {
    Broken()
        : repository(station.addRepository(u"signal"_s))
        , name(station.nameOf(repository))
        , isOpen(station.open({name}))
    {
        station.server.world().push(
            repository,
            {.message = u"Break it"_s, .failures = {{.job = u"Lint"_s, .step = u"Clippy"_s, .flaky = true}}});
        station.pass(5min);
    }

    core::Run run() { return station.modelRun(station.latestRun(repository)); }
    std::vector<demo::Write> writes() { return station.server.traffic().writes; }
    std::vector<history::Action> openActions()
    {
        return station.await(station.store->openActions(station.client->account().id)).value().value();
    }

    Station station;
    demo::Repository& repository;
    core::RepositoryName name;
    bool isOpen;
};

core::Run runWith(const QString& status, const QString& conclusion = {})
{
    return {.attempt = 1,
            .state = core::State::fromWords(status, conclusion),
            .createdAt = QDateTime(QDate(2026, 10, 1), QTime(12, 0), QTimeZone::UTC)};
}

} // namespace

/// What a user can do to a run: sent once, written down before, seen at once after.
class MonitorCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reRunningWhatFailedIsSentOnceAndSeenAtOnce()
    {
        Broken broken;
        QVERIFY(broken.isOpen);
        QVERIFY(broken.run().state.isFailure());
        const auto result = broken.station.await(broken.station.commands->rerunFailed(broken.run()));
        QVERIFY(result && *result);
        broken.station.pass(2s);
        QCOMPARE(broken.run().attempt, 2);
        QCOMPARE(broken.writes().size(), 1U);
        QVERIFY(broken.writes().front().path.endsWith(u"/rerun-failed-jobs"_s));
        QVERIFY(broken.openActions().empty());
        broken.station.pass(3min);
        QVERIFY(broken.run().state.isSuccess());
        QCOMPARE(broken.station.differences(), QStringList());
    }

    void aDeletedRunIsGoneFromTheModelAtOnce()
    {
        Broken broken;
        const core::Run run = broken.run();
        const auto result = broken.station.await(broken.station.commands->deleteRun(run));
        QVERIFY(result && *result);
        broken.station.pass(2s);
        QVERIFY(!broken.station.model.runs.contains(run.id));
        QCOMPARE(broken.writes().size(), 1U);
        QCOMPARE(broken.writes().front().method, u"DELETE"_s);
        QCOMPARE(broken.station.broken, QStringList());
    }

    void aDeletionWhoseAnswerIsLostIsLookedForAndNotSentAgain()
    {
        Broken broken;
        broken.station.server.faults().add(
            {.kind = FaultKind::LostAnswer, .count = 1, .path = QRegularExpression(u"/actions/runs/\\d+$"_s)});
        const auto result = broken.station.await(broken.station.commands->deleteRun(broken.run()));
        QVERIFY(result && *result); // it is gone, so it took effect
        QCOMPARE(broken.writes().size(), 1U);
        QVERIFY(broken.openActions().empty());
    }

    void debugLoggingIsAskedForInTheBody()
    {
        Broken broken;
        const auto result = broken.station.await(broken.station.commands->rerunDebug(broken.run()));
        QVERIFY(result && *result);
        broken.station.pass(2s);
        QCOMPARE(broken.run().attempt, 2);
        QVERIFY(broken.writes().front().body.contains("enable_debug_logging"));
    }

    void aRunningRunIsCancelled()
    {
        Broken broken;
        broken.station.server.world().push(broken.repository, {.message = u"Too early"_s});
        broken.station.pass(30s);
        QVERIFY(broken.run().state.isRunning());
        const auto result = broken.station.await(broken.station.commands->cancel(broken.run()));
        QVERIFY(result && *result);
        broken.station.pass(30s);
        QVERIFY(broken.run().state.conclusion == core::Conclusion::Cancelled);
    }

    void oneJobIsRunAgain()
    {
        Broken broken;
        core::Job lint;
        for (const auto& [id, job] : broken.station.model.jobs) {
            if (job.run == broken.run().id && job.state.isFailure())
                lint = job;
        }
        QCOMPARE(lint.name, u"Lint"_s);
        const auto result = broken.station.await(broken.station.commands->rerunJob(broken.run(), lint));
        QVERIFY(result && *result);
        QVERIFY(broken.writes().front().path.contains(QString::number(lint.id.value)));
    }

    void aLostAnswerIsLookedAtAndNotSentAgain_data()
    {
        QTest::addColumn<bool>("cancels");
        QTest::newRow("re-run") << false;
        QTest::newRow("cancel") << true;
    }
    void aLostAnswerIsLookedAtAndNotSentAgain()
    {
        QFETCH(const bool, cancels);
        Broken broken;
        if (cancels) {
            broken.station.server.world().push(broken.repository, {});
            broken.station.pass(30s);
        }
        broken.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "POST"});
        const auto result = broken.station.await(cancels ? broken.station.commands->cancel(broken.run())
                                                         : broken.station.commands->rerun(broken.run()));
        QVERIFY(result);
        QVERIFY2(*result, result->has_value() ? "" : qPrintable(result->error().sentence()));
        QCOMPARE(broken.writes().size(), 1U);
        QVERIFY(broken.openActions().empty());
    }

    void whatNobodyKnowsIsSaidSo()
    {
        Broken broken;
        broken.station.server.faults().add({.kind = FaultKind::Refused, .method = "POST"});
        const auto result = broken.station.await(broken.station.commands->rerun(broken.run()));
        QVERIFY(result && !*result);
        QVERIFY(result->error().kind == core::ErrorKind::Timeout);
        QVERIFY(!result->error().advice.isEmpty());
        QVERIFY(broken.openActions().empty());
        broken.station.pass(1min);
        QCOMPARE(broken.run().attempt, 1);
        QCOMPARE(broken.writes().size(), 1U);
    }

    void aRefusalHasGitHubsOwnWords()
    {
        Broken broken;
        broken.station.server.faults().add(
            {.method = "POST", .status = 403, .message = "This workflow run cannot be rerun"});
        const auto result = broken.station.await(broken.station.commands->rerun(broken.run()));
        QVERIFY(result && !*result);
        QVERIFY(result->error().detail.contains(u"cannot be rerun"_s));
        QVERIFY(broken.openActions().empty());
    }

    void twoClicksSendOneRequest()
    {
        Broken broken;
        auto first = broken.station.commands->rerun(broken.run());
        const auto second = broken.station.await(broken.station.commands->rerun(broken.run()));
        QVERIFY(second && !*second);
        QVERIFY(second->error().kind == core::ErrorKind::Conflict);
        QVERIFY(broken.station.await(std::move(first)).value());
        QCOMPARE(broken.writes().size(), 1U);
    }

    void nothingIsSentThatCannotBeWrittenDown()
    {
        Broken broken;
        history::Store closed;
        RunCommands commands(*broken.station.client, closed, *broken.station.watcher, broken.station.clock);
        const auto result = broken.station.await(commands.rerun(broken.run()));
        QVERIFY(result && !*result);
        QVERIFY(result->error().what.startsWith(u"The action was not sent"_s));
        QVERIFY(broken.writes().empty());
    }

    void theLogSaysWhoDidWhatToWhatWhyAndWhatWasSent()
    {
        Broken broken;
        const core::Run run = broken.run();
        QVERIFY(broken.station.await(broken.station.commands->rerunFailed(run)).value());
        const auto actions = broken.station.await(broken.station.store->actions({})).value().value();
        QCOMPARE(actions.size(), 1U);
        const history::Action& action = actions[0];
        QCOMPARE(action.kind, u"rerun-failed"_s);
        QCOMPARE(action.actor, u"mara"_s);
        QCOMPARE(action.subject, u"CI #%1 on main"_s.arg(run.number));
        QCOMPARE(action.outcome, u"done"_s);
        QVERIFY(action.endedAt && *action.endedAt >= action.at);
        QCOMPARE(action.requests.size(), 1U);
        QCOMPARE(action.requests[0].method, u"POST"_s);
        QCOMPARE(action.requests[0].path, broken.writes().front().path);
        QCOMPARE(action.requests[0].status, 201);
        QVERIFY(!action.requests[0].requestId.isEmpty());
    }

    void aRefusalIsInTheLogWithGitHubsWords()
    {
        Broken broken;
        broken.station.server.faults().add({.kind = FaultKind::Status,
                                            .method = "POST",
                                            .status = 403,
                                            .message = "Resource not accessible by personal access token"});
        QVERIFY(!broken.station.await(broken.station.commands->rerun(broken.run())).value());
        const auto action = broken.station.await(broken.station.store->actions({})).value().value().at(0);
        QCOMPARE(action.outcome, u"refused"_s);
        QCOMPARE(action.answer, u"Resource not accessible by personal access token"_s);
        QCOMPARE(action.requests.at(0).status, 403);
    }

    void aLostAnswerIsInTheLogAsARequestWithoutAStatus()
    {
        Broken broken;
        broken.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "POST"});
        QVERIFY(broken.station.await(broken.station.commands->rerun(broken.run())).value());
        const auto action = broken.station.await(broken.station.store->actions({})).value().value().at(0);
        QCOMPARE(action.outcome, u"done"_s);
        QVERIFY2(action.answer.contains(u"lost"_s), qPrintable(action.answer));
        QCOMPARE(action.requests.size(), 1U);
        QCOMPARE(action.requests[0].status, 0);
    }

    void anActionOfAKilledProgramIsSettledAtTheNextStart()
    {
        Broken broken;
        const core::Run run = broken.run();
        const history::Action action{.account = broken.station.client->account().id,
                                     .at = broken.station.clock.now(),
                                     .kind = u"rerun"_s,
                                     .repository = broken.name,
                                     .run = run.id,
                                     .attempt = run.attempt};
        QVERIFY(broken.station.await(broken.station.store->beginAction(action)).value());
        QVERIFY(broken.station.server.world().rerun(run.id.value, false, u"mara"_s));
        broken.station.close();
        QVERIFY(broken.station.open({broken.name}));
        QCOMPARE(broken.openActions().size(), 1U);
        const auto settle = [](RunCommands* commands) -> QCoro::Task<bool> {
            co_await commands->settleOpenActions();
            co_return true;
        };
        QVERIFY(broken.station.await(settle(broken.station.commands.get())));
        QVERIFY(broken.openActions().empty());
        QVERIFY(broken.writes().empty());
    }

    void anActionStaysOpenUntilGitHubIsReached()
    {
        Broken broken;
        const core::Run run = broken.run();
        const history::Action action{.account = broken.station.client->account().id,
                                     .at = broken.station.clock.now(),
                                     .kind = u"rerun"_s,
                                     .repository = broken.name,
                                     .run = run.id,
                                     .attempt = run.attempt};
        QVERIFY(broken.station.await(broken.station.store->beginAction(action)).value());
        QVERIFY(broken.station.server.world().rerun(run.id.value, false, u"mara"_s));
        broken.station.close();
        broken.station.server.faults().add({.kind = FaultKind::Refused, .count = -1});
        QVERIFY(broken.station.open({broken.name}));
        auto settling = broken.station.commands->settleOpenActions();
        broken.station.pass(10min);
        QCOMPARE(broken.openActions().size(), 1U);
        broken.station.server.faults().clear();
        broken.station.pass(5min);
        QVERIFY(broken.openActions().empty());
    }

    void destroyedWhileItWaitsItEndsAsCancelledAndIsSettledLater()
    {
        Broken broken;
        broken.station.server.faults().add({.kind = FaultKind::LostAnswer, .method = "POST"});
        std::optional<core::Result<void>> result;
        const auto run
            = [](RunCommands* commands, core::Run which, std::optional<core::Result<void>>* into) -> QCoro::Task<void> {
            into->emplace(co_await commands->rerun(which));
        };
        auto task = run(broken.station.commands.get(), broken.run(), &result);
        QTRY_COMPARE(broken.writes().size(), 1U);
        QTRY_COMPARE(broken.station.client->inFlight(), 0);
        broken.station.settle();
        broken.station.commands.reset();
        broken.station.settle();
        QVERIFY(result);
        QVERIFY(result->error().kind == core::ErrorKind::Cancelled);
        QCOMPARE(broken.openActions().size(), 1U);
    }

    void theReasonWhyNot_data()
    {
        using Kind = RunCommands::Kind;
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<core::Run>("run");
        QTest::addColumn<core::Repository>("repository");
        QTest::addColumn<QString>("reason"); // a word of it; empty when it can be done
        const core::Repository mine{.name = {.owner = u"mara"_s, .name = u"signal"_s}, .canPush = true};
        core::Repository archived = mine;
        archived.archived = true;
        core::Repository disabled = mine;
        disabled.disabled = true;
        core::Repository foreign = mine;
        foreign.canPush = false;
        const core::Run running = runWith(u"in_progress"_s);
        const core::Run queued = runWith(u"queued"_s);
        const core::Run failed = runWith(u"completed"_s, u"failure"_s);
        const core::Run passed = runWith(u"completed"_s, u"success"_s);
        const core::Run waiting = runWith(u"completed"_s, u"action_required"_s);
        core::Run old = failed;
        old.createdAt = old.createdAt.addDays(-40);
        core::Run often = failed;
        often.attempt = 51;
        const auto row = [](const char* name, Kind kind, const core::Run& run, const core::Repository& repository,
                            const QString& reason = {}) { QTest::newRow(name) << kind << run << repository << reason; };
        row("a failed run", Kind::Rerun, failed, mine);
        row("what failed", Kind::RerunFailed, failed, mine);
        row("a passed run", Kind::Rerun, passed, mine);
        row("nothing failed", Kind::RerunFailed, passed, mine, u"failed"_s);
        row("already running", Kind::Rerun, running, mine, u"already running"_s);
        row("queued", Kind::RerunFailed, queued, mine, u"already running"_s);
        row("a job while others run", Kind::RerunJob, running, mine);
        row("older than a month", Kind::Rerun, old, mine, u"30 days"_s);
        row("too many attempts", Kind::RerunFailed, often, mine, u"50 times"_s);
        row("archived", Kind::Rerun, failed, archived, u"archived"_s);
        row("disabled", Kind::Cancel, running, disabled, u"disabled"_s);
        row("no permission", Kind::Cancel, running, foreign, u"permission"_s);
        row("cancel what runs", Kind::Cancel, running, mine);
        row("cancel what waits for a machine", Kind::Cancel, queued, mine);
        row("cancel what has ended", Kind::Cancel, passed, mine, u"completed"_s);
        row("force-cancel what has ended", Kind::ForceCancel, failed, mine, u"completed"_s);
        row("needs approval", Kind::Rerun, waiting, mine, u"approve"_s);
        row("approve what waits", Kind::Approve, waiting, mine);
        row("approve what failed", Kind::Approve, failed, mine, u"nobody's approval"_s);
        row("approve what runs", Kind::Approve, running, mine, u"nobody's approval"_s);
        row("delete what has ended", Kind::Delete, failed, mine);
        row("delete what runs", Kind::Delete, running, mine, u"must end"_s);
        row("delete without permission", Kind::Delete, failed, foreign, u"permission"_s);
        row("with debug logging", Kind::RerunDebug, old, mine, u"30 days"_s);
    }
    void theReasonWhyNot()
    {
        QFETCH(const RunCommands::Kind, kind);
        QFETCH(const core::Run, run);
        QFETCH(const core::Repository, repository);
        QFETCH(const QString, reason);
        const QDateTime now(QDate(2026, 10, 5), QTime(12, 0), QTimeZone::UTC);
        const QString said = RunCommands::whyNot(kind, run, repository, now);
        QCOMPARE(said.isEmpty(), reason.isEmpty());
        QVERIFY2(said.contains(reason), qPrintable(said));
    }

    void whatCannotBeDoneIsNotSent()
    {
        Broken broken;
        broken.repository.archived = true;
        broken.station.server.world().touch(broken.repository);
        broken.station.pass(1h);
        const auto result = broken.station.await(broken.station.commands->rerun(broken.run()));
        QVERIFY(result && !*result);
        QVERIFY(result->error().what.contains(u"archived"_s));
        QVERIFY(broken.writes().empty());
    }
};

QTEST_GUILESS_MAIN(MonitorCommands)
#include "monitor_commands.moc"
