// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"
#include "monitor/transitions.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::tests::Station;

/// What survives the end of the program, and what a start costs.
class MonitorRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstListOfChangesIsWhatTheStoreKnows()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        station.pass(5min);
        const auto before = station.model;
        station.close();
        station.sets.clear();
        station.server.faults().add({.kind = demo::FaultKind::Refused, .count = -1});
        QVERIFY(station.open({name}));
        QCOMPARE(station.sets.size(), 1U);
        QVERIFY(station.sets.front().catchingUp);
        QVERIFY(station.model.runs == before.runs);
        QVERIFY(station.model.repositories == before.repositories);
        QVERIFY(station.model.workflows == before.workflows);
    }

    void aRestartGoesOnWith304s()
    {
        Station station;
        std::vector<core::RepositoryName> names;
        for (int i = 0; i < 20; ++i)
            names.push_back(station.nameOf(station.addRepository(u"part-"_s + QString::number(i))));
        QVERIFY(station.open(names));
        station.pass(10min);
        station.close();
        station.server.traffic().clear();
        QVERIFY(station.open(names));
        station.pass(2min);
        QVERIFY(station.server.traffic().requests >= 20);
        QCOMPARE(station.server.traffic().charged, 0);
        QCOMPARE(station.differences(), QStringList());
    }

    void aRunThatWentOnWhileTheProgramWasOffIsBroughtUpToDate()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        station.pass(40s);
        QVERIFY(!station.modelRun(station.latestRun(repository)).state.isCompleted());
        station.close();
        station.clock.advance(1h);
        monitor::Transitions transitions;
        int told = 0;
        connect(&transitions, &monitor::Transitions::happened, this, [&] { ++told; });
        station.server.world().push(repository, {.failures = {{.job = u"Lint"_s, .step = u"Clippy"_s}}});
        station.clock.advance(1h);
        QVERIFY(station.open({name}));
        connect(station.watcher.get(), &monitor::Watcher::changed, &transitions, &monitor::Transitions::apply);
        station.pass(1min);
        QCOMPARE(station.differences(), QStringList());
        QVERIFY(station.modelRun(station.latestRun(repository)).state.isFailure());
        QCOMPARE(told, 0); // shown, and not announced: it was broken before anybody looked
        QCOMPARE(station.broken, QStringList());
    }

    void jobsOfAFormerSessionComeBackWithTheirRunOnScreen()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        station.pass(5min);
        station.close();
        station.model = {};
        QVERIFY(station.open({name}));
        station.pass(5s);
        QCOMPARE(station.jobsInModel(station.latestRun(repository)), 0);
        station.watcher->setOnScreen(core::RepositoryId{repository.id}, core::RunId{station.latestRun(repository).id});
        station.pass(1s);
        QCOMPARE(station.jobsInModel(station.latestRun(repository)), 3);
    }

    void aRepositoryThatIsWatchedAgainIsThereWithItsHistory()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        station.pass(5min);
        const auto before = station.model;
        station.watcher->unwatch(name);
        QVERIFY(station.model.repositories.empty());
        QVERIFY(station.watcher->watched().empty());
        station.model = {};
        station.watcher->watch(name);
        QTRY_VERIFY(!station.model.repositories.empty()); // the store answers in its own time
        station.pass(5s);
        QVERIFY(station.model.repositories == before.repositories);
        QVERIFY(station.model.runs == before.runs);
        QVERIFY(station.model.workflows == before.workflows);
        station.server.world().push(repository, {.message = u"Welcome back"_s});
        station.pass(2min);
        QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"Welcome back"_s);
    }
};

QTEST_GUILESS_MAIN(MonitorRestart)
#include "monitor_restart.moc"
