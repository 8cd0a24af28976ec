// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notifier.h"
#include "desktop_test.h"

#include <QDBusMessage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using desktop::Notice;
using desktop::Notifier;

namespace {

Notice broken()
{
    return {.line = u"ci on main"_s,
            .title = u"CI broke on main"_s,
            .body = u"o/r #12: <b>not bold</b> & more"_s,
            .urgent = true,
            .offersRerun = true};
}

} // namespace

/// What KDE's server adds to the protocol: whether the user wants not to be disturbed. Keeps how urgent it was told
/// each notice is.
class InhibitableServer : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
    Q_PROPERTY(bool Inhibited READ isInhibited)

public:
    InhibitableServer(const QDBusConnection& bus, bool isInhibited)
        : m_bus(bus)
        , m_inhibited(isInhibited)
    {
        m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this, QDBusConnection::ExportAllContents);
        m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    ~InhibitableServer() override
    {
        m_bus.unregisterService(u"org.freedesktop.Notifications"_s);
        m_bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
    }

    bool isInhibited() const { return m_inhibited; }
    void setInhibited(bool isInhibited)
    {
        m_inhibited = isInhibited;
        auto signal = QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s,
                                                 u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
        signal.setArguments(
            {u"org.freedesktop.Notifications"_s, QVariantMap{{u"Inhibited"_s, isInhibited}}, QStringList()});
        m_bus.send(signal);
    }

    QList<int> urgencies;
    QStringList actions; // of the last notice

public Q_SLOTS:
    // The names are the protocol's.
    QStringList GetCapabilities() { return {u"body"_s, u"actions"_s}; }
    uint Notify(const QString&, uint, const QString&, const QString&, const QString&, const QStringList& buttons,
                const QVariantMap& hints, int)
    {
        actions = buttons;
        urgencies << hints.value(u"urgency"_s).toInt();
        return static_cast<uint>(urgencies.size());
    }
    void CloseNotification(uint) { }

Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString& key);

private:
    QDBusConnection m_bus;
    bool m_inhibited = false;
};

/// Against dunst, and against a bus where nobody shows notifications.
class DesktopNotifications : public tests::DesktopTest {
    Q_OBJECT

    int displayed() { return desktop().displayedNotifications(); }

    /// What dunst showed last, after it was closed.
    QJsonObject lastShown()
    {
        desktop().closeNotifications();
        const auto history = QJsonDocument::fromJson(desktop().run(u"dunstctl"_s, {u"history"_s}).toUtf8());
        return history["data"_L1][0][0].toObject();
    }

public:
    DesktopNotifications()
        : DesktopTest({u"dunst"_s, u"dunstctl"_s, u"dbus-send"_s})
    {
    }

private Q_SLOTS:
    void textFromOutsideIsShownAsItIs()
    {
        QVERIFY(desktop().startNotifications());
        Notifier notifier(desktop().bus());
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        const auto shown = lastShown();
        QCOMPARE(shown["summary"_L1]["data"_L1].toString(), u"CI broke on main"_s);
        QCOMPARE(shown["body"_L1]["data"_L1].toString(), u"o/r #12: &lt;b&gt;not bold&lt;/b&gt; &amp; more"_s);
        QCOMPARE(shown["urgency"_L1]["data"_L1].toString(), u"CRITICAL"_s);
    }

    void aNewerNoticeOfTheLineTakesThePlaceOfTheOlder()
    {
        QVERIFY(desktop().startNotifications());
        Notifier notifier(desktop().bus());
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        QTest::qWait(0);
        auto fixed = broken();
        fixed.title = u"CI is fixed on main"_s;
        notifier.show(fixed);
        auto other = broken();
        other.line = u"another line"_s;
        notifier.show(other);
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 2, patience);
    }

    void choosingTheNoticeOpensItsRun()
    {
        QVERIFY(desktop().startNotifications());
        Notifier notifier(desktop().bus());
        QSignalSpy opened(&notifier, &Notifier::openAsked);
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        desktop().run(u"dunstctl"_s, {u"action"_s});
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
        QCOMPARE(opened.front().front().toString(), u"ci on main"_s);
    }

    void theButtonAsksForTheRerun()
    {
        QVERIFY(desktop().startNotifications());
        Notifier notifier(desktop().bus());
        QSignalSpy asked(&notifier, &Notifier::rerunAsked);
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        desktop().pressOnNotification(u"Re-run failed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
        QCOMPARE(asked.front().front().toString(), u"ci on main"_s);
    }

    void eachButtonAsksForWhatItSays()
    {
        InhibitableServer server(desktop().bus(), false);
        Notifier notifier(desktop().bus());
        QSignalSpy muted(&notifier, &Notifier::muteAsked);
        QSignalSpy approved(&notifier, &Notifier::approvalAsked);
        QSignalSpy opened(&notifier, &Notifier::openAsked);
        notifier.show({.line = u"deploy"_s, .title = u"Deploy waits"_s, .offersApproval = true, .offersMute = true});
        QTRY_COMPARE_WITH_TIMEOUT(server.urgencies.size(), 1, patience);
        QCOMPARE(server.actions,
                 (QStringList{u"default"_s, u"Open"_s, u"open"_s, u"Open"_s, u"approve"_s, u"Approve"_s, u"mute"_s,
                              u"Mute for an hour"_s}));
        QTest::qWait(100); // the id is on its way back
        Q_EMIT server.ActionInvoked(1, u"mute"_s);
        QTRY_COMPARE_WITH_TIMEOUT(muted.size(), 1, patience);
        QCOMPARE(muted.front().front().toString(), u"deploy"_s);
        Q_EMIT server.ActionInvoked(1, u"approve"_s);
        QTRY_COMPARE_WITH_TIMEOUT(approved.size(), 1, patience);
        QCOMPARE(approved.front().front().toString(), u"deploy"_s);
        Q_EMIT server.ActionInvoked(7, u"mute"_s); // somebody else's
        Q_EMIT server.ActionInvoked(1, u"open"_s);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
        QCOMPARE(muted.size(), 1);
    }

    void nothingIsUrgentToWhomDoesNotWantToBeDisturbed()
    {
        InhibitableServer server(desktop().bus(), true);
        Notifier notifier(desktop().bus());
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(server.urgencies, QList{1}, patience);
        server.setInhibited(false);
        QTest::qWait(100); // it is heard of
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(server.urgencies, (QList{1, 2}), patience);
        server.setInhibited(true);
        QTest::qWait(100);
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(server.urgencies, (QList{1, 2, 1}), patience);
    }

    void withoutAServerItIsSaidOnce()
    {
        Notifier notifier(desktop().bus());
        QSignalSpy unavailable(&notifier, &Notifier::unavailable);
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(unavailable.size(), 1, patience);
        notifier.show(broken());
        notifier.show(broken());
        QVERIFY(!QTest::qWaitFor([&] { return unavailable.size() > 1; }, 300));
        const auto error = unavailable.front().front().value<core::Error>();
        QCOMPARE(error.kind, core::ErrorKind::Unsupported);
        QVERIFY(!error.advice.isEmpty());
    }

    void aServerThatComesLaterIsUsed()
    {
        Notifier notifier(desktop().bus());
        QSignalSpy unavailable(&notifier, &Notifier::unavailable);
        QTRY_COMPARE_WITH_TIMEOUT(unavailable.size(), 1, patience);
        QVERIFY(desktop().startNotifications());
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
    }
};

QTEST_GUILESS_MAIN(DesktopNotifications)
#include "desktop_notifications.moc"
