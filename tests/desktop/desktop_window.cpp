// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "close_button.h"
#include "private_desktop.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds; a slow machine under sanitizers
const auto title = u" Signalbox"_s; // "All runs – Signalbox"; the icon in the tray is a window called "signalbox"

} // namespace

/// The real program on a real X display, moved by mouse and keys, with and without a tray.
class DesktopWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::PrivateDesktop> m_desktop;

    QStringList windows() { return m_desktop->visibleWindows(title); }
    QStringList dialogs() { return m_desktop->visibleWindows(u"Connect|Sign in"_s); }
    void xdotool(const QStringList& arguments) { m_desktop->run(u"xdotool"_s, arguments); }
    QString name(const QString& window) { return m_desktop->run(u"xdotool"_s, {u"getwindowname"_s, window}); }

    bool close(const QString& window)
    {
        return tests::pressCloseButton(m_desktop->environment().value(u"DISPLAY"_s), window.toUInt());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing
            = tests::PrivateDesktop::missing({u"xdotool"_s, u"stalonetray"_s, u"Xvfb"_s, u"dbus-daemon"_s});
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing + u" is not installed."_s));
    }

    void init()
    {
        m_desktop = std::make_unique<tests::PrivateDesktop>();
        QVERIFY2(m_desktop->trouble().isEmpty(), qPrintable(m_desktop->trouble()));
    }

    void cleanup() { m_desktop.reset(); }

    void theDemoShowsItselfInTheTitle()
    {
        m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(name(windows().value(0)).contains("demo"_L1), patience);
    }

    void keysOpenTheNewestRun()
    {
        m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        const auto window = windows().value(0);
        const auto before = name(window);
        xdotool({u"windowfocus"_s, u"--sync"_s, window});
        // From the Overview to the runs, to the first one and in; again until the runs have come.
        const bool opened = QTest::qWaitFor(
            [&] {
                xdotool({u"key"_s, u"ctrl+2"_s});
                xdotool({u"mousemove"_s, u"--window"_s, window, u"700"_s, u"300"_s, u"click"_s, u"1"_s});
                xdotool({u"key"_s, u"Home"_s, u"Return"_s});
                return name(window).contains(u'#');
            },
            patience);
        QVERIFY2(opened, qPrintable(name(window)));
        QVERIFY(name(window) != before);
    }

    void withoutATrayAHiddenStartIsShownAndClosingEnds()
    {
        auto& program = m_desktop->start(tests::program(), {u"--demo"_s, u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close(windows().value(0)));
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void withATrayTheWindowHidesAndTheIconBringsItBack()
    {
        QVERIFY(m_desktop->startTray());
        auto& program = m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->hasIcon(), patience);
        QVERIFY(close(windows().value(0)));
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
        QVERIFY(m_desktop->startTray());
        auto& first = m_desktop->start(tests::program(), {});
        QTRY_VERIFY_WITH_TIMEOUT(!dialogs().isEmpty(), patience);
        QVERIFY(close(dialogs().value(0)));
        QTRY_VERIFY_WITH_TIMEOUT(dialogs().isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->hasIcon(), patience);
        QVERIFY(close(windows().value(0)));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        auto& second = m_desktop->start(tests::program(), {});
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, patience);
        QCOMPARE(second.exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patience);
        QCOMPARE(first.state(), QProcess::Running);
    }

    void aFirstStartOffersToSignIn()
    {
        m_desktop->start(tests::program(), {});
        QTRY_VERIFY_WITH_TIMEOUT(!dialogs().isEmpty(), patience);
    }

    void aKilledProgramMakesRoomForTheNext()
    {
        auto& first = m_desktop->start(tests::program(), {});
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patience);
        first.kill();
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), QProcess::NotRunning, patience);
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        m_desktop->start(tests::program(), {});
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patience);
    }
};

QTEST_GUILESS_MAIN(DesktopWindow)
#include "desktop_window.moc"
