// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // milliseconds; a slow machine under sanitizers

struct Ended {
    int status = -1;
    QString output;
    QString errors;
};

} // namespace

/// The real program against its embedded GitHub, as a shell starts it: no display, no session bus, a home of its own.
class AppProgram : public QObject {
    Q_OBJECT

    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QTemporaryDir m_home;

    Ended run(const QStringList& arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QString::fromLatin1(SIGNALBOX_PROGRAM), arguments);
        if (!process.waitForFinished(patience))
            process.kill();
        return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .output = QString::fromUtf8(process.readAllStandardOutput()),
                .errors = QString::fromUtf8(process.readAllStandardError())};
    }

private Q_SLOTS:
    void init()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const auto* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GH_TOKEN", "GITHUB_TOKEN"})
            m_environment.remove(QString::fromLatin1(name));
        m_environment.remove(u"QT_QPA_PLATFORM"_s);
        for (const auto* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            m_environment.insert(QString::fromLatin1(name), m_home.path());
    }

    void saysItsVersionAndHelp()
    {
        const auto version = run({u"--version"_s});
        QCOMPARE(version.status, 0);
        QVERIFY(version.output.startsWith("signalbox "_L1));
        const auto help = run({u"--help"_s});
        QCOMPARE(help.status, 0);
        QVERIFY(help.output.contains("signalbox watch [RUN]"_L1));
    }

    void statusIsALineAWorkflow()
    {
        const auto ended = run({u"status"_s, u"--demo"_s, u"--repo"_s, u"langgraph/rust-langgraph"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.errors));
        const auto lines = ended.output.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].contains(" CI "_L1) && lines[1].contains(" Deploy "_L1) && lines[2].contains(" Release "_L1),
                 qPrintable(ended.output));
    }

    void watchEndsWithTheRunAndItsStatus()
    {
        const auto ended = run({u"watch"_s, u"--demo"_s, u"--speed"_s, u"20"_s, u"--json"_s, u"--exit-status"_s,
                                u"--repo"_s, u"langgraph/rust-langgraph"_s});
        QCOMPARE(ended.status, 1); // the scenario's first run fails
        const auto lines = ended.output.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.size() > 10);
        for (const auto& line : lines) {
            const auto object = QJsonDocument::fromJson(line.toUtf8()).object();
            for (const auto* key : {"at", "repository", "run", "attempt", "status", "change"})
                QVERIFY2(object.contains(QLatin1StringView(key)), qPrintable(line));
            QCOMPARE(object.value("repository"_L1).toString(), u"langgraph/rust-langgraph"_s);
        }
        const auto last = QJsonDocument::fromJson(lines.last().toUtf8()).object();
        QVERIFY(!last.contains("job"_L1));
        QCOMPARE(last.value("status"_L1).toString(), u"completed"_s);
        QCOMPARE(last.value("conclusion"_L1).toString(), u"failure"_s);
    }

    void anUnknownRunIsOneSentenceAndAnAdvice()
    {
        const auto ended = run({u"watch"_s, u"--demo"_s, u"99999999"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY(ended.output.isEmpty());
        QVERIFY2(ended.errors.contains("99999999"_L1), qPrintable(ended.errors));
        QCOMPARE(ended.errors.count(u'\n'), 1);
    }

    void anUnknownRepositoryIsNamed()
    {
        const auto ended = run({u"status"_s, u"--demo"_s, u"--repo"_s, u"nobody/nothing"_s});
        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains("nobody/nothing"_L1), qPrintable(ended.errors));
    }

    void withoutATokenItSaysWhereToGetOne()
    {
        const auto ended = run({u"status"_s, u"--repo"_s, u"o/r"_s});
        QCOMPARE(ended.status, 4);
        QVERIFY2(ended.errors.contains("GH_TOKEN"_L1), qPrintable(ended.errors));
    }

    void withoutANetworkItSaysSoAndTellsNoToken()
    {
        m_environment.insert(u"GH_TOKEN"_s, u"secret-of-the-test"_s);
        m_environment.insert(u"GH_HOST"_s, u"github.invalid.ghe.com"_s);
        const auto ended = run({u"status"_s, u"--repo"_s, u"o/r"_s});
        QVERIFY(ended.status != 0);
        QVERIFY(!ended.errors.isEmpty());
        QVERIFY(!ended.errors.contains("secret"_L1) && !ended.output.contains("secret"_L1));
    }

    void aTokenIsNotTakenFromTheCommandLine()
    {
        const auto ended = run({u"status"_s, u"--token"_s, u"secret-of-the-test"_s});
        QCOMPARE(ended.status, 2);
        QVERIFY(!ended.errors.contains("secret-of-the-test"_L1));
    }

    void aReaderThatGoesAwayIsAnError()
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(
            u"sh"_s,
            {u"-c"_s, u"{ \"%1\" status --demo; echo $? >&2; } | true"_s.arg(QString::fromLatin1(SIGNALBOX_PROGRAM))});
        QVERIFY(process.waitForFinished(patience));
        const auto errors = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(errors.contains("Nobody reads"_L1) && errors.trimmed().endsWith(u'1'), qPrintable(errors));
    }

    void aScenarioThatIsNotThereIsNamed()
    {
        const auto ended = run({u"demo"_s, u"--serve"_s, u"--scenario"_s, u"/nowhere.json"_s});
        QVERIFY(ended.status != 0);
        QVERIFY2(ended.errors.contains("/nowhere.json"_L1), qPrintable(ended.errors));
    }

    void theDemoLeavesNoTraceInTheUsersFolders()
    {
        const QTemporaryDir home;
        for (const auto* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            m_environment.insert(QString::fromLatin1(name), home.path());
        QCOMPARE(run({u"status"_s, u"--demo"_s}).status, 0);
        QVERIFY(QDir(home.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(AppProgram)
#include "app_program.moc"
