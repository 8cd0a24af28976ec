// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"
#include "monitor/transitions.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::tests::Station;

/// How the watcher follows what happens at GitHub while all goes well.
class MonitorWatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewRepositoryIsReadWhole()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(5s);
        QCOMPARE(station.model.repositories.size(), 1U);
        QCOMPARE(station.model.workflows.size(), 1U);
        QCOMPARE(station.model.runs.size(), 1U);
        QCOMPARE(station.model.runs.begin()->second.workflowName, u"CI"_s);
        QCOMPARE(station.model.runs.begin()->second.repositoryName.full(), u"mara/signal"_s);
        QCOMPARE(station.broken, QStringList());
    }

    void aRunIsFollowedToItsEndWithItsJobsAndSteps()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(5min);
        const auto run = station.modelRun(station.latestRun(repository));
        QVERIFY(run.state.isSuccess());
        QCOMPARE(station.jobsInModel(station.latestRun(repository)), 3);
        for (const auto& [id, job] : station.model.jobs) {
            QVERIFY2(job.state.isSuccess(), qPrintable(job.name));
            QVERIFY(!job.steps.empty());
        }
        QCOMPARE(station.differences(), QStringList());
        QCOMPARE(station.broken, QStringList());
    }

    void aPushShowsWithinTenSecondsWhereSomethingWasGoingOn()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(10min);
        station.server.world().push(repository, {.message = u"Hurry"_s});
        station.pass(10s);
        QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"Hurry"_s);
    }

    void aPushShowsWithinTwoMinutesWhereNothingHappenedForADay()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(3min);
        station.clock.advance(24h);
        station.pass(5min);
        station.server.world().push(repository, {.message = u"At last"_s});
        station.pass(2min);
        QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"At last"_s);
    }

    void everyStepOfTheRunOnScreenIsSeenWithinFiveSeconds()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(3min);
        station.server.world().push(repository, {});
        station.pass(8s);
        const core::RunId run{station.latestRun(repository).id};
        station.watcher->setOnScreen(core::RepositoryId{repository.id}, run);
        station.pass(20s);
        QDateTime late;
        int changes = 0;
        station.listener = [&](const core::ChangeSet& set) {
            for (const core::Change& change : set.changes) {
                const auto* job = std::get_if<core::Changed<core::Job>>(&change);
                if (!job || !job->after.completedAt || (job->before && job->before->completedAt))
                    continue;
                ++changes;
                if (job->after.completedAt->secsTo(set.at) > 5)
                    late = set.at;
            }
        };
        station.pass(3min);
        QCOMPARE(changes, 3);
        QVERIFY(!late.isValid());
    }

    void aReRunIsANewAttemptOfTheSameRow()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(5min);
        const auto& run = station.latestRun(repository);
        QVERIFY(station.server.world().rerun(run.id, false, u"mara"_s));
        station.pass(20s);
        QCOMPARE(station.modelRun(run).attempt, 2);
        QVERIFY(!station.modelRun(run).state.isCompleted());
        station.pass(5min);
        QVERIFY(station.modelRun(run).state.isSuccess());
        QCOMPARE(station.jobsInModel(run), 6); // three of each attempt
        QCOMPARE(station.differences(), QStringList());
    }

    void aRenamedRepositoryKeepsItsRuns()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        const auto oldName = station.nameOf(repository);
        QVERIFY(station.open({oldName}));
        station.pass(5min);
        const auto runs = station.model.runs.size();
        station.server.world().rename(u"mara/signal"_s, u"signalbox"_s);
        station.server.world().push(repository, {.message = u"Under a new name"_s});
        station.pass(5min);
        QCOMPARE(station.model.repositories.size(), 1U);
        QCOMPARE(station.model.repositories.begin()->second.name.full(), u"mara/signalbox"_s);
        QCOMPARE(station.model.runs.size(), runs + 1);
        for (const auto& [id, run] : station.model.runs)
            QCOMPARE(run.repositoryName.full(), u"mara/signalbox"_s);
        QCOMPARE(station.watcher->watched().front().full(), u"mara/signalbox"_s);
        QVERIFY(station.watcher->freshness(oldName)); // still known under what the user typed
        QCOMPARE(station.broken, QStringList());
        QCOMPARE(station.differences(), QStringList());
    }

    void aDeletedRunLeavesTheList()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        station.server.world().push(repository, {.message = u"To be deleted"_s});
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(5min);
        QCOMPARE(station.model.runs.size(), 2U);
        QVERIFY(station.server.world().deleteRun(repository.runs.front()->id));
        station.pass(30s);
        QCOMPARE(station.model.runs.size(), 1U);
        QCOMPARE(station.differences(), QStringList());
        QCOMPARE(station.broken, QStringList());
    }

    void moreRunsThanFitOnAPageAreAllSeen()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(5min);
        station.watcher->setConditions({.offline = true});
        for (int i = 0; i < 70; ++i)
            station.server.world().push(repository, {.message = u"One of seventy"_s});
        station.pass(5min);
        station.watcher->setConditions({});
        station.pass(30min);
        QCOMPARE(station.model.runs.size(), 71U);
        QCOMPARE(station.differences(), QStringList());
    }

    void aRunTooOldForThePageIsFollowedByItself()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        repository.runners = 2; // so that the first run waits behind the others
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(10s);
        const qint64 first = repository.runs.front()->id;
        for (int i = 0; i < 40; ++i)
            station.server.world().push(repository, {});
        station.pass(10s);
        QVERIFY(!station.server.world().run(first)->ended());
        station.server.world().finishRun(first, u"failure"_s);
        station.pass(15s);
        QVERIFY(station.modelRun(*station.server.world().run(first)).state.isFailure());
    }

    void theSecondNameOfARepositoryIsNotWatchedTwice()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        station.server.world().rename(u"mara/signal"_s, u"signalbox"_s);
        QVERIFY(
            station.open({{.owner = u"mara"_s, .name = u"signal"_s}, {.owner = u"mara"_s, .name = u"signalbox"_s}}));
        station.pass(5min);
        QCOMPARE(station.watcher->watched().size(), 1U);
        QCOMPARE(station.model.repositories.size(), 1U);
        station.server.world().push(repository, {});
        station.pass(1min);
        QCOMPARE(station.differences(), QStringList());
        QCOMPARE(station.broken, QStringList());
    }

    void aFailedRunIsToldOnceAndItsReRunFixesIt()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        monitor::Transitions transitions(station.clock);
        QList<monitor::Transition> told;
        connect(station.watcher.get(), &monitor::Watcher::changed, &transitions, &monitor::Transitions::apply);
        connect(&transitions, &monitor::Transitions::happened, this, [&](const monitor::Transition& transition) {
            if (monitor::isVerdict(transition.kind))
                told << transition;
        });
        for (const core::ChangeSet& set : station.sets)
            transitions.remember(set);
        station.pass(5min);
        QCOMPARE(told.size(), 0);
        station.server.world().push(repository, {.failures = {{.job = u"Lint"_s, .step = u"Clippy"_s, .flaky = true}}});
        station.pass(5min);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.last().kind == monitor::Transition::Kind::Broken);
        QVERIFY(told.last().onDefaultBranch);
        QVERIFY(station.server.world().rerun(station.latestRun(repository).id, true, u"mara"_s));
        station.pass(5min);
        QCOMPARE(told.size(), 2);
        QVERIFY(told.last().kind == monitor::Transition::Kind::Fixed);
        QCOMPARE(told.last().run.attempt, 2);
    }

    void lookNowBringsAnIdleRepositoryUpToDateAtOnce()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        station.clock.advance(72h);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        station.pass(10min);
        station.server.world().push(repository, {.message = u"Look"_s});
        station.watcher->lookNow(name);
        station.pass(1s);
        QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"Look"_s);
    }

    void whatDoesNotChangeCostsNothing()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(10min);
        station.server.traffic().clear();
        station.pass(1h);
        QVERIFY(station.server.traffic().notModified > 50);
        QCOMPARE(station.server.traffic().charged, 0);
    }
};

QTEST_GUILESS_MAIN(MonitorWatching)
#include "monitor_watching.moc"
