// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "close_button.h"
#include "private_desktop.h"

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds
const auto title = u" Signalbox"_s; // "All runs – Signalbox"

} // namespace

/// What a panel brings to the bus: the watcher that items announce themselves to, and whether anybody draws them.
/// https://specifications.freedesktop.org/status-notifier-item/latest/
class PanelWatcher : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
    Q_PROPERTY(int ProtocolVersion READ version)

public:
    PanelWatcher(const QDBusConnection& bus, bool host)
        : m_bus(bus)
        , m_host(host)
    {
        m_bus.registerObject(u"/StatusNotifierWatcher"_s, this, QDBusConnection::ExportAllContents);
        m_bus.registerService(u"org.kde.StatusNotifierWatcher"_s);
    }
    ~PanelWatcher() override
    {
        m_bus.unregisterService(u"org.kde.StatusNotifierWatcher"_s);
        m_bus.unregisterObject(u"/StatusNotifierWatcher"_s);
    }

    bool hasHost() const { return m_host; }
    QStringList items() const { return m_items; }
    int version() const { return 0; }
    void setHost(bool host)
    {
        m_host = host;
        host ? Q_EMIT StatusNotifierHostRegistered() : Q_EMIT StatusNotifierHostUnregistered();
    }

public Q_SLOTS:
    // The names are the protocol's.
    void RegisterStatusNotifierItem(const QString& item)
    {
        m_items << item;
        Q_EMIT StatusNotifierItemRegistered(item);
    }

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString& item);
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    QDBusConnection m_bus;
    bool m_host;
    QStringList m_items;
};

/// The program beside trays that come, go, and are not what they seem.
class DesktopTray : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::PrivateDesktop> m_desktop;

    QStringList windows() { return m_desktop->visibleWindows(title); }
    bool close()
    {
        return tests::pressCloseButton(m_desktop->environment().value(u"DISPLAY"_s), windows().value(0).toUInt());
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

    void anItemInAPanelKeepsTheHiddenProgramAndLetsItQuit()
    {
        PanelWatcher panel(m_desktop->bus(), true);
        auto& program = m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close());
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        QCOMPARE(program.state(), QProcess::Running);
        // The icon's own click brings it back, and quitting takes the icon along.
        auto activate = QDBusMessage::createMethodCall(panel.items().last(), u"/StatusNotifierItem"_s,
                                                       u"org.kde.StatusNotifierItem"_s, u"Activate"_s);
        activate.setArguments({0, 0});
        m_desktop->bus().asyncCall(activate);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        m_desktop->run(u"xdotool"_s, {u"windowfocus"_s, u"--sync"_s, windows().value(0)});
        m_desktop->run(u"xdotool"_s, {u"key"_s, u"ctrl+q"_s});
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    }

    void aPanelThatGoesBringsTheHiddenWindowBack()
    {
        auto panel = std::make_unique<PanelWatcher>(m_desktop->bus(), true);
        auto& program = m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(panel->items().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close());
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        panel.reset();
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QCOMPARE(program.state(), QProcess::Running);
    }

    void aWatcherWithNobodyToDrawIsNoTray()
    {
        PanelWatcher panel(m_desktop->bus(), false);
        auto& program = m_desktop->start(tests::program(), {u"--demo"_s, u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close());
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitCode(), 0);
    }

    void aHostThatComesLaterIsUsed()
    {
        PanelWatcher panel(m_desktop->bus(), false);
        m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QCOMPARE(panel.items(), QStringList());
        panel.setHost(true);
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, patience);
    }

    void aTrayThatDiesBringsTheHiddenWindowBack()
    {
        QVERIFY(m_desktop->startTray());
        auto& program = m_desktop->start(tests::program(), {u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_desktop->hasIcon(), patience);
        QVERIFY(close());
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        m_desktop->run(u"xdotool"_s, {u"search"_s, u"--name"_s, u"stalonetray"_s, u"windowkill"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QCOMPARE(program.state(), QProcess::Running);
    }
};

QTEST_GUILESS_MAIN(DesktopTray)
#include "desktop_tray.moc"
