// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/summary.h"
#include "monitor/known.h"
#include "monitor/unsaved.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using core::Summary;
using monitor::Known;

namespace {

constexpr core::RepositoryId repositoryId{640'000'001};
constexpr core::WorkflowId workflowId{98'000'001};

core::Run runRow(qint64 id, const QString& status, const QString& conclusion = {}, int second = 0)
{
    return {.id = {id},
            .repository = repositoryId,
            .repositoryName = {.owner = u"mara"_s, .name = u"signal"_s},
            .workflow = workflowId,
            .workflowPath = u".github/workflows/ci.yml"_s,
            .number = static_cast<int>(id),
            .event = u"push"_s,
            .state = core::State::fromWords(status, conclusion),
            .branch = u"main"_s,
            .updatedAt = QDateTime(QDate(2026, 10, 5), QTime(8, 0), QTimeZone::UTC).addSecs(second)};
}

core::Repository repositoryRow(const QString& name = u"signal"_s)
{
    return {.id = repositoryId, .name = {.owner = u"mara"_s, .name = name}, .defaultBranch = u"main"_s};
}

core::ChangeSet setOf(const Known::Changes& changes)
{
    return {.account = u"mara@github.com"_s, .changes = changes};
}

} // namespace

/// What is a change and what is a repetition, and what changes add up to.
class MonitorKnown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowIsNewOnceAndThenUnchanged()
    {
        Known known;
        QCOMPARE(known.takeRuns({runRow(1, u"queued"_s)}).size(), 1U);
        QCOMPARE(known.takeRuns({runRow(1, u"queued"_s)}).size(), 0U);
    }

    void aChangeHoldsBothSides()
    {
        Known known;
        known.takeRuns({runRow(1, u"queued"_s)});
        const auto changes = known.takeRuns({runRow(1, u"completed"_s, u"success"_s, 60)});
        QCOMPARE(changes.size(), 1U);
        const auto& run = std::get<core::Changed<core::Run>>(changes.front());
        QVERIFY(run.before->state.status == core::Status::Queued);
        QVERIFY(run.after.state.isSuccess());
    }

    void aRowThatComesTwiceIsOneChange()
    {
        Known known;
        QCOMPARE(known.takeRuns({runRow(1, u"queued"_s), runRow(2, u"queued"_s), runRow(1, u"queued"_s)}).size(), 2U);
        const auto changes = known.takeRuns(
            {runRow(1, u"in_progress"_s, {}, 5), runRow(1, u"completed"_s, u"failure"_s, 60), runRow(1, u"queued"_s)});
        QCOMPARE(changes.size(), 1U);
        QVERIFY(std::get<core::Changed<core::Run>>(changes.front()).after.state.isFailure());
    }

    void anOlderRowIsLeftOutAndSaidSo()
    {
        Known known;
        known.takeRuns({runRow(1, u"completed"_s, u"success"_s, 60)});
        bool stale = false;
        QVERIFY(known.takeRuns({runRow(1, u"in_progress"_s, {}, 5)}, &stale).empty());
        QVERIFY(stale);
        stale = false;
        QVERIFY(known.takeRuns({runRow(1, u"in_progress"_s, {}, 60)}, &stale).empty());
        QVERIFY(stale);
        QVERIFY(known.run(repositoryId, {1})->state.isSuccess());
    }

    void anewAttemptIsNotOlder()
    {
        Known known;
        known.takeRuns({runRow(1, u"completed"_s, u"failure"_s, 60)});
        core::Run again = runRow(1, u"queued"_s, {}, 60);
        again.attempt = 2;
        bool stale = false;
        QCOMPARE(known.takeRuns({again}, &stale).size(), 1U);
        QVERIFY(!stale);
    }

    void aJobNeverGoesBack()
    {
        Known known;
        const core::Job done{.id = {1}, .run = {7}, .state = core::State::fromWords(u"completed"_s, u"success"_s)};
        core::Job running = done;
        running.state = core::State::fromWords(u"in_progress"_s, {});
        QCOMPARE(known.takeJobs({7}, {running}).size(), 1U);
        QVERIFY(!known.jobsHaveEnded({7}));
        QCOMPARE(known.takeJobs({7}, {done}).size(), 1U);
        QVERIFY(known.jobsHaveEnded({7}));
        bool stale = false;
        QCOMPARE(known.takeJobs({7}, {running}, &stale).size(), 0U);
        QVERIFY(stale);
    }

    void aStatusThatNobodyKnowsIsShownAndDoesNotHideTheEnd()
    {
        Known known;
        core::Job job{.id = {1}, .run = {7}};
        bool stale = false;
        for (const QString& status : {u"in_progress"_s, u"hibernating"_s, u"queued"_s, u"completed"_s}) {
            job.state = core::State::fromWords(status, status == u"completed"_s ? u"success"_s : QString());
            QCOMPARE(known.takeJobs({7}, {job}, &stale).size(), 1U);
        }
        QVERIFY(!stale);
        job.state = core::State::fromWords(u"hibernating"_s, {});
        QCOMPARE(known.takeJobs({7}, {job}, &stale).size(), 0U);
        QVERIFY(stale);
    }

    void jobsOfAnEarlierAttemptDoNotKeepARunOpen()
    {
        Known known;
        const core::State running = core::State::fromWords(u"in_progress"_s, {});
        const core::State passed = core::State::fromWords(u"completed"_s, u"success"_s);
        known.takeJobs({7}, {{.id = {1}, .run = {7}, .state = running}});
        known.takeJobs({7}, {{.id = {2}, .run = {7}, .attempt = 2, .state = passed}});
        QVERIFY(known.jobsHaveEnded({7}));
    }

    void aRunIsCalledAsItsWorkflowIs()
    {
        Known known;
        known.takeRuns({runRow(1, u"queued"_s)});
        QCOMPARE(known.run(repositoryId, {1})->workflowName, u"ci.yml"_s); // until the list says more
        const core::Workflow workflow{.id = workflowId, .repository = repositoryId, .name = u"Tests"_s};
        QCOMPARE(known.takeWorkflows({workflow}).size(), 2U); // itself, and its run
        QCOMPARE(known.run(repositoryId, {1})->workflowName, u"Tests"_s);
        QVERIFY(known.takeRuns({runRow(1, u"queued"_s)}).empty());
    }

    void aRenamedRepositoryRenamesItsRuns()
    {
        Known known;
        known.takeRepository(repositoryRow());
        known.takeRuns({runRow(1, u"queued"_s), runRow(2, u"queued"_s)});
        QVERIFY(known.takeRepository(repositoryRow()).empty());
        QCOMPARE(known.takeRepository(repositoryRow(u"signalbox"_s)).size(), 3U);
        QCOMPARE(known.run(repositoryId, {2})->repositoryName.full(), u"mara/signalbox"_s);
    }

    void theMemoryOfABusyRepositoryIsBounded()
    {
        Known known;
        for (qint64 id = 1; id <= 5000; ++id)
            known.takeRuns({runRow(id, id == 1 ? u"in_progress"_s : u"completed"_s, id == 1 ? u""_s : u"success"_s)});
        QVERIFY(known.newestRuns(repositoryId, 10'000).size() <= 301);
        QVERIFY(known.run(repositoryId, {1})); // it still runs
        QVERIFY(known.run(repositoryId, {5000}));
    }

    void whatWasNotSavedGoesAlongAsItIsNow()
    {
        Known known;
        monitor::Unsaved unsaved;
        unsaved.add(known.takeRuns({runRow(1, u"queued"_s), runRow(2, u"queued"_s)}));
        const auto changes = unsaved.before(known.takeRuns({runRow(1, u"completed"_s, u"success"_s, 60)}));
        QCOMPARE(changes.size(), 2U);
        QCOMPARE(std::get<core::Changed<core::Run>>(changes[0]).after.id.value, 2);
        QVERIFY(std::get<core::Changed<core::Run>>(changes[1]).after.state.isSuccess());
        unsaved.forget(changes);
        QVERIFY(unsaved.isEmpty());
    }

    void whatOnlyAnotherTransactionWroteIsNotForgotten()
    {
        Known known;
        monitor::Unsaved unsaved;
        // Two are on their way at a time: the store fails the first, and takes the second.
        const auto first = unsaved.before(known.takeRuns({runRow(1, u"queued"_s), runRow(2, u"queued"_s)}));
        const auto second = unsaved.before(known.takeRuns({runRow(2, u"in_progress"_s, {}, 5)}));
        unsaved.add(first);
        unsaved.forget(second);
        const auto next = unsaved.before({});
        QCOMPARE(next.size(), 1U);
        QCOMPARE(std::get<core::Changed<core::Run>>(next.front()).after.id.value, 1);
    }

    void theSummaryCountsAndNamesTheWorst()
    {
        Known known;
        Summary summary;
        QVERIFY(summary.worst() == core::Outcome::Unknown);
        summary.apply(setOf(known.takeRepository(repositoryRow())));
        summary.apply(setOf(known.takeRuns({runRow(1, u"completed"_s, u"success"_s)})));
        QVERIFY(summary.worst() == core::Outcome::Passed);
        summary.apply(setOf(known.takeRuns({runRow(2, u"in_progress"_s), runRow(3, u"queued"_s)})));
        QCOMPARE(summary.running(), 1);
        QCOMPARE(summary.queued(), 1);
        QVERIFY(summary.worst() == core::Outcome::Running);
        summary.apply(setOf(known.takeRuns({runRow(3, u"waiting"_s, {}, 5)})));
        QCOMPARE(summary.waiting(), 1);
        QVERIFY(summary.worst() == core::Outcome::NeedsPerson);
        summary.apply(setOf(known.takeRuns({runRow(2, u"completed"_s, u"failure"_s, 60)})));
        QCOMPARE(summary.failed(), 1);
        QCOMPARE(summary.running(), 0);
        QVERIFY(summary.worst() == core::Outcome::Failed);
    }

    void aFailedLineStaysFailedWhileItIsRunAgain()
    {
        Summary summary;
        summary.apply(setOf(Known().takeRepository(repositoryRow())));
        summary.apply(setOf(Known().takeRuns({runRow(1, u"completed"_s, u"failure"_s)})));
        core::Run again = runRow(1, u"in_progress"_s);
        again.attempt = 2;
        summary.apply(setOf(Known().takeRuns({again})));
        QCOMPARE(summary.failed(), 1);
        QCOMPARE(summary.running(), 1);
        again.state = core::State::fromWords(u"completed"_s, u"success"_s);
        summary.apply(setOf(Known().takeRuns({again})));
        QCOMPARE(summary.failed(), 0);
        QVERIFY(summary.worst() == core::Outcome::Passed);
    }

    void otherBranchesAndPullRequestsDoNotAlarmTheTray()
    {
        Summary summary;
        summary.apply(setOf(Known().takeRepository(repositoryRow())));
        core::Run topic = runRow(1, u"completed"_s, u"failure"_s);
        topic.branch = u"topic"_s;
        core::Run fork = runRow(2, u"completed"_s, u"failure"_s);
        fork.event = u"pull_request"_s;
        summary.apply(setOf(Known().takeRuns({topic, fork})));
        QCOMPARE(summary.failed(), 0);
    }

    void aWorkflowThatIsSwitchedOffAlarmsNobody()
    {
        Summary summary;
        const core::Run failed = runRow(1, u"completed"_s, u"failure"_s);
        summary.take({}, repositoryRow());
        summary.take({}, failed);
        QCOMPARE(summary.failed(), 1);
        summary.take({}, core::Workflow{.id = failed.workflow, .state = u"disabled_manually"_s});
        QVERIFY(summary.worst() == core::Outcome::Unknown);
        QVERIFY(summary.standings().empty());
        summary.take({}, core::Workflow{.id = failed.workflow, .state = u"active"_s});
        QCOMPARE(summary.failed(), 1);
    }

    void whatOneServerSwitchedOffIsOnAtAnother()
    {
        Summary summary;
        const core::Run failed = runRow(1, u"completed"_s, u"failure"_s);
        const core::Run elsewhere = runRow(2, u"completed"_s, u"failure"_s);
        summary.take(u"mara@one"_s, repositoryRow());
        summary.take(u"mara@one"_s, failed);
        summary.take(u"mara@two"_s, core::Repository{.id = repositoryId, .defaultBranch = u"trunk"_s});
        summary.take(u"mara@two"_s, core::Workflow{.id = failed.workflow, .state = u"disabled_manually"_s});
        summary.take(u"mara@two"_s, elsewhere);
        QCOMPARE(summary.failed(), 1);
        QCOMPARE(summary.standings().front().account, u"mara@one"_s);
    }

    void aDeletedRunCountsNoMore()
    {
        Summary summary;
        summary.apply(setOf(Known().takeRepository(repositoryRow())));
        summary.apply(setOf(Known().takeRuns({runRow(1, u"completed"_s, u"success"_s)})));
        summary.apply(setOf(Known().takeRuns({runRow(2, u"completed"_s, u"failure"_s)})));
        QCOMPARE(summary.failed(), 1);
        summary.apply(setOf({core::RunRemoved{.run = {2}, .repository = repositoryId}}));
        QCOMPARE(summary.failed(), 0);
        summary.apply(setOf({core::RepositoryRemoved{.repository = repositoryId}}));
        QVERIFY(summary == Summary() || summary.worst() == core::Outcome::Unknown);
    }
};

QTEST_GUILESS_MAIN(MonitorKnown)
#include "monitor_known.moc"
