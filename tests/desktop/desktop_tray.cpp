// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_test.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;

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

/// The menu of an item as a panel has it.
/// https://github.com/AyatanaIndicators/libdbusmenu/blob/main/libdbusmenu-glib/dbus-menu.xml
class PanelMenu {
public:
    PanelMenu(const QDBusConnection& bus, const QString& item)
        : m_bus(bus)
        , m_item(item)
    {
    }

    /// Presses the entry whose text begins so; false when there is none.
    bool press(const QString& text)
    {
        auto asked = call(u"GetLayout"_s);
        asked.setArguments({0, -1, QStringList()});
        const auto layout = m_bus.call(asked).arguments().value(1).value<QDBusArgument>();
        const auto entry = find(layout, text);
        if (!entry)
            return false;
        auto event = call(u"Event"_s);
        event.setArguments({*entry, u"clicked"_s, QVariant::fromValue(QDBusVariant(0)), 0U});
        m_bus.asyncCall(event);
        return true;
    }

private:
    QDBusMessage call(const QString& method) const
    {
        return QDBusMessage::createMethodCall(m_item, u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, method);
    }

    static std::optional<int> find(const QDBusArgument& layout, const QString& text)
    {
        if (layout.currentType() != QDBusArgument::StructureType)
            return std::nullopt;
        int id = 0;
        QVariantMap properties;
        std::optional<int> found;
        layout.beginStructure();
        layout >> id >> properties;
        if (properties.value(u"label"_s).toString().remove(u'_').startsWith(text))
            found = id;
        layout.beginArray();
        while (!layout.atEnd()) {
            QDBusVariant child;
            layout >> child;
            if (const auto deeper = find(child.variant().value<QDBusArgument>(), text); deeper && !found)
                found = deeper;
        }
        layout.endArray();
        layout.endStructure();
        return found;
    }

    QDBusConnection m_bus;
    QString m_item;
};

/// The program beside trays that come, go, and are not what they seem.
class DesktopTray : public tests::DesktopTest {
    Q_OBJECT

public:
    DesktopTray()
        : DesktopTest({u"xdotool"_s, u"stalonetray"_s})
    {
    }

private Q_SLOTS:
    void anItemInAPanelKeepsTheHiddenProgramAndLetsItQuit()
    {
        PanelWatcher panel(desktop().bus(), true);
        auto& program = startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        QCOMPARE(program.state(), QProcess::Running);
        // The icon's own click brings it back, and quitting takes the icon along.
        auto activate = QDBusMessage::createMethodCall(panel.items().last(), u"/StatusNotifierItem"_s,
                                                       u"org.kde.StatusNotifierItem"_s, u"Activate"_s);
        activate.setArguments({0, 0});
        desktop().bus().asyncCall(activate);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        xdotool({u"windowfocus"_s, u"--sync"_s, window()});
        xdotool({u"key"_s, u"ctrl+q"_s});
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    }

    void theMenuOfAnItemIsPressedInThePanel()
    {
        PanelWatcher panel(desktop().bus(), true);
        auto& program = startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        PanelMenu menu(desktop().bus(), panel.items().last());
        QTRY_VERIFY_WITH_TIMEOUT(menu.press(u"Inbox: "_s), patience);
        QTRY_COMPARE_WITH_TIMEOUT(desktop().visibleWindows(u"Inbox.* Signalbox"_s).size(), 1, patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        QVERIFY(menu.press(u"Open Signalbox"_s));
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(menu.press(u"Quit"_s));
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitCode(), 0);
    }

    void aPanelThatGoesBringsTheHiddenWindowBack()
    {
        auto panel = std::make_unique<PanelWatcher>(desktop().bus(), true);
        auto& program = startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(panel->items().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        panel.reset();
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QCOMPARE(program.state(), QProcess::Running);
    }

    void aWatcherWithNobodyToDrawIsNoTray()
    {
        PanelWatcher panel(desktop().bus(), false);
        auto& program = startProgram({u"--demo"_s, u"--hidden"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QVERIFY(close(window()));
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patience);
        QCOMPARE(program.exitCode(), 0);
    }

    void aHostThatComesLaterIsUsed()
    {
        PanelWatcher panel(desktop().bus(), false);
        startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QCOMPARE(panel.items(), QStringList());
        panel.setHost(true);
        QTRY_COMPARE_WITH_TIMEOUT(panel.items().size(), 1, patience);
    }

    void aTrayThatDiesBringsTheHiddenWindowBack()
    {
        QVERIFY(desktop().startTray());
        auto& program = startProgram({u"--demo"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(desktop().hasIcon(), patience);
        QVERIFY(close(window()));
        QTRY_VERIFY_WITH_TIMEOUT(windows().isEmpty(), patience);
        xdotool({u"search"_s, u"--name"_s, u"stalonetray"_s, u"windowkill"_s});
        QTRY_COMPARE_WITH_TIMEOUT(windows().size(), 1, patience);
        QCOMPARE(program.state(), QProcess::Running);
    }
};

QTEST_GUILESS_MAIN(DesktopTray)
#include "desktop_tray.moc"
