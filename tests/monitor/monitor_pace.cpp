// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/pace.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::monitor;
using namespace std::chrono_literals;

namespace {

QDateTime noon()
{
    return QDateTime(QDate(2026, 10, 5), QTime(12, 0), QTimeZone::UTC);
}

/// `used` of 5,000 requests spent when `minutes` are left of the hour.
Circumstances spent(int used, int minutes)
{
    return {.quota = {.limit = 5000, .used = used, .remaining = 5000 - used, .resetAt = noon().addSecs(60 * minutes)},
            .now = noon()};
}

Duration beatOf(Need need, const Circumstances& circumstances = spent(0, 60))
{
    return beat(need, circumstances);
}

} // namespace

/// How often to look, as a table of values.
class MonitorPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatRunsIsLookedAtEveryFewSeconds()
    {
        QCOMPARE(beatOf({.what = What::Runs, .running = true}), 6s);
        QCOMPARE(beatOf({.what = What::Jobs, .running = true, .open = true}), 6s);
    }

    void theOneOnScreenComesFirst()
    {
        QCOMPARE(beatOf({.what = What::Jobs, .onScreen = true, .running = true, .open = true}), 3s);
        QVERIFY(beatOf({.what = What::Runs, .onScreen = true, .quiet = 48h})
                < beatOf({.what = What::Runs, .quiet = 48h}));
    }

    void theLongerNothingHappensTheSeldomer_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("atMost");
        QTest::newRow("just pushed to") << 0 << 8;
        QTest::newRow("half an hour") << 30 << 8;
        QTest::newRow("an hour") << 60 << 16;
        QTest::newRow("a day") << 1440 << 100;
        QTest::newRow("a month") << 43200 << 100;
    }
    void theLongerNothingHappensTheSeldomer()
    {
        QFETCH(const int, minutes);
        QFETCH(const int, atMost);
        QCOMPARE(beatOf({.what = What::Runs, .quiet = std::chrono::minutes(minutes)}),
                 Duration(std::chrono::seconds(atMost)));
    }

    void afterAUsersActionItIsLookedAtMostOften()
    {
        QCOMPARE(beatOf({.what = What::Runs, .expecting = true, .quiet = 48h}), 2s);
    }

    void everythingIsSlowerOnBatteryAndOnMeteredNetworks()
    {
        const Need need{.what = What::Runs, .running = true};
        Circumstances now = spent(0, 60);
        now.conditions.onBattery = true;
        QCOMPARE(beat(need, now), 12s);
        now.conditions.metered = true;
        QCOMPARE(beat(need, now), 36s);
    }

    void theQuotaThatIsLeftIsSpreadOverTheTimeThatIsLeft()
    {
        QCOMPARE(stretch(spent(0, 60)), 1.0);
        QCOMPARE(stretch(spent(2000, 30)), 1.0); // spent no faster than the hour goes
        QVERIFY(stretch(spent(2500, 45)) > 1.2);
        QVERIFY(stretch(spent(4500, 30)) > 4);
        QVERIFY(stretch(spent(4500, 1)) < 1.1); // it fills up in a moment
    }

    void theReserveIsNotTouched()
    {
        QVERIFY(!heldUntil(spent(4000, 30)));
        QCOMPARE(heldUntil(spent(4800, 30)).value(), noon().addSecs(1800));
        QCOMPARE(heldUntil(spent(5000, 30)).value(), noon().addSecs(1800));
    }

    void gitHubsOwnPauseIsKept()
    {
        Circumstances now = spent(10, 30);
        now.quota.pausedUntil = noon().addSecs(60);
        QCOMPARE(heldUntil(now).value(), noon().addSecs(60));
        now.now = noon().addSecs(61);
        QVERIFY(!heldUntil(now));
    }

    void aServerWithoutLimitsIsAskedAtFullSpeed()
    {
        const Circumstances none{.now = noon()};
        QCOMPARE(stretch(none), 1.0);
        QVERIFY(!heldUntil(none));
    }

    void anHourThatIsOverSaysNothing()
    {
        Circumstances now = spent(5000, 30);
        now.now = noon().addSecs(3601);
        QCOMPARE(stretch(now), 1.0);
        QVERIFY(!heldUntil(now));
    }

    void clocksThatDifferByHoursDoNotHoldForHours()
    {
        Circumstances now = spent(5000, 30);
        now.now = noon().addDays(-3);
        QVERIFY(heldUntil(now).value() <= now.now.addSecs(3600));
    }

    void requestsStayWellBelowTheSecondaryLimit()
    {
        QVERIFY(60s / gap(spent(0, 60)) <= 600);
        QVERIFY(60s / gap(spent(0, 60)) >= 300);
    }

    void withoutATokenSixtyRequestsLastTheHour()
    {
        const Circumstances anonymous{.quota = {.limit = 60, .remaining = 60, .resetAt = noon().addSecs(3600)},
                                      .now = noon()};
        QVERIFY(gap(anonymous) >= 60s);
        QVERIFY(gap(anonymous) <= 70s);
    }

    void failuresAreLeftAloneLongerAndLonger()
    {
        using core::ErrorKind;
        QCOMPARE(backoff(ErrorKind::Server, 1), 10s);
        QCOMPARE(backoff(ErrorKind::Server, 2), 20s);
        QCOMPARE(backoff(ErrorKind::Server, 50), 10min);
        QCOMPARE(backoff(ErrorKind::NotFound, 1), 2min);
        QCOMPARE(backoff(ErrorKind::Forbidden, 50), 1h);
        QCOMPARE(outageBackoff(1), 5s);
        QCOMPARE(outageBackoff(1000), 60s);
    }

    void noBeatIsLongerThanAnHour()
    {
        Circumstances worst = spent(4740, 60);
        worst.conditions = {.onBattery = true, .metered = true};
        for (const What what : {What::Repository, What::Workflows, What::Runs, What::Run, What::Jobs}) {
            QVERIFY(beatOf({.what = what, .quiet = 24h * 365}, worst) <= 1h);
            QVERIFY(beatOf({.what = what, .quiet = 24h * 365}) > 0s);
        }
    }
};

QTEST_GUILESS_MAIN(MonitorPace)
#include "monitor_pace.moc"
