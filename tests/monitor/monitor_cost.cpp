// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/fleet.h"

#include <QTest>

using namespace signalbox;
using namespace std::chrono_literals;
using signalbox::tests::Fleet;
using signalbox::tests::FleetCosts;
using signalbox::tests::Station;

/// Half an hour of what tests/bench/polling_cost.cpp measures for a day.
class MonitorCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoHundredRepositoriesForHalfAnHour()
    {
        Station station;
        Fleet fleet(station, 200, 10);
        QVERIFY(station.open(fleet.names()));
        station.pass(4min);
        fleet.work(15min); // until somebody has pushed to each of the active ones
        QCOMPARE(station.model.repositories.size(), 200U);
        const FleetCosts costs = fleet.work(30min);
        QVERIFY(costs.changed > 300);
        QVERIFY2(costs.charged <= costs.changed * 5 / 4,
                 qPrintable(QStringLiteral("%1 charged, %2 changed").arg(costs.charged).arg(costs.changed)));
        QVERIFY2(costs.charged <= costs.news * 5 / 4,
                 qPrintable(QStringLiteral("%1 charged, %2 with news").arg(costs.charged).arg(costs.news)));
        QCOMPARE(costs.refused, 0);
        QCOMPARE(costs.unseen, 0);
        QVERIFY(costs.mostInAMinute < 600);
        QVERIFY2(FleetCosts::percentile(costs.activeSeconds, 0.95) <= 10,
                 qPrintable(QString::number(FleetCosts::percentile(costs.activeSeconds, 0.95))));
        QVERIFY2(costs.idleSeconds.empty() || FleetCosts::percentile(costs.idleSeconds, 0.95) <= 120,
                 qPrintable(QString::number(FleetCosts::percentile(costs.idleSeconds, 0.95))));
        qInfo("%d requests, %d charged, %d changed, %d with news, p95 %.1f s active, %.1f s idle", costs.requests,
              costs.charged, costs.changed, costs.news, FleetCosts::percentile(costs.activeSeconds, 0.95),
              FleetCosts::percentile(costs.idleSeconds, 0.95));
        QCOMPARE(station.broken, QStringList());
    }
};

QTEST_GUILESS_MAIN(MonitorCost)
#include "monitor_cost.moc"
