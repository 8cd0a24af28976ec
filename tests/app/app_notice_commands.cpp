// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notice_commands.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using desktop::NoticeCommands;

namespace {

constexpr int patience = 20'000; // milliseconds

monitor::Transition transition()
{
    monitor::Transition transition{
        .kind = monitor::Transition::Kind::StillBroken, .account = u"me@github.com"_s, .onDefaultBranch = true};
    transition.run = {.id = {18'400'000'001},
                      .repository = {7},
                      .repositoryName = {.owner = u"acme"_s, .name = u"app"_s},
                      .workflow = {1},
                      .workflowPath = u".github/workflows/ci.yml"_s,
                      .workflowName = u"CI"_s,
                      .title = u"$(touch broken); `touch broken`\n\"quotes\" \u0007"_s,
                      .number = 12,
                      .attempt = 2,
                      .event = u"push"_s,
                      .state = core::State::fromWords(u"completed"_s, u"timed_out"_s),
                      .branch = u"-rf /; main"_s,
                      .commit = u"0123456789012345678901234567890123456789"_s,
                      .actor = u"mara"_s,
                      .webUrl = QUrl(u"https://github.com/acme/app/actions/runs/1?a=ü b"_s)};
    return transition;
}

QByteArray contents(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// With real programs.
class AppNoticeCommands : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QProcessEnvironment variables() const
    {
        auto variables = desktop::commandEnvironment(transition(), false);
        variables.insert(u"FOLDER"_s, m_folder->path());
        return variables;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theFactsAreInTheVariables_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("kind") << u"KIND"_s << u"still_broken"_s;
        QTest::newRow("account") << u"ACCOUNT"_s << u"me@github.com"_s;
        QTest::newRow("repository") << u"REPOSITORY"_s << u"acme/app"_s;
        QTest::newRow("workflow") << u"WORKFLOW"_s << u"CI"_s;
        QTest::newRow("file") << u"WORKFLOW_FILE"_s << u".github/workflows/ci.yml"_s;
        QTest::newRow("branch") << u"BRANCH"_s << u"-rf /; main"_s;
        QTest::newRow("default branch") << u"DEFAULT_BRANCH"_s << u"1"_s;
        QTest::newRow("run") << u"RUN_ID"_s << u"18400000001"_s;
        QTest::newRow("number") << u"RUN_NUMBER"_s << u"12"_s;
        QTest::newRow("attempt") << u"ATTEMPT"_s << u"2"_s;
        QTest::newRow("page") << u"RUN_URL"_s << u"https://github.com/acme/app/actions/runs/1?a=%C3%BC%20b"_s;
        QTest::newRow("title") << u"TITLE"_s << u"$(touch broken); `touch broken` \"quotes\"  "_s;
        QTest::newRow("event") << u"EVENT"_s << u"push"_s;
        QTest::newRow("commit") << u"COMMIT"_s << u"0123456789012345678901234567890123456789"_s;
        QTest::newRow("actor") << u"ACTOR"_s << u"mara"_s;
        QTest::newRow("status") << u"STATUS"_s << u"completed"_s;
        QTest::newRow("conclusion") << u"CONCLUSION"_s << u"timed_out"_s;
        QTest::newRow("quiet") << u"QUIET"_s << u"0"_s;
    }
    void theFactsAreInTheVariables()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, value);
        QCOMPARE(desktop::commandEnvironment(transition(), false).value(u"SIGNALBOX_"_s + name), value);
    }

    void theProgramGetsItsArgumentsAndTheFacts()
    {
        NoticeCommands commands;
        QSignalSpy failed(&commands, &NoticeCommands::failed);
        const auto script
            = u"printf '%s|' \"$0\" \"$@\" \"$SIGNALBOX_BRANCH\" \"$SIGNALBOX_TITLE\" > \"$FOLDER/out\""_s;
        commands.run({u"/bin/sh"_s, u"-c"_s, script, u"a b"_s, u"$(touch broken)"_s, u""_s}, variables());
        QTRY_COMPARE_WITH_TIMEOUT(contents(path(u"out"_s)),
                                  "a b|$(touch broken)||-rf /; main|$(touch broken); `touch broken` \"quotes\"  |"_ba,
                                  patience);
        QVERIFY(!QFile::exists(u"broken"_s));
        QCOMPARE(failed.size(), 0);
    }

    void ourOwnVariablesAreThereAndTheWindowsTokenIsNot()
    {
        qputenv("XDG_ACTIVATION_TOKEN", "token");
        qputenv("SIGNALBOX_TEST", "here");
        NoticeCommands commands;
        const auto script = u"echo \"$SIGNALBOX_TEST-$XDG_ACTIVATION_TOKEN-\" > \"$FOLDER/out\""_s;
        commands.run({u"/bin/sh"_s, u"-c"_s, script}, variables());
        QTRY_COMPARE_WITH_TIMEOUT(contents(path(u"out"_s)), "here--\n"_ba, patience);
        qunsetenv("XDG_ACTIVATION_TOKEN");
    }

    void nobodyWaitsForIt()
    {
        NoticeCommands commands;
        QElapsedTimer timer;
        timer.start();
        commands.run({u"/bin/sleep"_s, u"30"_s}, variables());
        QVERIFY(timer.elapsed() < 5'000);
        QTest::qWait(50);
    } // and what still runs ends with the program

    void aProgramThatIsNotThereIsSaidOnce()
    {
        NoticeCommands commands;
        QSignalSpy failed(&commands, &NoticeCommands::failed);
        for (int i = 0; i < 3; ++i)
            commands.run({u"/no/such/program"_s, u"x"_s}, variables());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(!QTest::qWaitFor([&] { return failed.size() > 1; }, 300));
        const auto error = failed.front().front().value<core::Error>();
        QVERIFY(error.what.contains(u"/no/such/program"));
        QVERIFY(!error.advice.isEmpty());
        QVERIFY(!error.detail.isEmpty());
    }

    void aFailureIsSaidAgainAfterItHasWorked()
    {
        NoticeCommands commands;
        QSignalSpy failed(&commands, &NoticeCommands::failed);
        const QStringList command{u"/bin/sh"_s, u"-c"_s, u"echo >> \"$FOLDER/ran\"; test -e \"$FOLDER/well\""_s};
        commands.run(command, variables());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QFile well(path(u"well"_s));
        QVERIFY(well.open(QIODevice::WriteOnly));
        commands.run(command, variables());
        QTRY_COMPARE_WITH_TIMEOUT(contents(path(u"ran"_s)).size(), 2, patience);
        QTest::qWait(200); // its end is heard of
        QVERIFY(well.remove());
        commands.run(command, variables());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, patience);
    }

    void manyAreRunAFewAtATimeAndAllOfThem()
    {
        NoticeCommands commands;
        for (int i = 0; i < 40; ++i)
            commands.run({u"/bin/sh"_s, u"-c"_s, u"echo >> \"$FOLDER/out\""_s}, variables());
        QTRY_COMPARE_WITH_TIMEOUT(contents(path(u"out"_s)).size(), 40, patience);
    }
};

QTEST_GUILESS_MAIN(AppNoticeCommands)
#include "app_notice_commands.moc"
