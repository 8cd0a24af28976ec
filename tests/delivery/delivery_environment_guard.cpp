// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guards.h"

#include "demo/server.h"
#include "support/other_threads.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = GuardNews::Kind;

namespace {

const core::RepositoryName yardName{u"switchyard"_s, u"switchyard"_s};
const EnvironmentKey production{.repository = yardName, .environment = u"production"_s};

/// A deployable project on the embedded GitHub, its service, and a guard of its production.
class Yard {
public:
    Yard()
    {
        if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
            qFatal("the embedded GitHub does not start");
        settings.of = production;
        settings.probes
            = {{.url = QUrl(server.apiUrl().toString() + u"/_demo/service/switchyard/switchyard/production/health"_s)}};
        settings.migrationPatterns = {u"nothing/*"_s}; // a migration does lie between the two versions
        settings.isArmed = true;
        settings.isArmedForProduction = true;
    }
    ~Yard() { kill(); }
    Q_DISABLE_COPY_MOVE(Yard)

    void start()
    {
        store = std::make_unique<history::Store>();
        if (!QCoro::waitFor(store->open(m_folder.filePath(u"history.sqlite"_s))))
            qFatal("the store does not open");
        const core::Account account{.id = u"octavia@demo"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        client = std::make_unique<github::Client>(account, "ghp_the-token-that-nobody-may-see", clock,
                                                  github::Options{.timeout = 10s, .seed = 7});
        guards = std::make_unique<EnvironmentGuards>(*client, *store, clock);
        QObject::connect(guards.get(), &EnvironmentGuards::said, guards.get(),
                         [this](const GuardNews& news) { heard.push_back(news); });
        guards->guard(settings, {});
    }
    void kill()
    {
        guards.reset();
        client.reset();
        store.reset();
    }

    bool isIdle()
    {
        const auto* guard = guards->find(production);
        return client->inFlight() == 0 && server.traffic().inFlight == 0 && (!guard || guard->health().isIdle());
    }
    /// Lets time pass, each answer before the next timer, until it is so.
    bool until(const std::function<bool()>& isSo, core::Clock::Duration most = 1h)
    {
        const auto end = clock.elapsed() + most;
        while (!isSo()) {
            const auto before = OtherThreads::now();
            QTest::qWait(1);
            if (!isIdle() || !before.allSleep() || OtherThreads::now() != before)
                continue;
            if (clock.untilNext() < 0ms || clock.elapsed() > end)
                return isSo();
            clock.advance(std::min<core::Clock::Duration>(clock.untilNext(), 1s));
            server.world().catchUp();
            approveAll();
        }
        return true;
    }
    void pass(core::Clock::Duration span)
    {
        const auto end = clock.elapsed() + span;
        until([&] { return clock.elapsed() >= end; }, span + 1min);
    }
    demo::Deployment& deploy()
    {
        return server.world().addDeployment(repository(),
                                            {.sha = repository().branches.value(u"main"_s),
                                             .ref = u"main"_s,
                                             .environment = u"production"_s,
                                             .creator = u"mbrandt"_s,
                                             .payload = R"({"version":"v1.5.0"})",
                                             .version = u"1.5.0"_s});
    }
    void setState(const QString& state)
    {
        demo::Repository& yard = repository();
        server.world().addStatus(yard, yard.deployments.back(), {.state = state, .creator = u"mbrandt"_s});
    }
    /// v1.5.0 goes out, over some seconds, and is as sick as it is told.
    void deployBad()
    {
        pass(2min);
        deploy();
        setState(u"in_progress"_s);
        pass(40s);
        repository().sicknesses.push_back({.version = u"1.5.0"_s, .status = 503});
        setState(u"success"_s);
    }
    void approveAll()
    {
        for (const auto& run : repository().runs) {
            const auto pending = server.world().pendingEnvironments(*run);
            if (run->title.startsWith("Roll "_L1) && !pending.empty())
                server.world().review(run->id, pending, true, {}, u"octavia"_s);
        }
    }

    demo::Repository& repository() { return *server.world().repository(yardName.full()); }
    RollbackPhase phase() const
    {
        auto* guard = guards->find(production);
        return guard ? guard->rollback().state().phase : RollbackPhase::Idle;
    }
    bool hasHeard(Kind kind, const QString& part) const
    {
        return std::ranges::any_of(
            heard, [&](const GuardNews& news) { return news.kind == kind && news.words.contains(part); });
    }
    QString all() const
    {
        QStringList lines;
        for (const GuardNews& news : heard)
            lines << news.at.toString(u"hh:mm:ss "_s) + word(news.kind) + u' ' + news.words;
        return lines.join(u'\n');
    }
    int writes(const QString& part)
    {
        return int(std::ranges::count_if(server.traffic().writes,
                                         [&](const demo::Write& write) { return write.path.contains(part); }));
    }

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server server{clock};
    HealthSettings settings;
    std::unique_ptr<history::Store> store;
    std::unique_ptr<github::Client> client;
    std::unique_ptr<EnvironmentGuards> guards;
    std::vector<GuardNews> heard;

private:
    QTemporaryDir m_folder;
};

} // namespace

/// From a deployment that makes the service sick to the version that brings it back, by itself.
class DeliveryEnvironmentGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBadDeploymentIsRolledBackByItselfOnceAndVerified()
    {
        Yard yard;
        yard.start();
        yard.deployBad();
        const QDateTime sick = yard.clock.now();
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::CountingDown; }, 10min),
                 qPrintable(yard.all()));
        // Seen within 5 s, asked for 30 s after it, failing for a minute.
        QVERIFY2(sick.secsTo(yard.clock.now()) <= 5 + 30 + 60 + 10 + 2, qPrintable(yard.all()));
        QVERIFY(yard.hasHeard(Kind::Health, u"before it the service was healthy"_s));
        QCOMPARE(yard.writes(u"/dispatches"_s), 0);
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::RolledBack; }, 1h), qPrintable(yard.all()));
        QCOMPARE(demo::World::live(yard.repository(), u"production"_s)->version, u"1.4.1"_s);
        yard.pass(1h);
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
        QVERIFY(yard.hasHeard(Kind::Rollback, u"is back and healthy"_s));
    }

    void whatIsNotArmedAsksAPerson()
    {
        Yard yard;
        yard.settings.isArmedForProduction = false;
        yard.start();
        yard.deployBad();
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingConfirmation; }, 10min),
                 qPrintable(yard.all()));
        yard.pass(30min);
        QCOMPARE(yard.writes(u"/dispatches"_s), 0);
        yard.guards->find(production)->rollback().confirm(u"It answers 503"_s);
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::RolledBack; }, 1h), qPrintable(yard.all()));
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
    }

    void theCountdownCanBeStopped()
    {
        Yard yard;
        yard.start();
        yard.deployBad();
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::CountingDown; }, 10min));
        yard.guards->find(production)->rollback().stop();
        yard.pass(30min);
        QCOMPARE(yard.phase(), RollbackPhase::Cancelled);
        QCOMPARE(yard.writes(u"/dispatches"_s), 0);
    }

    void whatWasSickBeforeIsForAPerson()
    {
        Yard yard;
        yard.repository().sicknesses.push_back({.status = 500});
        yard.start();
        yard.deployBad();
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingConfirmation; }, 10min),
                 qPrintable(yard.all()));
        QVERIFY2(yard.hasHeard(Kind::Rollback, u"was ill before"_s), qPrintable(yard.all()));
    }

    void aGoodDeploymentIsWatchedAndStays()
    {
        Yard yard;
        yard.start();
        yard.pass(2min);
        yard.deploy();
        yard.setState(u"success"_s);
        QVERIFY2(yard.until([&] { return yard.hasHeard(Kind::Window, u"v1.5.0"_s); }, 15min), qPrintable(yard.all()));
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::Idle; }, 1min));
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void aDryRunSaysWhatItWouldDoAndDoesNothing()
    {
        Yard yard;
        yard.settings.isDryRun = true;
        yard.start();
        yard.deployBad();
        yard.pass(30min);
        QVERIFY2(yard.hasHeard(Kind::DryRun, u"After 30 s it would be rolled back to v1.4.1"_s),
                 qPrintable(yard.all()));
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void aMigrationLeavesItToAPerson()
    {
        Yard yard;
        yard.settings.migrationPatterns = usualMigrationPatterns();
        yard.start();
        yard.deployBad();
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingConfirmation; }, 10min),
                 qPrintable(yard.all()));
        QVERIFY2(yard.hasHeard(Kind::Rollback, u"migration"_s), qPrintable(yard.all()));
    }

    void aFreezeLeavesItToAPerson()
    {
        Yard yard;
        yard.settings.freezeWindows
            = {{.name = u"sale"_s, .when = FreezeOnce{.from = yard.clock.now(), .to = yard.clock.now().addDays(1)}}};
        yard.start();
        yard.deployBad();
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingConfirmation; }, 10min),
                 qPrintable(yard.all()));
        QVERIFY2(yard.hasHeard(Kind::Rollback, u"freeze"_s), qPrintable(yard.all()));
    }

    void killedInTheCountdownItWatchesAgainAndSendsNothingUnasked()
    {
        Yard yard;
        yard.start();
        yard.deployBad();
        QVERIFY(yard.until([&] { return yard.phase() == RollbackPhase::CountingDown; }, 10min));
        yard.kill();
        yard.clock.advance(10s);
        yard.start();
        // What the service was before the deployment is not known any more.
        QVERIFY2(yard.until([&] { return yard.phase() == RollbackPhase::AwaitingConfirmation; }, 10min),
                 qPrintable(yard.all()));
        QCOMPARE(yard.writes(u"/dispatches"_s), 0);
    }

    void lookingCostsNothingWhileNothingIsDeployed()
    {
        Yard yard;
        yard.start();
        yard.pass(2min);
        yard.server.traffic().clear();
        yard.pass(10min);
        QCOMPARE(yard.server.traffic().charged, 0);
        QVERIFY(yard.server.traffic().requests > 20);
    }
};

QTEST_GUILESS_MAIN(DeliveryEnvironmentGuard)
#include "delivery_environment_guard.moc"
