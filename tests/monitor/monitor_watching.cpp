// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"

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
