// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/notifier.h"
#include "private_desktop.h"

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

constexpr int patience = 60'000; // milliseconds

Notice broken()
{
    return {.line = u"ci on main"_s,
            .title = u"CI broke on main"_s,
            .body = u"o/r #12: <b>not bold</b> & more"_s,
            .urgent = true,
            .offersRerun = true};
}

} // namespace

/// Against dunst, and against a bus where nobody shows notifications.
class DesktopNotifications : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::PrivateDesktop> m_desktop;

    int displayed() { return m_desktop->run(u"dunstctl"_s, {u"count"_s, u"displayed"_s}).trimmed().toInt(); }

    /// What dunst showed last, after it was closed.
    QJsonObject lastShown()
    {
        m_desktop->run(u"dunstctl"_s, {u"close-all"_s});
        const auto history = QJsonDocument::fromJson(m_desktop->run(u"dunstctl"_s, {u"history"_s}).toUtf8());
        return history["data"_L1][0][0].toObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing
            = tests::PrivateDesktop::missing({u"dunst"_s, u"dunstctl"_s, u"Xvfb"_s, u"dbus-daemon"_s, u"dbus-send"_s});
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing + u" is not installed."_s));
    }

    void init()
    {
        m_desktop = std::make_unique<tests::PrivateDesktop>();
        QVERIFY2(m_desktop->trouble().isEmpty(), qPrintable(m_desktop->trouble()));
    }

    void cleanup() { m_desktop.reset(); }

    void textFromOutsideIsShownAsItIs()
    {
        QVERIFY(m_desktop->startNotifications());
        Notifier notifier(m_desktop->bus());
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        const auto shown = lastShown();
        QCOMPARE(shown["summary"_L1]["data"_L1].toString(), u"CI broke on main"_s);
        QCOMPARE(shown["body"_L1]["data"_L1].toString(), u"o/r #12: &lt;b&gt;not bold&lt;/b&gt; &amp; more"_s);
        QCOMPARE(shown["urgency"_L1]["data"_L1].toString(), u"CRITICAL"_s);
    }

    void aNewerNoticeOfTheLineTakesThePlaceOfTheOlder()
    {
        QVERIFY(m_desktop->startNotifications());
        Notifier notifier(m_desktop->bus());
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
        QVERIFY(m_desktop->startNotifications());
        Notifier notifier(m_desktop->bus());
        QSignalSpy opened(&notifier, &Notifier::openAsked);
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        m_desktop->run(u"dunstctl"_s, {u"action"_s});
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
        QCOMPARE(opened.front().front().toString(), u"ci on main"_s);
    }

    void theButtonAsksForTheRerun()
    {
        QVERIFY(m_desktop->startNotifications());
        Notifier notifier(m_desktop->bus());
        QSignalSpy asked(&notifier, &Notifier::rerunAsked);
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
        m_desktop->run(u"dunstctl"_s, {u"context"_s});
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
        QCOMPARE(asked.front().front().toString(), u"ci on main"_s);
    }

    void withoutAServerItIsSaidOnce()
    {
        Notifier notifier(m_desktop->bus());
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
        Notifier notifier(m_desktop->bus());
        QSignalSpy unavailable(&notifier, &Notifier::unavailable);
        QTRY_COMPARE_WITH_TIMEOUT(unavailable.size(), 1, patience);
        QVERIFY(m_desktop->startNotifications());
        notifier.show(broken());
        QTRY_COMPARE_WITH_TIMEOUT(displayed(), 1, patience);
    }
};

QTEST_GUILESS_MAIN(DesktopNotifications)
#include "desktop_notifications.moc"
