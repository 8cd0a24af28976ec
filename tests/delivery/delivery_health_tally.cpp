// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_tally.h"

#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace std::chrono_literals;
using delivery::Health;
using delivery::HealthTally;

namespace {

const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), QTimeZone::UTC);
constexpr std::chrono::milliseconds longest = 30s;

HealthTally begun()
{
    HealthTally tally;
    tally.begin({7});
    return tally;
}

} // namespace

/// For how long a version was how, from the verdicts on it.
class DeliveryHealthTally : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTimeBetweenTwoVerdictsIsTheEarlierOnes()
    {
        HealthTally tally = begun();
        tally.take(Health::Healthy, noon, longest);
        tally.take(Health::Suspect, noon.addSecs(20), longest);
        tally.take(Health::Unhealthy, noon.addSecs(25), longest);
        tally.take(Health::Healthy, noon.addSecs(55), longest);
        const auto counted = tally.takeOut();
        QVERIFY(counted);
        QCOMPARE(counted->deployment, core::DeploymentId{7});
        QCOMPARE(counted->healthy, 20s);
        QCOMPARE(counted->unsure, 5s);
        QCOMPARE(counted->unhealthy, 30s);
        QVERIFY(!counted->isIllAtLast);
        QCOMPARE(counted->until, noon.addSecs(55));
    }

    void whatNobodyWatchedCountsForNothing()
    {
        HealthTally tally = begun();
        tally.take(Health::Healthy, noon, longest);
        tally.take(Health::Healthy, noon.addSecs(3600), longest); // the machine slept
        tally.take(Health::Healthy, noon.addSecs(1800), longest); // the clock was set back
        tally.take(Health::Healthy, noon.addSecs(1810), longest);
        QCOMPARE(tally.takeOut().value_or(core::HealthRecord()).watched(), 10s);
    }

    void withoutAVerdictThereIsNothingToTell()
    {
        HealthTally tally = begun();
        QVERIFY(!tally.takeOut());
        tally.take(Health::Unknown, noon, longest);
        tally.take(Health::Suspect, noon.addSecs(10), longest);
        tally.take(Health::Inconclusive, noon.addSecs(20), longest);
        QVERIFY(!tally.takeOut()); // what was said of its end before stays so
        tally.take(Health::Unhealthy, noon.addSecs(30), longest);
        const auto counted = tally.takeOut();
        QVERIFY(counted && counted->isIllAtLast);
        QCOMPARE(counted->unsure, 20s);
        HealthTally ofNothing;
        ofNothing.take(Health::Healthy, noon, longest);
        QVERIFY(!ofNothing.takeOut()); // no deployment is known yet
    }

    void eachTimeIsToldOnce()
    {
        HealthTally tally = begun();
        tally.take(Health::Healthy, noon, longest);
        tally.take(Health::Healthy, noon.addSecs(10), longest);
        QCOMPARE(tally.takeOut().value_or(core::HealthRecord()).healthy, 10s);
        QVERIFY(!tally.takeOut());
        tally.take(Health::Healthy, noon.addSecs(15), longest);
        QCOMPARE(tally.takeOut().value_or(core::HealthRecord()).healthy, 5s);
    }

    void aMinuteAndATurnAreWorthKeeping()
    {
        HealthTally tally = begun();
        tally.take(Health::Healthy, noon, longest);
        QVERIFY(tally.isWorthKeeping());
        (void)tally.takeOut();
        tally.take(Health::Healthy, noon.addSecs(30), longest);
        QVERIFY(!tally.isWorthKeeping());
        tally.take(Health::Healthy, noon.addSecs(60), longest);
        QVERIFY(tally.isWorthKeeping());
        (void)tally.takeOut();
        tally.take(Health::Unhealthy, noon.addSecs(61), longest);
        QVERIFY(tally.isWorthKeeping());
    }

    void whatCannotBeToldNowTakesNothingBack()
    {
        HealthTally tally = begun();
        tally.take(Health::Unhealthy, noon, longest);
        tally.take(Health::Inconclusive, noon.addSecs(10), longest);
        QVERIFY(tally.takeOut().value_or(core::HealthRecord()).isIllAtLast);
    }

    void anotherDeploymentBeginsAnew()
    {
        HealthTally tally = begun();
        tally.take(Health::Unhealthy, noon, longest);
        tally.take(Health::Unhealthy, noon.addSecs(10), longest);
        tally.begin({8});
        tally.take(Health::Healthy, noon.addSecs(20), longest);
        tally.take(Health::Healthy, noon.addSecs(25), longest);
        const auto counted = tally.takeOut();
        QVERIFY(counted && !counted->isIllAtLast);
        QCOMPARE(counted->deployment, core::DeploymentId{8});
        QCOMPARE(counted->watched(), 5s);
    }
};

QTEST_GUILESS_MAIN(DeliveryHealthTally)
#include "delivery_health_tally.moc"
