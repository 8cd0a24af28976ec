// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_guards.h"

#include "delivery/switchyard.h"

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

const EnvironmentKey production{.repository = Switchyard::name, .environment = u"production"_s};

/// The project's production, guarded as a user's settings say, v1.5.0 not there yet.
struct Yard : Switchyard {
    Yard()
        : Switchyard(Begin::BeforeIt)
    {
        settings.of = production;
        settings.probes = {{.url = service()}};
        settings.migrationPatterns = {u"nothing/*"_s}; // a migration does lie between the two versions
        settings.isArmed = true;
        settings.isArmedForProduction = true;
        connect();
        guards = std::make_unique<EnvironmentGuards>(*client, *store, clock, folder.path());
        QObject::connect(guards.get(), &EnvironmentGuards::said, guards.get(),
                         [this](const GuardNews& news) { heard.push_back(news); });
    }
    ~Yard()
    {
        guards.reset();
        Switchyard::kill();
    }
    Q_DISABLE_COPY_MOVE(Yard)

    QUrl service() const
    {
        return QUrl(server.apiUrl().toString() + u"/_demo/service/switchyard/switchyard/production/health"_s);
    }
    void pass(core::Clock::Duration span)
    {
        until([] { return false; }, span);
    }
    void deployBad()
    {
        repository().sicknesses.push_back({.version = u"1.5.0"_s, .status = 503});
        deploy();
    }
    RollbackPhase now() const
    {
        auto* guard = guards->find(production);
        return guard ? guard->runner().state().phase : RollbackPhase::Idle;
    }
    const GuardNews* news(Kind kind, const QString& part) const
    {
        const auto found = std::ranges::find_if(
            heard, [&](const GuardNews& one) { return one.kind == kind && one.words.contains(part); });
        return found == heard.end() ? nullptr : &*found;
    }
    QString all() const
    {
        QStringList lines;
        for (const GuardNews& one : heard)
            lines << one.at.toString(u"hh:mm:ss "_s) + word(one.kind) + u' ' + one.words;
        return lines.join(u'\n');
    }

    QTemporaryDir folder;
    HealthSettings settings;
    std::unique_ptr<EnvironmentGuards> guards;
    std::vector<GuardNews> heard;
};

} // namespace

/// What a user's settings make of an account's environments, and what is told of it.
class DeliveryEnvironmentGuards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachStepFromTheDeploymentToTheVerifiedRollbackIsTold()
    {
        Yard yard;
        yard.guards->guard(yard.settings, {});
        yard.pass(2min);
        yard.deployBad();
        const QDateTime deployed = yard.clock.now();
        QVERIFY2(yard.until([&] { return yard.now() == RollbackPhase::RolledBack; }, 1h), qPrintable(yard.all()));
        for (const auto& [kind, part] : std::initializer_list<std::pair<Kind, QString>>{
                 {Kind::Deployment, u"v1.4.1 is there since"_s},
                 {Kind::Health, u"The service is healthy."_s},
                 {Kind::Deployment, u"v1.5.0 was deployed by mbrandt."_s},
                 {Kind::Health, u"The service is suspect: It answered 503."_s},
                 {Kind::Health, u"The service is unhealthy: It answered 503."_s},
                 {Kind::Rollback, u"will be rolled back to v1.4.1"_s},
                 {Kind::Rollback, u"is requested"_s},
                 {Kind::Rollback, u"is being verified"_s},
                 {Kind::Rollback, u"is back and healthy"_s}}) {
            QVERIFY2(yard.news(kind, part), qPrintable(part + u'\n' + yard.all()));
        }
        const GuardNews* ill = yard.news(Kind::Health, u"unhealthy"_s);
        // A look within half a minute, half a minute of delay, a failure that is a minute old.
        QVERIFY2(deployed.secsTo(ill->at) >= 90 && deployed.secsTo(ill->at) <= 30 + 30 + 60 + 2,
                 qPrintable(yard.all()));
        QCOMPARE(ill->version, u"v1.5.0"_s);
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
        QVERIFY(std::ranges::is_sorted(yard.heard, {}, &GuardNews::at));
    }

    void aFreezeInTheSettingsLeavesItToAPerson()
    {
        Yard yard;
        yard.settings.freezeWindows
            = {{.name = u"sale"_s, .when = FreezeOnce{.from = yard.clock.now(), .to = yard.clock.now().addDays(1)}}};
        yard.guards->guard(yard.settings, {});
        yard.pass(2min);
        yard.deployBad();
        QVERIFY2(yard.until([&] { return yard.now() == RollbackPhase::AwaitingConfirmation; }, 10min),
                 qPrintable(yard.all()));
        QVERIFY2(yard.news(Kind::Rollback, u"freeze"_s), qPrintable(yard.all()));
        QCOMPARE(yard.writes(u"/dispatches"_s), 0);
    }

    void lookingCostsNothingWhileNothingIsDeployed()
    {
        Yard yard;
        yard.guards->guard(yard.settings, {});
        yard.pass(2min);
        yard.server.traffic().clear();
        yard.pass(10min);
        QCOMPARE(yard.server.traffic().charged, 0);
        QVERIFY2(yard.server.traffic().requests >= 20 * 6, qPrintable(QString::number(yard.server.traffic().requests)));
    }

    void whatCannotBeReadIsToldOnceAndGoesOn()
    {
        Yard yard;
        yard.server.faults().add({.count = -1, .path = QRegularExpression(u"/environments"_s), .status = 502});
        yard.guards->guard(yard.settings, {});
        yard.pass(5min);
        QCOMPARE(std::ranges::count(yard.heard, Kind::Trouble, &GuardNews::kind), 1);
        yard.server.faults().clear();
        yard.pass(2min);
        QVERIFY2(yard.news(Kind::Deployment, u"v1.4.1 is there since"_s), qPrintable(yard.all()));
    }

    void onlyOneProgramOfThisMachineGuardsAnEnvironment()
    {
        Yard yard;
        const auto first = QCoro::waitFor(yard.guards->open(production));
        QVERIFY(first);
        QCOMPARE(QCoro::waitFor(yard.guards->open(production)).value(), *first); // the same one
        EnvironmentGuards other(*yard.client, *yard.store, yard.clock, yard.folder.path());
        const auto second = QCoro::waitFor(
            other.open({.repository = {u"Switchyard"_s, u"switchyard"_s}, .environment = u"PRODUCTION"_s}));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, core::ErrorKind::Conflict);
        QVERIFY2(second.error().what.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(second.error().what));
        QVERIFY(QCoro::waitFor(other.open({.repository = Switchyard::name, .environment = u"staging"_s})));
        yard.guards->leave(production);
        QVERIFY(QCoro::waitFor(other.open(production)));
    }

    void aPersonIsGivenWhatAnotherProgramGuardsAndThatTakesItBack()
    {
        Yard yard;
        yard.guards->guard(yard.settings, {});
        yard.pass(1min);
        QVERIFY(yard.guards->find(production));
        EnvironmentGuards other(*yard.client, *yard.store, yard.clock, yard.folder.path());
        std::optional<core::Result<EnvironmentGuard*>> opened;
        QCoro::connect(other.openForPerson(production), &other,
                       [&](const core::Result<EnvironmentGuard*>& guard) { opened = guard; });
        QVERIFY(yard.until([&] { return opened.has_value(); }, 1min));
        QVERIFY(*opened && other.find(production) == **opened);
        QVERIFY(!yard.guards->find(production));
        QVERIFY2(yard.news(Kind::Trouble, u"watched again after that"_s), qPrintable(yard.all()));
        other.release(production);
        QVERIFY(!other.find(production));
        QTRY_VERIFY((yard.pass(1s), yard.guards->find(production)));
        yard.pass(1min);
        QVERIFY(yard.guards->find(production)->health().isAsking());
    }

    void whatRollsBackIsGivenToNobody()
    {
        Yard yard;
        yard.approves = false;
        yard.guards->guard(yard.settings, {});
        yard.pass(2min);
        yard.deployBad();
        QVERIFY2(yard.until([&] { return isSent(yard.now()); }, 30min), qPrintable(yard.all()));
        EnvironmentGuards other(*yard.client, *yard.store, yard.clock, yard.folder.path());
        std::optional<core::Result<EnvironmentGuard*>> opened;
        QCoro::connect(other.openForPerson(production), &other,
                       [&](const core::Result<EnvironmentGuard*>& guard) { opened = guard; });
        QVERIFY(yard.until([&] { return opened.has_value(); }, 1min));
        QVERIFY(!*opened);
        QCOMPARE(opened->error().kind, core::ErrorKind::Conflict);
        QVERIFY(yard.guards->find(production));
    }

    void whatAnotherProgramGuardsIsGuardedHereOnceThatHasLeftIt()
    {
        Yard yard;
        {
            EnvironmentGuards other(*yard.client, *yard.store, yard.clock, yard.folder.path());
            QVERIFY(QCoro::waitFor(other.open(production)));
            yard.guards->guard(yard.settings, {});
            yard.pass(1min);
            QVERIFY(!yard.guards->find(production));
            QVERIFY2(yard.news(Kind::Trouble, u"Another Signalbox"_s), qPrintable(yard.all()));
        }
        QTRY_VERIFY((yard.pass(1s), yard.guards->find(production)));
    }

    void aPersonsRollbackIsLeftOnceItIsOver()
    {
        Yard yard;
        auto* guard = QCoro::waitFor(yard.guards->openForPerson(production)).value();
        yard.deploy();
        guard->begin({.plan = yard.plan(), .order = yard.order()}, u"It answers 503"_s);
        QVERIFY(yard.until([&] { return isSent(yard.now()); }, 5min));
        yard.guards->release(production); // the window was closed
        QVERIFY(yard.guards->find(production));
        QVERIFY(yard.until([&] { return yard.now() == RollbackPhase::RolledBack; }, 1h));
        yard.pass(1min);
        QVERIFY(!yard.guards->find(production));
    }

    void twoWhoOpenItAtOnceGetTheSame()
    {
        Yard yard;
        std::vector<core::Result<EnvironmentGuard*>> got;
        for (int i = 0; i < 2; ++i)
            QCoro::connect(yard.guards->open(production), yard.guards.get(),
                           [&](const core::Result<EnvironmentGuard*>& guard) { got.push_back(guard); });
        QTRY_COMPARE(got.size(), 2U);
        QVERIFY(got[0] && got[1] && *got[0] == *got[1]);
    }

    void aRollbackThatHasNotEndedIsGoneOnWith()
    {
        Yard yard;
        auto* guard = QCoro::waitFor(yard.guards->open(production)).value();
        yard.deploy();
        guard->begin({.plan = yard.plan(), .order = yard.order()}, u"It answers 503"_s);
        QVERIFY(yard.until([&] { return isSent(yard.now()); }, 5min));
        yard.guards = std::make_unique<EnvironmentGuards>(*yard.client, *yard.store, yard.clock,
                                                          QTemporaryDir().path()); // as if the lock's holder had died
        QVERIFY(QCoro::waitFor(yard.guards->resume()));
        QVERIFY(yard.guards->find(production));
        QVERIFY(yard.until([&] { return yard.now() == RollbackPhase::RolledBack; }, 1h));
        QCOMPARE(yard.writes(u"/dispatches"_s), 1);
    }

    void whatIsLeftIsGuardedNoMore()
    {
        Yard yard;
        yard.guards->guard(yard.settings, {});
        yard.pass(2min);
        QVERIFY(yard.guards->find(production));
        yard.guards->leave({.repository = Switchyard::name, .environment = u"Production"_s});
        QVERIFY(!yard.guards->find(production));
        yard.heard.clear();
        yard.deployBad();
        yard.pass(10min);
        QVERIFY2(yard.heard.empty(), qPrintable(yard.all()));
    }

    void theSettingsAreTheRules()
    {
        Yard yard;
        yard.settings.countdown = 45s;
        yard.settings.keptVersions = 3;
        yard.settings.probes.front().headers = {u"X-Key"_s};
        const std::vector<std::vector<ProbeHeader>> headers{{{.name = "X-Key", .value = "secret"}}};
        const GuardRules rules = rulesOf(yard.settings, headers, QUrl(u"https://ghes.example/api/v3"_s));
        QCOMPARE(rules.questions.control.url, QUrl(u"https://ghes.example/api/v3/rate_limit"_s));
        QCOMPARE(rules.questions.probes.front().headers.front().value, "secret");
        QCOMPARE(rules.rollback.countdown, 45'000);
        QCOMPARE(rules.keptVersions, 3);
        QVERIFY(rules.rollback.isArmed && rules.isConfirmedForProduction && !rules.isDryRun);
        QVERIFY(!rules.isFrozen(yard.clock.now()));
        yard.settings.controlUrl = QUrl(u"https://example.org/"_s);
        QCOMPARE(rulesOf(yard.settings, {}, {}).questions.control.url, QUrl(u"https://example.org/"_s));
    }
};

QTEST_GUILESS_MAIN(DeliveryEnvironmentGuards)
#include "delivery_environment_guards.moc"
