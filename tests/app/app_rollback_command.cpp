// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/rollback_command.h"
#include "console_desk.h"
#include "demo/server.h"
#include "settings/health_watch_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using tests::Captured;
using tests::Ended;

namespace {

/// Production has v1.5.0, which nobody likes, and a clock that runs fast.
class Desk {
public:
    Desk()
    {
        if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
            qFatal("the embedded GitHub does not start");
        demo::World& world = server.world();
        yard().tags.insert(u"v1.4.2"_s, yard().tags.value(u"v1.4.1"_s));
        demo::Deployment& made = world.addDeployment(yard(),
                                                     {.sha = yard().tags.value(u"v1.4.1"_s),
                                                      .ref = u"main"_s,
                                                      .environment = u"production"_s,
                                                      .creator = u"mbrandt"_s,
                                                      .payload = R"({"version":"v1.4.2"})"});
        world.addStatus(yard(), made, {.state = u"success"_s, .creator = u"mbrandt"_s});
        m_runsBefore = yard().runs.size();
        QObject::connect(&m_time, &QTimer::timeout, &m_time, [this] {
            clock.advance(50ms);
            approve();
        });
        m_time.start(1ms);
    }

    Ended run(const QStringList& arguments)
    {
        // Each is a program of its own.
        session::Workspace workspace(settings::Profile::in(m_home.path()), {}, clock);
        const core::Account account{
            .id = u"octavia@127.0.0.1"_s, .login = u"octavia"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        workspace.tokens().keepForSession(account.id, "token-of-the-viewer");
        workspace.settings().keep({.account = account, .repositories = {{u"switchyard"_s, u"switchyard"_s}}});
        const auto options = cli::parseOptions(QStringList{u"rollback"_s, u"production"_s} + arguments);
        if (!options)
            qFatal("%s", qPrintable(options.error().sentence()));
        console::RollbackCommand command(workspace, *options);
        Ended ended;
        QObject::connect(&command, &console::Command::ended, &command, [&ended](int status) { ended.status = status; });
        Captured output(stdout, m_home.filePath(u"output"_s));
        Captured errors(stderr, m_home.filePath(u"errors"_s));
        command.start();
        (void)QTest::qWaitFor([&ended] { return ended.status >= 0; }, 60'000);
        ended.output = output.text();
        ended.errors = errors.text();
        return ended;
    }

    settings::Profile profile() const { return settings::Profile::in(m_home.path()); }
    demo::Repository& yard() { return *server.world().repository(u"switchyard/switchyard"_s); }
    int rollbacks()
    {
        return int(std::count_if(yard().runs.begin() + qsizetype(m_runsBefore), yard().runs.end(),
                                 [](const auto& run) { return run->title.startsWith("Roll "_L1); }));
    }

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server server{clock};

private:
    void approve()
    {
        for (size_t i = m_runsBefore; i < yard().runs.size(); ++i) {
            const auto pending = server.world().pendingEnvironments(*yard().runs[i]);
            if (!pending.empty())
                server.world().review(yard().runs[i]->id, pending, true, {}, u"mbrandt"_s);
        }
    }

    QTemporaryDir m_home;
    QTimer m_time;
    size_t m_runsBefore = 0;
};

const QStringList surely{u"--yes"_s, u"--reason"_s, u"It answers 503"_s};

QJsonObject object(const QString& line)
{
    return QJsonDocument::fromJson(line.toUtf8()).object();
}

} // namespace

/// `signalbox rollback` in this process, against the embedded GitHub.
class AppRollbackCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itRollsBackAndTellsEachStep()
    {
        Desk desk;
        const auto ended = desk.run(QStringList{u"--to"_s, u"1.4.0"_s} + surely + QStringList{u"--override"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.output + ended.errors));
        QCOMPARE(desk.rollbacks(), 1);
        QCOMPARE(demo::World::live(desk.yard(), u"production"_s)->version, u"1.4.0"_s);
        for (const auto& words :
             {u"v1.4.2 back to v1.4.0"_s, u"Claims the rollback"_s, u"Verifies"_s, u"Rolled back"_s})
            QVERIFY2(ended.output.contains(words), qPrintable(ended.output));
        // Nothing stands that would hold another desktop back.
        QVERIFY(std::ranges::none_of(desk.yard().deployments, [](const demo::Deployment& deployment) {
            return deployment.task == "rollback"_L1 && deployment.statuses.empty();
        }));
    }

    void aDryRunPrintsTheRequestsAndSendsNone()
    {
        Desk desk;
        const auto ended = desk.run({u"--dry-run"_s, u"--json"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.output + ended.errors));
        QVERIFY(desk.server.traffic().writes.empty());
        QCOMPARE(ended.lines().size(), 1);
        const QJsonObject plan = object(ended.lines().front());
        QCOMPARE(plan.value("from"_L1).toString(), u"v1.4.2"_s);
        QCOMPARE(plan.value("to"_L1).toString(), u"v1.4.1"_s);
        QCOMPARE(plan.value("verdict"_L1).toString(), u"proceed"_s);
        const QJsonArray requests = plan.value("requests"_L1).toArray();
        QCOMPARE(requests.size(), 3);
        QVERIFY(requests[1].toObject().value("path"_L1).toString().endsWith("/dispatches"_L1));
        QVERIFY(plan.value("checks"_L1).toArray().size() >= 13);
    }

    void eachVersionComesWithHowItWasWhileItWasThere()
    {
        Desk desk;
        const auto first = desk.run({u"--dry-run"_s});
        QVERIFY2(first.output.contains(u"Versions to go back to:"_s), qPrintable(first.output));
        QVERIFY2(first.output.contains(u"Not watched"_s), qPrintable(first.output));
        const auto live = std::ranges::find_if(desk.yard().deployments, [&](const demo::Deployment& deployment) {
            return deployment.environment == "production"_L1 && deployment.sha == desk.yard().tags.value(u"v1.4.1"_s)
                && deployment.payload.isEmpty();
        });
        QVERIFY(live != desk.yard().deployments.end());
        {
            history::Store store;
            QVERIFY(QCoro::waitFor(store.open(desk.profile().storeFile())));
            QVERIFY(QCoro::waitFor(store.addHealth(
                u"octavia@127.0.0.1"_s, {u"switchyard"_s, u"switchyard"_s},
                {.deployment = {live->id}, .unhealthy = 90s, .isIllAtLast = true, .until = desk.clock.now()})));
        }
        const auto ended = desk.run({u"--dry-run"_s, u"--json"_s});
        const QJsonObject plan = object(ended.lines().front());
        const QJsonObject health = plan.value("health"_L1).toArray().first().toObject();
        QCOMPARE(health.value("version"_L1).toString(), u"v1.4.1"_s);
        QCOMPARE(health.value("unhealthy_seconds"_L1).toInteger(), 90);
        QVERIFY(health.value("ill_at_last"_L1).toBool());
        QVERIFY(plan.value("to"_L1).toString() != "v1.4.1"_L1); // it was no good one
    }

    void whatIsSetForTheEnvironmentHoldsHereToo()
    {
        Desk desk;
        delivery::HealthSettings settings{.of = {{u"switchyard"_s, u"switchyard"_s}, u"production"_s}};
        settings.keptVersions = 2;
        settings.freezeWindows
            = {{.name = u"Now"_s,
                .when = delivery::FreezeOnce{.from = desk.clock.now().addDays(-1), .to = desk.clock.now().addDays(1)}}};
        QVERIFY(settings::HealthWatchFile(desk.profile().healthFile()).keep(settings));
        const auto ended = desk.run({u"--dry-run"_s, u"--json"_s});
        const QJsonObject plan = object(ended.lines().front());
        QCOMPARE(plan.value("verdict"_L1).toString(), u"ask_person"_s);
        QCOMPARE(plan.value("versions"_L1).toArray().size(), 2);
        const auto stopped = desk.run(surely);
        QCOMPARE(stopped.status, 3);
        QVERIFY2(stopped.errors.contains(u"freeze"_s), qPrintable(stopped.errors));
        QVERIFY(desk.server.traffic().writes.empty());
    }

    void jsonHasALineAChange()
    {
        Desk desk;
        const auto ended = desk.run(surely + QStringList{u"--json"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.output + ended.errors));
        QStringList phases;
        for (const QString& line : ended.lines().sliced(1))
            phases << object(line).value("phase"_L1).toString();
        QCOMPARE(phases.first(), u"claiming"_s);
        QCOMPARE(phases.last(), u"rolled_back"_s);
        QVERIFY2(phases.contains(u"dispatching"_s), qPrintable(phases.join(u' ')));
        QVERIFY(object(ended.lines().last()).value("run"_L1).toInteger() > 0);
    }

    void withoutAReasonOrAYesNothingIsSent()
    {
        Desk desk;
        QCOMPARE(desk.run({u"--yes"_s}).status, 2);
        const auto asked = desk.run({u"--reason"_s, u"It answers 503"_s}); // no terminal here
        QCOMPARE(asked.status, 2);
        QVERIFY2(asked.errors.contains(u"--yes"_s), qPrintable(asked.errors));
        QVERIFY(desk.server.traffic().writes.empty());
    }

    void aCheckThatFailsEndsWithThree()
    {
        Desk desk;
        const auto ended = desk.run(QStringList{u"--to"_s, u"v9.9.9"_s} + surely);
        QCOMPARE(ended.status, 3);
        QVERIFY(desk.server.traffic().writes.empty());
        // The migration 0006 came with v1.4.1: a person has to say that it does no harm.
        const auto migration = desk.run(QStringList{u"--to"_s, u"v1.4.0"_s} + surely);
        QCOMPARE(migration.status, 3);
        QVERIFY2(migration.errors.contains(u"--override"_s), qPrintable(migration.errors));
        QVERIFY(desk.server.traffic().writes.empty());
    }

    void anEnvironmentThatIsNotThereIsSaid()
    {
        Desk desk;
        desk.yard().environments.clear();
        const auto ended = desk.run(surely);
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains(u"production"_s), qPrintable(ended.errors));
    }
};

QTEST_GUILESS_MAIN(AppRollbackCommand)
#include "app_rollback_command.moc"
