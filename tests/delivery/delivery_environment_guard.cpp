// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guard.h"
#include "delivery/switchyard.h"

#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace signalbox::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Production with a probe, looked at every ten seconds, and v1.5.0 not there yet.
struct Guarded : Switchyard {
    Guarded()
        : Switchyard(Begin::BeforeIt)
    {
        begin();
    }
    ~Guarded() { end(); }
    Q_DISABLE_COPY_MOVE(Guarded)

    void begin()
    {
        connect();
        looks = std::make_unique<EnvironmentLooks>(*client);
        surveyor = std::make_unique<RollbackSurveyor>(*client, *looks, clock);
        prober = std::make_unique<Prober>(clock);
        guard = std::make_unique<EnvironmentGuard>(
            EnvironmentGuard::Tools{*client, *store, clock, *looks, *surveyor, *prober},
            RollbackRunner::Place{.repository = name, .environment = u"production"_s});
        QObject::connect(&guard->runner(), &RollbackRunner::changed, guard.get(), [this](const RollbackState& state) {
            phases.push_back(state.phase);
            if (state.phase == RollbackPhase::Proposed)
                proposedAt = clock.now();
            if (state.phase == RollbackPhase::Dispatching)
                dispatchedAt = clock.now();
        });
        guard->setRules(rules());
        if (!QCoro::waitFor(guard->open()))
            qFatal("the guard does not open");
        look();
    }
    void end()
    {
        guard.reset();
        prober.reset();
        surveyor.reset();
        looks.reset();
        kill();
    }
    GuardRules rules() const
    {
        const Probe probe{
            .url = QUrl(server.apiUrl().toString() + u"/_demo/service/switchyard/switchyard/production/health"_s),
            .interval = 10s,
            .initialDelay = 0s};
        GuardRules made;
        made.questions.probes = {{.probe = probe}};
        made.questions.control.url = server.apiUrl();
        made.rollback.isArmed = isArmed;
        made.rollback.countdown = countdown;
        made.isConfirmedForProduction = isArmed;
        made.isDryRun = isDryRun;
        if (!minds)
            made.migrationPatterns.clear();
        return made;
    }
    void look()
    {
        QCoro::connect(looks->look(name), guard.get(), [this](const core::Result<std::vector<EnvironmentState>>& read) {
            for (const auto& state : read.value_or(std::vector<EnvironmentState>())) {
                if (state.environment.name == "production"_L1)
                    guard->take(state);
            }
        });
        clock.after(10s, guard.get(), [this] { look(); });
    }
    RollbackPhase now() const { return guard->runner().state().phase; }
    bool reaches(RollbackPhase phase, core::Clock::Duration most = 20min)
    {
        const bool reached = until([&] { return now() == phase; }, most);
        if (!reached)
            qWarning("%s: %s", qPrintable(word(now())), qPrintable(guard->runner().state().words));
        return reached;
    }
    void pass(core::Clock::Duration length)
    {
        until([] { return false; }, length);
    }
    void sicken(const QString& version = u"1.5.0"_s)
    {
        repository().sicknesses.push_back({.environment = u"production"_s, .version = version});
    }

    bool isArmed = true;
    qint64 countdown = 30'000;
    bool isDryRun = false;
    bool minds = false; ///< migrations
    QDateTime proposedAt;
    QDateTime dispatchedAt;
    std::unique_ptr<EnvironmentLooks> looks;
    std::unique_ptr<RollbackSurveyor> surveyor;
    std::unique_ptr<Prober> prober;
    std::unique_ptr<EnvironmentGuard> guard;
};

} // namespace

/// A deployment that makes production ill, from the first failed probe to the verified rollback.
class DeliveryEnvironmentGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeploymentThatMakesItIllIsRolledBackOnceAndVerified()
    {
        Guarded yard;
        yard.pass(3min); // the baseline
        QCOMPARE(yard.guard->health().health(), Health::Healthy);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::CountingDown));
        QVERIFY(yard.rollbacks().empty()); // nothing before the countdown has ended
        QVERIFY(yard.reaches(RollbackPhase::RolledBack));
        QCOMPARE(yard.rollbacks().size(), 1U);
        QCOMPARE(demo::World::live(yard.repository(), u"production"_s)->version, u"1.4.1"_s);
        // The countdown is thirty seconds; all else that lies between takes two at the most.
        const qint64 taken = yard.proposedAt.msecsTo(yard.dispatchedAt);
        QVERIFY2(taken >= 30'000 && taken <= 32'000, qPrintable(QString::number(taken)));
        yard.pass(40min); // longer than the cool-down
        QCOMPARE(yard.rollbacks().size(), 1U);
        QCOMPARE(yard.now(), RollbackPhase::RolledBack);
    }

    void aHealthyDeploymentIsLeftAloneAndItsWatchEnds()
    {
        Guarded yard;
        yard.pass(3min);
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::Watching));
        QVERIFY(yard.reaches(RollbackPhase::Idle));
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void whatWasIllBeforeIsNotBlamedOnTheDeployment()
    {
        Guarded yard;
        yard.sicken(QString());
        yard.pass(5min);
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::AwaitingConfirmation));
        QVERIFY2(yard.guard->runner().state().words.contains(u"ill before"_s),
                 qPrintable(yard.guard->runner().state().words));
        yard.pass(15min);
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void aMigrationBetweenTheVersionsIsAPersonsBusiness()
    {
        Guarded yard;
        yard.minds = true;
        yard.guard->setRules(yard.rules());
        yard.pass(3min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::AwaitingConfirmation));
        QVERIFY(yard.guard->runner().state().words.contains(u"migration"_s));
        yard.pass(15min);
        QVERIFY(yard.server.traffic().writes.empty());
        yard.guard->runner().confirm(u"The migration only adds"_s);
        QVERIFY(yard.reaches(RollbackPhase::RolledBack));
        QCOMPARE(yard.rollbacks().size(), 1U);
    }

    void switchedOffItOnlyProposes()
    {
        Guarded yard;
        yard.isArmed = false;
        yard.guard->setRules(yard.rules());
        yard.pass(3min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::AwaitingConfirmation));
        yard.pass(15min);
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void aDryRunSaysWhatItWouldDo()
    {
        Guarded yard;
        yard.isDryRun = true;
        yard.guard->setRules(yard.rules());
        yard.pass(3min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::NeedsHuman));
        QVERIFY(yard.guard->runner().state().words.contains(u"dry run"_s));
        yard.pass(15min);
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void howAVersionWasWhileItWasThereIsKeptForLater()
    {
        Guarded yard;
        yard.isArmed = false;
        yard.guard->setRules(yard.rules());
        yard.pass(10min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::AwaitingConfirmation));
        yard.pass(5min);
        const auto records = QCoro::waitFor(yard.store->healthRecords(yard.client->account().id, Switchyard::name));
        QVERIFY(records);
        QCOMPARE(records->size(), 2U); // v1.4.1, then v1.5.0
        const auto& well = records->front();
        QVERIFY(well.healthy > 8min && well.healthy <= 10min);
        QVERIFY(!well.isIllAtLast);
        const auto& ill = records->back();
        QCOMPARE(ill.deployment, yard.bad);
        QVERIFY(ill.unhealthy > 3min && ill.isIllAtLast);
        std::optional<core::Result<RollbackSurvey>> survey;
        QCoro::connect(yard.guard->survey(), yard.guard.get(),
                       [&](core::Result<RollbackSurvey> read) { survey = std::move(read); });
        QVERIFY(yard.until([&] { return survey.has_value(); }));
        QVERIFY(*survey && (*survey)->options.front().health == well);
    }

    void theCountdownCanBeStopped()
    {
        Guarded yard;
        yard.pass(3min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::CountingDown));
        yard.pass(10s);
        yard.guard->runner().stop();
        QVERIFY(yard.reaches(RollbackPhase::Cancelled));
        yard.pass(15min);
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void whatRecoversDuringTheCountdownStays()
    {
        Guarded yard;
        yard.countdown = 60'000; // three successes ten seconds apart are health
        yard.guard->setRules(yard.rules());
        yard.pass(3min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::CountingDown));
        yard.repository().sicknesses.clear();
        QVERIFY(yard.until([&] { return yard.now() == RollbackPhase::Watching; }, 1min));
        yard.pass(10min);
        QVERIFY(yard.server.traffic().writes.empty());
    }

    void killedWhileItCountsItBeginsToWatchAnew()
    {
        Guarded yard;
        yard.pass(3min);
        yard.sicken();
        yard.deploy();
        QVERIFY(yard.reaches(RollbackPhase::CountingDown));
        yard.end();
        yard.begin();
        QCOMPARE(yard.now() == RollbackPhase::CountingDown || yard.now() == RollbackPhase::Watching, true);
        // What it knew before is too old to act on; and that it was well before is not known to the new one.
        QVERIFY(yard.until([&] {
            return yard.now() == RollbackPhase::AwaitingConfirmation || yard.now() == RollbackPhase::RolledBack;
        }));
        QVERIFY(yard.rollbacks().size() <= 1U);
    }

    void aPersonsRollbackWithoutAProbeIsVerifiedByWhatIsThere()
    {
        Guarded yard;
        yard.deploy();
        yard.guard->setRules({});
        std::optional<core::Result<RollbackSurvey>> survey;
        QCoro::connect(yard.guard->survey(), yard.guard.get(),
                       [&](core::Result<RollbackSurvey> read) { survey = std::move(read); });
        QVERIFY(yard.until([&] { return survey.has_value(); }));
        QVERIFY(*survey);
        const auto& option = *(*survey)->option(u"v1.4.1"_s);
        yard.guard->begin(planned(**survey, option, RollbackWay::Dispatch), u"It is slow"_s);
        QVERIFY(yard.reaches(RollbackPhase::RolledBack));
        QVERIFY2(yard.guard->runner().state().words.contains(u"no probe"_s),
                 qPrintable(yard.guard->runner().state().words));
    }
};

QTEST_GUILESS_MAIN(DeliveryEnvironmentGuard)
#include "delivery_environment_guard.moc"
