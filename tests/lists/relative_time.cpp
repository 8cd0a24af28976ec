// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/relative_time.h"

#include "lists/run_samples.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::lists;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class RelativeTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLargestUnitIsSaid_data()
    {
        QTest::addColumn<qint64>("secondsAgo");
        QTest::addColumn<QString>("text");
        QTest::addRow("now") << qint64(0) << u"just now"_s;
        QTest::addRow("clocks that differ") << qint64(-59) << u"just now"_s;
        QTest::addRow("one minute") << qint64(60) << u"1 minute ago"_s;
        QTest::addRow("minutes") << qint64(3599) << u"59 minutes ago"_s;
        QTest::addRow("one hour") << qint64(3600) << u"1 hour ago"_s;
        QTest::addRow("hours") << qint64(86'399) << u"23 hours ago"_s;
        QTest::addRow("one day") << qint64(86'400) << u"1 day ago"_s;
        QTest::addRow("years") << qint64(86'400) * 800 << u"800 days ago"_s;
        QTest::addRow("ahead") << qint64(-7200) << u"in 2 hours"_s;
    }

    void theLargestUnitIsSaid()
    {
        QFETCH(const qint64, secondsAgo);
        QFETCH(const QString, text);
        QCOMPARE(relativeTime(sampleStart().addSecs(-secondsAgo), sampleStart()), text);
    }

    void noTimeIsNoText()
    {
        QCOMPARE(relativeTime({}, sampleStart()), QString());
        QVERIFY(!AgeStep(sampleStart(), sampleStart().addDays(1)).changes(std::nullopt));
    }

    void whatHasHappenedIsNeverAhead()
    {
        QCOMPARE(pastTime(sampleStart().addSecs(300), sampleStart()), relativeTime(sampleStart(), sampleStart()));
        QCOMPARE(pastTime(sampleStart().addSecs(-300), sampleStart()),
                 relativeTime(sampleStart().addSecs(-300), sampleStart()));
        QCOMPARE(pastTime({}, sampleStart()), QString());
    }

    void theTextDiffersExactlyWhenItIsSaidToDiffer()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 1000; ++i) {
            const QDateTime moment = sampleStart().addMSecs(random.bounded(400'000'000) - 200'000'000);
            const QDateTime before = sampleStart();
            const QDateTime now = before.addMSecs(random.bounded(120'000));
            QCOMPARE(AgeStep(before, now).changes(moment.toMSecsSinceEpoch()),
                     relativeTime(moment, before) != relativeTime(moment, now));
        }
    }

    void durationsReadAsAClockDoes()
    {
        QCOMPARE(clockText(7s), u"0:07"_s);
        QCOMPARE(clockText(12min + 5s), u"12:05"_s);
        QCOMPARE(clockText(1h + 2min + 33s), u"1:02:33"_s);
        QCOMPARE(clockText(100h), u"100:00:00"_s);
        QCOMPARE(clockText(-5s), u"0:00"_s);
    }
};

QTEST_GUILESS_MAIN(RelativeTime)
#include "relative_time.moc"
