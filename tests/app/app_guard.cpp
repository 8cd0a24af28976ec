// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/guard_command.h"
#include "demo/server.h"
#include "settings/health_watch_file.h"
#include "support/other_threads.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const core::RepositoryName yard{u"switchyard"_s, u"switchyard"_s};

/// A user's profile with one account at the embedded GitHub, and `signalbox guard` at work in it.
class Desk {
public:
    Desk()
    {
        if (!server.load(u":/demo/delivery.json"_s) || !server.listen())
            qFatal("the embedded GitHub does not start");
        settings.of = {.repository = yard, .environment = u"production"_s};
        settings.probes
            = {{.url = QUrl(server.apiUrl().toString() + u"/_demo/service/switchyard/switchyard/production/health"_s)}};
        QObject::connect(&m_time, &QTimer::timeout, &m_time, [this] { pass(); });
        m_time.start(1ms);
    }
    ~Desk() { end(); }
    Q_DISABLE_COPY_MOVE(Desk)

    settings::Profile profile() const { return settings::Profile::in(m_home.path()); }

    void start(const QStringList& arguments = {u"guard"_s, u"--json"_s})
    {
        m_workspace = std::make_unique<session::Workspace>(profile(), credentials::TokenEnvironment(), clock);
        const core::Account account{
            .id = u"octavia@127.0.0.1"_s, .login = u"octavia"_s, .apiUrl = server.apiUrl(), .webUrl = server.apiUrl()};
        m_workspace->tokens().keepForSession(account.id, "token-of-the-viewer");
        m_workspace->settings().keep({.account = account, .repositories = {yard}});
        const auto options = cli::parseOptions(arguments);
        if (!options)
            qFatal("%s", qPrintable(options.error().sentence()));
        std::fflush(stdout);
        m_before = dup(fileno(stdout));
        QFile output(outputFile());
        if (!output.open(QFile::WriteOnly) || dup2(output.handle(), fileno(stdout)) < 0)
            qFatal("the output cannot be captured");
        m_command = std::make_unique<console::GuardCommand>(*m_workspace, *options);
        QObject::connect(m_command.get(), &console::Command::ended, m_command.get(),
                         [this](int ended) { status = ended; });
        m_command->start();
    }
    void stop() { m_command->stop(); }
    void end()
    {
        m_command.reset();
        m_workspace.reset();
        std::fflush(stdout);
        if (m_before >= 0) {
            dup2(m_before, fileno(stdout));
            ::close(std::exchange(m_before, -1));
        }
    }
    QString output() const
    {
        std::fflush(stdout);
        QFile file(outputFile());
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    bool says(const QString& part)
    {
        if (QTest::qWaitFor([&] { return output().contains(part); }, 60'000))
            return true;
        end(); // what the test says of it is not for the file
        std::fprintf(stderr, "It said: %s\n", qPrintable(output()));
        return false;
    }
    credentials::ProbeSecrets& secrets() { return m_workspace->probeSecrets(); }

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server server{clock};
    delivery::HealthSettings settings;
    int status = -1;

private:
    /// Goes on to what is due next once nobody does anything any more: an answer takes no time, however busy the
    /// machine is.
    void pass()
    {
        const auto before = std::exchange(m_others, tests::OtherThreads::now());
        if (server.traffic().inFlight > 0 || !m_others.allSleep() || m_others != before)
            return;
        clock.advanceToNext();
        server.world().catchUp();
    }

    QString outputFile() const { return m_home.filePath(u"output"_s); }

    QTemporaryDir m_home;
    QTimer m_time;
    tests::OtherThreads m_others = tests::OtherThreads::now();
    std::unique_ptr<session::Workspace> m_workspace;
    std::unique_ptr<console::GuardCommand> m_command;
    int m_before = -1;
};

void keep(const Desk& desk, const delivery::HealthSettings& settings)
{
    settings::HealthWatchFile file(desk.profile().healthFile());
    if (!file.keep(settings))
        qFatal("the settings cannot be kept");
}

} // namespace

/// `signalbox guard` and the unit that runs it.
class AppGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachChangeIsAnObjectAndItEndsCleanly()
    {
        Desk desk;
        keep(desk, desk.settings);
        desk.start();
        QVERIFY2(desk.says(u"The service is healthy."_s), qPrintable(desk.output()));
        desk.server.world().repository(yard.full())->sicknesses.push_back({.status = 503});
        QVERIFY2(desk.says(u"The service is unhealthy: It answered 503."_s), qPrintable(desk.output()));
        desk.stop();
        QCOMPARE(desk.status, 0);
        const QString output = desk.output();
        desk.end();
        const auto lines = output.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() >= 3);
        for (const auto& line : lines) {
            const auto object = QJsonDocument::fromJson(line.toUtf8()).object();
            for (const auto* key : {"at", "repository", "environment", "change", "words", "health", "phase", "version"})
                QVERIFY2(object.contains(QLatin1StringView(key)), qPrintable(line));
            QCOMPARE(object.value("environment"_L1).toString(), u"production"_s);
        }
        QCOMPARE(QJsonDocument::fromJson(lines.last().toUtf8()).object().value("health"_L1).toString(), u"unhealthy"_s);
    }

    void withoutJsonItIsALineThatAPersonReads()
    {
        Desk desk;
        keep(desk, desk.settings);
        desk.start({u"guard"_s});
        QVERIFY2(desk.says(u"production of switchyard/switchyard  The service is healthy."_s),
                 qPrintable(desk.output()));
        QVERIFY(!desk.output().contains(u'{'));
    }

    void settingsThatComeAndGoTakeEffectAtOnce()
    {
        Desk desk;
        desk.start();
        QTest::qWait(300);
        QVERIFY2(desk.output().isEmpty(), qPrintable(desk.output()));
        keep(desk, desk.settings);
        QVERIFY2(desk.says(u"The service is healthy."_s), qPrintable(desk.output()));
        settings::HealthWatchFile file(desk.profile().healthFile());
        QVERIFY(file.forget(desk.settings.of));
        QTest::qWait(500);
        const auto size = desk.output().size();
        desk.server.world().repository(yard.full())->sicknesses.push_back({.status = 503});
        QTest::qWait(1000); // more than a minute of its clock
        QCOMPARE(desk.output().size(), size);
    }

    void withoutAHeadersValueNothingIsAsked()
    {
        Desk desk;
        desk.settings.probes.front().headers = {u"Authorization"_s};
        keep(desk, desk.settings);
        desk.start();
        QTest::qWait(500);
        QVERIFY2(!desk.output().contains(u"health\":\"healthy"_s), qPrintable(desk.output()));
        desk.secrets().keepForSession(desk.settings.of, desk.settings.probes.front().url, u"Authorization"_s,
                                      "Bearer the-secret");
        desk.settings.keptVersions = 4; // a change lets it try again
        keep(desk, desk.settings);
        QVERIFY2(desk.says(u"The service is healthy."_s), qPrintable(desk.output()));
        QFile file(desk.profile().healthFile());
        QVERIFY(file.open(QFile::ReadOnly) && !file.readAll().contains("the-secret"));
    }

    void aBrokenFileIsToldAndWhatWasInForceStays()
    {
        Desk desk;
        keep(desk, desk.settings);
        desk.start();
        QVERIFY(desk.says(u"The service is healthy."_s));
        QFile file(desk.profile().healthFile());
        QVERIFY(file.open(QFile::WriteOnly) && file.write("{\"schema\": 1}") > 0);
        file.close();
        settings::HealthWatchFile kept(desk.profile().healthFile());
        QVERIFY(!kept.keep(desk.settings)); // and is not written over
        desk.server.world().repository(yard.full())->sicknesses.push_back({.status = 503});
        QVERIFY2(desk.says(u"The service is unhealthy"_s), qPrintable(desk.output()));
    }

    void systemdTakesTheUnit()
    {
        QFile unit(QString::fromLatin1(SIGNALBOX_GUARD_UNIT));
        QVERIFY(unit.open(QFile::ReadOnly));
        const QByteArray text = unit.readAll();
        QVERIFY2(!text.contains('@'), "a path was not put in");
        QVERIFY(text.contains("/signalbox guard\n"));
        const QString verify = QStandardPaths::findExecutable(u"systemd-analyze"_s);
        if (verify.isEmpty())
            QSKIP("systemd-analyze is not installed");
        // A program that is there stands in for the one that is not installed yet.
        QTemporaryDir folder;
        QFile copy(folder.filePath(u"signalbox-guard.service"_s));
        QVERIFY(copy.open(QFile::WriteOnly));
        QByteArray changed = text;
        const auto start = changed.indexOf("ExecStart=") + 10;
        changed.replace(start, changed.indexOf('\n', start) - start, "/bin/true guard");
        copy.write(changed);
        copy.close();
        QProcess process;
        process.start(verify, {u"--user"_s, u"--man=no"_s, u"verify"_s, copy.fileName()});
        QVERIFY(process.waitForFinished());
        const QByteArray errors = process.readAllStandardError();
        if (errors.contains("Failed to connect to") || errors.contains("Failed to initialize manager"))
            QSKIP("systemd-analyze needs a session here");
        QVERIFY2(process.exitCode() == 0 && !errors.contains("signalbox-guard.service"), errors.constData());
    }
};

QTEST_GUILESS_MAIN(AppGuard)
#include "app_guard.moc"
