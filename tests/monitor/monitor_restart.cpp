// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"
#include "monitor/transitions.h"

#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::tests::Station;

namespace {

/// A program that watched one repository until its run had ended, and was stopped.
struct Stopped {
    explicit Stopped(const demo::Push& push = {})
        : repository(station.addRepository(u"signal"_s))
        , name(station.nameOf(repository))
    {
        if (!station.open({name}))
            qFatal("the station did not open");
        if (!push.failures.empty())
            station.server.world().push(repository, push);
        station.pass(5min);
        seenAt = station.watcher->freshness(name)->seenAt;
        station.close();
    }

    bool startAgain() { return station.open({name}); }
    demo::Run& run() { return station.latestRun(repository); }
    void putOnScreen()
    {
        station.watcher->setOnScreen(core::RepositoryId{repository.id}, core::RunId{run().id});
        station.pass(1s);
    }

    Station station;
    demo::Repository& repository;
    core::RepositoryName name; ///< as the user typed it
    std::optional<QDateTime> seenAt;
};

/// Everything but the first page of the file and the head of its log, as a dying disk may do it.
void damage(const QString& path)
{
    // Another program writes, so that the pages that are kept in memory are not believed.
    history::Store other;
    QVERIFY(QCoro::waitFor(other.open(path)));
    QVERIFY(QCoro::waitFor(other.beginAction({.account = u"other@host"_s, .kind = u"cancel"_s})));
    for (const auto& [name, kept] : {std::pair(path, 4096), std::pair(path + u"-wal"_s, 32)}) {
        QFile file(name);
        QVERIFY(file.open(QFile::ReadWrite));
        if (file.size() <= kept)
            continue;
        file.seek(kept);
        file.write(QByteArray(file.size() - kept, '\x5a'));
    }
}

} // namespace

/// What survives the end of the program, and what a start costs.
class MonitorRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstListOfChangesIsWhatTheStoreKnows()
    {
        Stopped stopped;
        const auto before = stopped.station.model;
        stopped.station.sets.clear();
        stopped.station.server.faults().add({.kind = demo::FaultKind::Refused, .count = -1});
        QVERIFY(stopped.startAgain());
        QCOMPARE(stopped.station.sets.size(), 1U);
        QVERIFY(stopped.station.sets.front().catchingUp);
        QVERIFY(stopped.station.model.runs == before.runs);
        QVERIFY(stopped.station.model.repositories == before.repositories);
        QVERIFY(stopped.station.model.workflows == before.workflows);
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
        // But for the lists of pull requests, which no store keeps: one a repository and start.
        const auto& traffic = station.server.traffic();
        QCOMPARE(traffic.charged, traffic.byRoute.value(u"GET R/pulls"_s));
        QVERIFY(traffic.charged <= 20);
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
        monitor::Transitions transitions(station.clock);
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
        Stopped stopped;
        QVERIFY(stopped.startAgain());
        stopped.station.pass(5s);
        QCOMPARE(stopped.station.jobsInModel(stopped.run()), 0);

        stopped.station.server.traffic().clear();
        stopped.putOnScreen();

        QCOMPARE(stopped.station.jobsInModel(stopped.run()), 3);
        QCOMPARE(stopped.station.server.traffic().charged, 0); // their validators come with them
    }

    void jobsThatAReRunLeftAloneComeBackBesideTheOthers()
    {
        Stopped stopped({.failures = {{.job = u"Lint"_s, .step = u"Clippy"_s, .flaky = true}}});
        QVERIFY(stopped.startAgain());
        QVERIFY(stopped.station.server.world().rerun(stopped.run().id, true, u"mara"_s));
        stopped.station.pass(5min);
        QVERIFY(stopped.station.modelRun(stopped.run()).state.isSuccess());
        stopped.station.close();
        QVERIFY(stopped.startAgain());
        stopped.station.pass(5s);
        stopped.putOnScreen();
        QStringList names;
        for (const auto& [id, job] : stopped.station.model.jobs)
            names << u"%1, attempt %2"_s.arg(job.name).arg(job.attempt);
        names.sort();
        QCOMPARE(names,
                 (QStringList{u"Lint, attempt 2"_s, u"Test (beta), attempt 1"_s, u"Test (stable), attempt 1"_s}));
    }

    void aRepositoryThatIsWatchedAgainIsThereWithItsHistory()
    {
        Stopped stopped;
        QVERIFY(stopped.startAgain());
        Station& station = stopped.station;
        station.pass(1min);
        const auto before = station.model;
        station.watcher->unwatch(stopped.name);
        QVERIFY(station.model.repositories.empty());
        QVERIFY(station.watcher->watched().empty());
        station.model = {};
        station.watcher->watch(stopped.name);
        QVERIFY(station.watcher->isLooking());
        station.pass(5s);
        QVERIFY(station.model.repositories == before.repositories);
        QVERIFY(station.model.runs == before.runs);
        QVERIFY(station.model.workflows == before.workflows);
        station.server.world().push(stopped.repository, {.message = u"Welcome back"_s});
        station.pass(2min);
        QCOMPARE(station.modelRun(station.latestRun(stopped.repository)).title, u"Welcome back"_s);
    }

    void aRepositoryThatIsLeftWhileTheStoreIsReadIsThereTheNextTime()
    {
        Stopped stopped;
        QVERIFY(stopped.startAgain());
        Station& station = stopped.station;
        station.pass(1min);
        const auto before = station.model;
        station.watcher->unwatch(stopped.name);
        station.model = {};
        station.watcher->watch(stopped.name);
        station.watcher->unwatch(stopped.name);
        station.watcher->watch(stopped.name);
        station.pass(1min);
        QVERIFY(station.model.repositories == before.repositories);
        QVERIFY(station.model.runs == before.runs);
        QVERIFY(station.model.workflows == before.workflows);
        QCOMPARE(station.broken, QStringList());
    }

    void aRepositoryIsWholeAlsoUnderTheNameThatItHadBefore()
    {
        Stopped stopped;
        Station& station = stopped.station;
        station.server.world().rename(u"mara/signal"_s, u"signalbox"_s);
        for (int start = 0; start < 3; ++start) {
            QVERIFY(stopped.startAgain());
            station.pass(1min);
            QCOMPARE(station.model.repositories.size(), 1U);
            QCOMPARE(station.model.repositories.begin()->second.name.full(), u"mara/signalbox"_s);
            QCOMPARE(station.model.runs.size(), 1U);
            QCOMPARE(station.model.workflows.size(), 1U);
            QCOMPARE(station.broken, QStringList());
            station.close();
        }
    }

    void aStartWithoutANetworkSaysHowOldItIs()
    {
        Stopped stopped;
        const QDateTime seen = stopped.seenAt.value();
        stopped.station.clock.advance(48h);
        stopped.station.offline = true;
        QVERIFY(stopped.startAgain());
        const auto freshness = stopped.station.watcher->freshness(stopped.name);
        QVERIFY(freshness->error);
        QCOMPARE(freshness->error->kind, core::ErrorKind::Offline);
        QCOMPARE(freshness->seenAt, std::optional(seen));
        const core::RepositoryName other{.owner = u"mara"_s, .name = u"other"_s};
        stopped.station.watcher->watch(other);
        QVERIFY(stopped.station.watcher->freshness(other)->error);
    }

    void aFileThatIsSetAsideIsFilledAnew()
    {
        Stopped stopped;
        QVERIFY(stopped.startAgain());
        Station& station = stopped.station;
        station.pass(1min);
        const auto before = station.model;
        QVERIFY(station.await(station.store->openActions(u"nobody"_s))); // and so nothing is being written
        damage(station.folder.filePath(u"history.sqlite"_s));
        station.pass(6min);
        QTRY_COMPARE(station.failures.size(), 1U); // the store answers in its own time
        station.pass(3min);
        station.close();
        station.server.faults().add({.kind = demo::FaultKind::Refused, .count = -1});
        QVERIFY(stopped.startAgain());
        QVERIFY(station.model.runs == before.runs);
        QVERIFY(station.model.repositories == before.repositories);
        QVERIFY(station.model.workflows == before.workflows);
    }
};

QTEST_GUILESS_MAIN(MonitorRestart)
#include "monitor_restart.moc"
