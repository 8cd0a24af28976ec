// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_test.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

/// The real program on a real X display, moved by mouse and keys, with and without a tray.
class DesktopWindow : public tests::DesktopTest {
    Q_OBJECT

    QStringList dialogs() { return desktop().visibleWindows(u"Connect|Sign in"_s); }
    QString name(const QString& window) { return desktop().run(u"xdotool"_s, {u"getwindowname"_s, window}); }

public:
    DesktopWindow()
        : DesktopTest({u"xdotool"_s, u"stalonetray"_s})
    {
    }

private Q_SLOTS:
    void theDemoShowsItselfInTheTitle()
    {
        startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(name(window()).contains("demo"_L1), patience);
    }

    void keysOpenTheNewestRun()
    {
        startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        const auto here = window();
        const auto before = name(here);
        xdotool({u"windowfocus"_s, u"--sync"_s, here});
        // From the Overview to the runs, to the first one and in; again until the runs have come.
        const bool opened = QTest::qWaitFor(
            [&] {
                xdotool({u"key"_s, u"ctrl+2"_s});
                xdotool({u"mousemove"_s, u"--window"_s, here, u"700"_s, u"300"_s, u"click"_s, u"1"_s});
                xdotool({u"key"_s, u"Home"_s, u"Return"_s});
                return name(here).contains(u'#');
            },
            patience);
        QVERIFY2(opened, qPrintable(name(here)));
        QVERIFY(name(here) != before);
    }

    void withoutATrayAHiddenStartIsShownAndClosingEnds()
    {
        auto& program = startProgram({u"--demo"_s, u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close(window()));
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void withATrayTheWindowHidesAndTheIconBringsItBack()
    {
        QVERIFY(desktop().startTray());
        auto& program = startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desktop().hasIcon(), patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        QCOMPARE(program.state(), QProcess::Running);
        const bool back = QTest::qWaitFor(
            [&] {
                xdotool({u"mousemove"_s, u"12"_s, u"12"_s, u"click"_s, u"1"_s});
                return QTest::qWaitFor([&] { return !windows().isEmpty(); }, 1000);
            },
            patience);
        QVERIFY(back);
    }

    void aSecondStartRaisesTheFirstWindow()
    {
        QVERIFY(desktop().startTray());
        auto& first = startProgram({});
        QTRY_VERIFY_WITH_TIMEOUT(!dialogs().isEmpty(), patience);
        QVERIFY(close(dialogs().value(0)));
        QTRY_VERIFY_WITH_TIMEOUT(dialogs().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(desktop().hasIcon(), patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        auto& second = startProgram({});
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, patience);
        QCOMPARE(second.exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patience);
        QCOMPARE(first.state(), QProcess::Running);
    }

    void aFirstStartOffersToSignIn()
    {
        startProgram({});
        QTRY_VERIFY_WITH_TIMEOUT(!dialogs().isEmpty(), patience);
    }

    void aKilledProgramMakesRoomForTheNext()
    {
        auto& first = startProgram({});
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patience);
        first.kill();
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), QProcess::NotRunning, patience);
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        startProgram({});
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patience);
    }
};

QTEST_GUILESS_MAIN(DesktopWindow)
#include "desktop_window.moc"
