// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/station.h"

#include <QFile>
#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using demo::Fault;
using demo::FaultKind;
using signalbox::tests::Station;

/// Whatever goes wrong: the last known state stays and says how old it is, nothing is lost, and it comes back by
/// itself.
class MonitorFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultPassesAndNothingIsLost_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("tells"); // it is seen as an error, and not only as a delay
        const auto row
            = [](const char* name, const Fault& fault, bool tells) { QTest::newRow(name) << fault << tells; };
        const QRegularExpression list(u"/actions/runs\\?"_s);
        row("slow", {.kind = FaultKind::Slow, .count = 8, .delay = 20s}, false);
        row("cut off in the middle", {.kind = FaultKind::CutOff, .count = 12}, true);
        row("invalid JSON", {.kind = FaultKind::InvalidJson, .count = 12}, true);
        row("empty body", {.kind = FaultKind::EmptyBody, .count = 12}, true);
        row("duplicated rows", {.kind = FaultKind::DuplicatedRows, .count = 20}, false);
        row("reordered rows", {.kind = FaultKind::ReorderedRows, .count = 20}, false);
        row("clock an hour ahead", {.kind = FaultKind::ClockSkew, .count = -1, .delay = 1h}, false);
        row("clock an hour behind", {.kind = FaultKind::ClockSkew, .count = -1, .delay = -1h}, false);
        row("500", {.count = 12, .status = 500}, true);
        row("502 with a page for people", {.kind = FaultKind::UnicornPage, .count = 12}, true);
        row("503", {.count = 12, .status = 503}, true);
        row("403 once", {.count = 1, .path = list, .status = 403}, true);
        row("404 once", {.count = 1, .path = list, .status = 404}, true);
        row("410 once", {.count = 1, .path = list, .status = 410}, true);
        row("422 once", {.count = 1, .path = list, .status = 422}, true);
        row("primary limit", {.kind = FaultKind::PrimaryLimit, .count = 1, .delay = 5min}, true);
        row("secondary limit", {.kind = FaultKind::SecondaryLimit, .count = 1, .delay = 90s}, true);
        row("secondary limit for a moment", {.kind = FaultKind::SecondaryLimit, .count = 1, .delay = 8s}, false);
        row("secondary limit in words alone", {.kind = FaultKind::SecondaryLimitBare, .count = 2}, true);
        row("401 once", {.count = 1, .status = 401}, true);
        row("429", {.count = 3, .status = 429}, true);
        row("connection refused", {.kind = FaultKind::Refused, .count = 12}, true);
        row("answer lost", {.kind = FaultKind::LostAnswer, .count = 12}, true);
    }
    void everyFaultPassesAndNothingIsLost()
    {
        QFETCH(const Fault, fault);
        QFETCH(const bool, tells);
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        auto& other = station.addRepository(u"other"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name, station.nameOf(other)}));
        station.pass(20s);
        QList<core::Error> errors;
        connect(station.watcher.get(), &monitor::Watcher::freshnessChanged, this,
                [&](const core::Freshness& freshness) {
                    if (freshness.error)
                        errors << *freshness.error;
                });
        station.server.faults().add(fault);
        for (demo::Repository* each : {&repository, &other})
            station.server.world().push(*each, {.message = u"Into the storm"_s});
        station.pass(20min);
        QVERIFY(station.server.faults().struck() > 0);
        QCOMPARE(!errors.isEmpty(), tells);
        for (const core::Error& error : errors)
            QVERIFY2(error.what.endsWith(u'.') && error.what.size() > 10, qPrintable(error.what));
        QCOMPARE(station.differences(), QStringList());
        for (const auto& each : station.watcher->watched())
            QVERIFY(!station.watcher->freshness(each)->error);
        QCOMPARE(station.broken, QStringList());
        QVERIFY(station.server.traffic().writes.empty());
    }

    void anotherRepositoryGoesOnWhileOneIsRefused()
    {
        Station station;
        auto& good = station.addRepository(u"good"_s);
        auto& bad = station.addRepository(u"bad"_s);
        QVERIFY(station.open({station.nameOf(good), station.nameOf(bad)}));
        station.pass(20s);
        station.server.faults().add({.count = -1, .path = QRegularExpression(u"/mara/bad"_s), .status = 403});
        station.pass(1min);
        const int asked = station.server.faults().struck();
        station.server.world().push(good, {.message = u"Onwards"_s});
        station.pass(30min);
        QCOMPARE(station.modelRun(station.latestRun(good)).title, u"Onwards"_s);
        QVERIFY(!station.watcher->freshness(station.nameOf(good))->error);
        const auto freshness = station.watcher->freshness(station.nameOf(bad));
        QVERIFY(freshness->error);
        QVERIFY(freshness->error->kind == core::ErrorKind::Forbidden);
        QVERIFY(freshness->seenAt); // and so how old it is
        QVERIFY2(station.server.faults().struck() - asked < 30, "it must be left alone longer and longer");
    }

    void offlineTheLastKnownStateStaysAndComesBackAtOnce()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        station.pass(5min);
        const auto before = station.model.runs;
        station.watcher->setConditions({.offline = true});
        const int requests = station.server.traffic().requests;
        station.server.world().push(repository, {.message = u"Behind the tunnel"_s});
        station.pass(3h);
        QCOMPARE(station.server.traffic().requests, requests);
        QVERIFY(station.model.runs == before);
        QVERIFY(station.watcher->freshness(name)->error->kind == core::ErrorKind::Offline);
        QVERIFY(!station.watcher->nextLook());
        station.watcher->setConditions({});
        station.pass(1s);
        QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"Behind the tunnel"_s);
        QVERIFY(!station.watcher->freshness(name)->error);
    }

    void whenGitHubCannotBeReachedOneTriesForAll()
    {
        Station station;
        std::vector<core::RepositoryName> names;
        for (int i = 0; i < 20; ++i)
            names.push_back(station.nameOf(station.addRepository(u"part-"_s + QString::number(i))));
        QVERIFY(station.open(names));
        station.pass(2min);
        station.server.faults().add({.kind = FaultKind::Refused, .count = -1});
        station.pass(2min);
        for (const auto& name : names)
            QVERIFY(station.watcher->freshness(name)->error);
        const int struck = station.server.faults().struck();
        station.pass(10min);
        QVERIFY(station.server.faults().struck() - struck < 60); // some ten visits of four tries
        station.server.faults().clear();
        station.pass(3min);
        for (const auto& name : names)
            QVERIFY(!station.watcher->freshness(name)->error);
        QCOMPARE(station.differences(), QStringList());
    }

    void aTokenThatEndedIsSaidOnce()
    {
        Station station;
        station.token = "bad-token";
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(1h);
        QCOMPARE(station.failures.size(), 1U);
        QVERIFY(station.failures.front().kind == core::ErrorKind::Unauthorized);
        QVERIFY(station.server.traffic().requests < 20);
    }

    void aLimitOfTheAccountMarksEachOfItsRepositories()
    {
        Station station;
        std::vector<core::RepositoryName> names;
        for (int i = 0; i < 5; ++i)
            names.push_back(station.nameOf(station.addRepository(u"part-"_s + QString::number(i))));
        QVERIFY(station.open(names));
        station.pass(5min);
        station.server.faults().add({.kind = FaultKind::PrimaryLimit, .delay = 20min});
        station.pass(15s);
        QVERIFY(!station.watcher->isLooking()); // and nobody waits unseen
        for (const auto& name : names) {
            const auto freshness = station.watcher->freshness(name);
            QVERIFY(freshness->error);
            QCOMPARE(freshness->error->kind, core::ErrorKind::RateLimited);
            QVERIFY(freshness->error->retryAt && *freshness->error->retryAt > station.clock.now().addSecs(15 * 60));
        }
        const int requests = station.server.traffic().requests;
        station.pass(15min);
        QCOMPARE(station.server.traffic().requests, requests);
        station.pass(10min);
        for (const auto& name : names)
            QVERIFY(!station.watcher->freshness(name)->error);
    }

    void theSpentQuotaIsNeverAskedBeyondItsReserve()
    {
        Station station;
        station.token.clear(); // 60 requests an hour, and a 304 costs one as well
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        spendQuota(station, 12);
        const int requests = station.server.traffic().requests;
        for (int i = 0; i < 40; ++i) {
            station.server.world().push(repository, {.message = u"Again"_s});
            station.pass(1min);
        }
        QVERIFY(station.server.traffic().requests > requests);
        QCOMPARE(station.server.traffic().refused, 0);
        QVERIFY(station.client->quota().remaining >= 3);
    }

    void whenOnlyTheReserveIsLeftItIsSaidAndKeptForTheUser()
    {
        Station station;
        station.token.clear();
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QVERIFY(station.open({name}));
        spendQuota(station, 6);
        station.pass(2min);
        const auto freshness = station.watcher->freshness(name);
        QVERIFY(freshness->error);
        QCOMPARE(freshness->error->kind, core::ErrorKind::RateLimited);
        QVERIFY(station.client->quota().remaining > 3);
        station.server.world().push(repository, {.message = u"Just this once"_s});
        station.watcher->lookNow(name);
        station.pass(1s);
        QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"Just this once"_s);
    }

    void eachPageOfAManyJobsCountsAsARequest()
    {
        Station station;
        station.token.clear();
        auto& repository = station.addRepository(u"signal"_s);
        demo::Axis wide{.name = u"part"_s};
        for (int i = 0; i < 240; ++i)
            wide.values << QString::number(i);
        repository.workflows.front().jobs.front().matrix = {wide};
        station.server.world().push(repository, {.message = u"Wide"_s});
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(12min);
        // Ten at once, and from then on one in more than a minute; a look at the jobs is three of them.
        QVERIFY2(station.server.traffic().requests <= 15,
                 qPrintable(QString::number(station.server.traffic().requests)));
    }

    void whoIsLeftWhileItIsAskedForDoesNotStopTheOthers()
    {
        Station station;
        auto& left = station.addRepository(u"left"_s);
        auto& kept = station.addRepository(u"kept"_s);
        QVERIFY(station.open({station.nameOf(left), station.nameOf(kept)}));
        station.pass(5min);
        station.server.faults().add(
            {.kind = FaultKind::Slow, .count = 1, .path = QRegularExpression(u"/mara/left"_s), .delay = 5s});
        station.watcher->lookNow(station.nameOf(left));
        QTRY_COMPARE(station.server.faults().struck(), 1);
        station.watcher->unwatch(station.nameOf(left));
        station.pass(20s);
        station.server.world().push(kept, {.message = u"Go on"_s});
        station.pass(2min);
        QCOMPARE(station.modelRun(station.latestRun(kept)).title, u"Go on"_s);
    }

    void whatIsWatchedNoMoreDoesNotComeBack()
    {
        for (int events = 0; events < 60; ++events) {
            Station station;
            auto& repository = station.addRepository(u"signal"_s);
            QVERIFY(station.open({}));
            station.watcher->watch(station.nameOf(repository));
            for (int i = 0; i < events; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            station.watcher->unwatch(station.nameOf(repository));
            station.settle();
            QTest::qWait(2);
            QCOMPARE(station.broken, QStringList());
            QVERIFY(station.model.repositories.empty());
            QVERIFY(station.model.runs.empty());
        }
    }

    void aTokenThatEndsInTheMiddleIsSaidOnceAndANewLookFollows()
    {
        Station station;
        std::vector<core::RepositoryName> names;
        for (int i = 0; i < 2; ++i)
            names.push_back(station.nameOf(station.addRepository(u"part-"_s + QString::number(i))));
        QVERIFY(station.open(names));
        station.pass(5min);
        station.server.faults().add({.count = -1, .status = 401});
        station.pass(30min);
        QCOMPARE(station.failures.size(), 1U);
        for (const auto& name : names) {
            QVERIFY(station.watcher->freshness(name)->error);
            QCOMPARE(station.watcher->freshness(name)->error->kind, core::ErrorKind::Unauthorized);
        }
        station.server.faults().clear();
        station.pass(10min);
        for (const auto& name : names)
            QVERIFY(!station.watcher->freshness(name)->error);
        QCOMPARE(station.differences(), QStringList());
    }

    void theStoreFailsAndWatchingGoesOn()
    {
        Station station;
        station.login.clear(); // pull requests are remembered by no store, and have validators all the same
        auto& repository = station.addRepository(u"signal"_s);
        const auto name = station.nameOf(repository);
        QFile inTheWay(station.folder.filePath(u"in-the-way"_s));
        QVERIFY(inTheWay.open(QFile::WriteOnly));
        QVERIFY(!station.open({name}, inTheWay.fileName() + u"/history.sqlite"_s));
        station.pass(5min);
        QCOMPARE(station.failures.size(), 1U);
        QCOMPARE(station.differences(), QStringList());
        QCOMPARE(station.client->validators().size(), 0);
    }

    void theMachineSleepsAndEverythingIsLookedAtAgain()
    {
        Station station;
        std::vector<core::RepositoryName> names;
        for (int i = 0; i < 20; ++i)
            names.push_back(station.nameOf(station.addRepository(u"part-"_s + QString::number(i))));
        station.clock.advance(72h);
        QVERIFY(station.open(names));
        station.pass(10min);
        station.clock.jump(9h); // timers stood still meanwhile
        for (const auto& name : names)
            station.server.world().push(*station.server.world().repository(name.full()), {.message = u"Overnight"_s});
        station.pass(45s);
        for (const auto& name : names) {
            auto& repository = *station.server.world().repository(name.full());
            QCOMPARE(station.modelRun(station.latestRun(repository)).title, u"Overnight"_s);
        }
    }

    void theUserSetsTheClockBackAndNothingStops()
    {
        Station station;
        auto& repository = station.addRepository(u"signal"_s);
        QVERIFY(station.open({station.nameOf(repository)}));
        station.pass(1min);
        station.clock.jump(-6h);
        station.pass(1min);
        const int requests = station.server.traffic().requests;
        station.pass(5min);
        QVERIFY(station.server.traffic().requests > requests + 10);
    }

    void theWatcherIsDestroyedWhileAnswersAreOnTheirWay()
    {
        for (int events = 0; events < 40; ++events) {
            Station station;
            auto& repository = station.addRepository(u"signal"_s);
            QVERIFY(station.open({}));
            station.watcher->watch(station.nameOf(repository));
            for (int i = 0; i < events; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            station.commands.reset();
            station.watcher.reset();
            station.settle();
        }
    }

private:
    /// As another program of the user may.
    static void spendQuota(Station& station, int remaining)
    {
        while (station.client->quota().remaining > remaining)
            (void)station.await(station.client->job({.owner = u"mara"_s, .name = u"signal"_s}, {1}));
    }
};

QTEST_GUILESS_MAIN(MonitorFaults)
#include "monitor_faults.moc"
