// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/cron.h"
#include "workflow/cron_standing.h"

#include <QTest>

using namespace Qt::StringLiterals;
using signalbox::workflow::Cron;

namespace {

QDateTime utc(const QString& text)
{
    return QDateTime::fromString(text + u":00Z"_s, Qt::ISODate);
}

} // namespace

/// When a scheduled workflow falls due, as GitHub reads its cron.
class WorkflowCron : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextTimeIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("next");
        const auto row = [](const char* name, const QString& text, const QString& now, const QString& next,
                            const QString& zone = {}) { QTest::newRow(name) << text << zone << now << next; };
        row("every day", u"0 3 * * *"_s, u"2026-03-04T14:00"_s, u"2026-03-05T03:00"_s);
        row("not now, but the next time", u"0 3 * * *"_s, u"2026-03-04T03:00"_s, u"2026-03-05T03:00"_s);
        row("a minute before", u"0 3 * * *"_s, u"2026-03-04T02:59"_s, u"2026-03-04T03:00"_s);
        row("steps", u"*/15 * * * *"_s, u"2026-03-04T14:01"_s, u"2026-03-04T14:15"_s);
        row("steps over the hour", u"*/25 * * * *"_s, u"2026-03-04T14:51"_s, u"2026-03-04T15:00"_s);
        row("steps from", u"5/20 * * * *"_s, u"2026-03-04T14:46"_s, u"2026-03-04T15:05"_s);
        row("steps in a range", u"10-30/10 * * * *"_s, u"2026-03-04T14:30"_s, u"2026-03-04T15:10"_s);
        row("lists", u"5,35 8,20 * * *"_s, u"2026-03-04T08:35"_s, u"2026-03-04T20:05"_s);
        row("a name of a day", u"0 4 * * MON"_s, u"2026-03-04T14:00"_s, u"2026-03-09T04:00"_s);
        row("names in any case", u"0 4 * * mon-Fri"_s, u"2026-03-06T05:00"_s, u"2026-03-09T04:00"_s);
        row("Sunday is 0", u"0 4 * * 0"_s, u"2026-03-04T14:00"_s, u"2026-03-08T04:00"_s);
        row("a name of a month", u"0 0 1 JUN,dec *"_s, u"2026-06-02T00:00"_s, u"2026-12-01T00:00"_s);
        row("the end of a year", u"30 23 31 12 *"_s, u"2026-12-31T23:30"_s, u"2027-12-31T23:30"_s);
        row("only in leap years", u"0 0 29 2 *"_s, u"2026-03-04T14:00"_s, u"2028-02-29T00:00"_s);
        row("once in eleven years", u"0 * */7 7 0"_s, u"2018-07-29T23:00"_s, u"2029-07-01T00:00"_s);
        row("once in twelve years", u"0 0 */31 1 1"_s, u"2091-01-01T00:00"_s, u"2103-01-01T00:00"_s);
        row("a short month is left out", u"0 0 31 * *"_s, u"2026-03-31T01:00"_s, u"2026-05-31T00:00"_s);
        row("day of month or of week", u"0 0 13 * FRI"_s, u"2026-03-04T14:00"_s, u"2026-03-06T00:00"_s);
        row("both, where one is a step of all", u"0 0 */2 * MON"_s, u"2026-03-04T14:00"_s, u"2026-03-09T00:00"_s);
        row("more spaces", u"  0   3 *  * * "_s, u"2026-03-04T14:00"_s, u"2026-03-05T03:00"_s);
        row("a zone", u"0 3 * * *"_s, u"2026-01-04T14:00"_s, u"2026-01-05T02:00"_s, u"Europe/Berlin"_s);
        row("a zone in summer", u"0 3 * * *"_s, u"2026-07-04T14:00"_s, u"2026-07-05T01:00"_s, u"Europe/Berlin"_s);
        row("a zone with minutes", u"0 0 * * *"_s, u"2026-03-04T14:00"_s, u"2026-03-04T18:30"_s, u"Asia/Kolkata"_s);
        row("an hour that is left out", u"30 2 * * *"_s, u"2026-03-28T14:00"_s, u"2026-03-29T01:30"_s,
            u"Europe/Berlin"_s);
    }
    void theNextTimeIsFound()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, zone);
        QFETCH(const QString, now);
        QFETCH(const QString, next);
        const auto cron = Cron::parse(text, zone);
        QVERIFY2(cron, qPrintable(cron ? QString() : cron.error().what));
        QCOMPARE(cron->nextAfter(utc(now)), utc(next));
        QCOMPARE(cron->nextAfter(utc(now)).timeSpec(), Qt::UTC);
        QCOMPARE(cron->lastBefore(utc(next)), utc(next));
        const auto before = cron->lastBefore(utc(next).addSecs(-1));
        QVERIFY(before && *before <= utc(now));
    }

    void anHourThatComesTwiceFallsDueOnce()
    {
        const auto cron = Cron::parse(u"30 2 * * *"_s, u"Europe/Berlin"_s);
        QVERIFY(cron);
        const QDateTime first = cron->nextAfter(utc(u"2026-10-24T14:00"_s));
        QVERIFY(first == utc(u"2026-10-25T00:30"_s) || first == utc(u"2026-10-25T01:30"_s));
        QCOMPARE(cron->nextAfter(first), utc(u"2026-10-26T01:30"_s));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QString& text, const QString& says, const QString& zone = {}) {
            QTest::newRow(name) << text << zone << says;
        };
        row("nothing", u""_s, u"five fields"_s);
        row("four fields", u"0 3 * *"_s, u"has 4"_s);
        row("six fields", u"0 0 3 * * *"_s, u"has 6"_s);
        row("a nickname", u"@daily"_s, u"five fields"_s);
        row("minute 60", u"60 3 * * *"_s, u"\"60\" is no minute from 0 to 59"_s);
        row("hour 24", u"0 24 * * *"_s, u"hour"_s);
        row("day 0", u"0 0 0 * *"_s, u"day of the month"_s);
        row("month 13", u"0 0 1 13 *"_s, u"month"_s);
        row("weekday 7", u"0 0 * * 7"_s, u"day of the week"_s);
        row("negative", u"-5 0 * * *"_s, u"minute"_s);
        row("signed", u"+5 0 * * *"_s, u"minute"_s);
        row("a fraction", u"0.5 0 * * *"_s, u"minute"_s);
        row("a number that is too long", u"00000000005 0 * * *"_s, u"minute"_s);
        row("digits of another script", u"٥ 0 * * *"_s, u"minute"_s);
        row("step 0", u"*/0 * * * *"_s, u"step"_s);
        row("no step", u"*/ * * * *"_s, u"step"_s);
        row("two steps", u"*/5/5 * * * *"_s, u"step"_s);
        row("a range backwards", u"30-10 * * * *"_s, u"ends before it begins"_s);
        row("half a range", u"5- * * * *"_s, u"minute"_s);
        row("an empty part", u"5,,10 * * * *"_s, u"minute"_s);
        row("a comma at the end", u"5, * * * *"_s, u"minute"_s);
        row("a month as a day", u"0 0 * * JAN"_s, u"day of the week"_s);
        row("a whole name", u"0 0 * * Monday"_s, u"day of the week"_s);
        row("L", u"0 0 L * *"_s, u"day of the month"_s);
        row("?", u"0 0 ? * *"_s, u"day of the month"_s);
        row("#", u"0 0 * * 5#2"_s, u"day of the week"_s);
        row("a day that never comes", u"0 0 30 2 *"_s, u"never comes"_s);
        row("an unknown zone", u"0 3 * * *"_s, u"no time zone \"Mars/Base\""_s, u"Mars/Base"_s);
        row("a space that does not break", u"0\u00a03 * * *"_s, u"does not break"_s);
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, zone);
        QFETCH(const QString, says);
        const auto cron = Cron::parse(text, zone);
        QVERIFY(!cron);
        QCOMPARE(cron.error().kind, signalbox::core::ErrorKind::Malformed);
        QVERIFY2(cron.error().what.contains(says), qPrintable(cron.error().what));
    }

    void itIsSaidInWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("words");
        const auto row = [](const QString& text, const QString& words, const QString& zone = {}) {
            QTest::newRow(qPrintable(text)) << text << zone << words;
        };
        row(u"*/15 * * * *"_s, u"every 15 minutes"_s);
        row(u"* * * * *"_s, u"every minute"_s);
        row(u"0 * * * *"_s, u"every hour"_s);
        row(u"17 * * * *"_s, u"every hour at minute 17"_s);
        row(u"0 3 * * *"_s, u"at 03:00 UTC"_s);
        row(u"0 3 * * 1"_s, u"at 03:00 UTC every Monday"_s);
        row(u"0 3 * * SUN,WED"_s, u"at 03:00 UTC every Wednesday, Sunday"_s);
        row(u"30 6 * * 1-5"_s, u"at 06:30 Europe/Berlin on working days"_s, u"Europe/Berlin"_s);
        row(u"0 0 1 * *"_s, u"at 00:00 UTC on day 1 of every month"_s);
        row(u"5 */6 * * *"_s, u"every 6 hours at minute 5 UTC"_s);
        row(u"0 0 1 1 *"_s, u"0 0 1 1 *"_s);
        row(u"3,7 1-3 * * *"_s, u"3,7 1-3 * * *"_s);
    }
    void itIsSaidInWords()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, zone);
        QFETCH(const QString, words);
        QCOMPARE(Cron::parse(text, zone)->words(), words);
    }

    void whereItStands_data()
    {
        using Kind = signalbox::workflow::CronStanding::Kind;
        QTest::addColumn<QStringList>("crons");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("missed");
        const auto row
            = [](const char* name, const QStringList& crons, const QString& last, const QString& now, Kind kind,
                 const QString& missed = {}) { QTest::newRow(name) << crons << last << now << int(kind) << missed; };
        const QStringList daily{u"0 3 * * *"_s};
        const QStringList often{u"*/5 * * * *"_s};
        row("none", {}, u"2026-03-04T03:10"_s, u"2026-03-04T14:00"_s, Kind::Unscheduled);
        row("no run is known", daily, {}, u"2026-03-04T14:00"_s, Kind::Due);
        row("it ran, a little late", daily, u"2026-03-04T03:12"_s, u"2026-03-04T14:00"_s, Kind::Due);
        row("due a moment ago", daily, u"2026-03-03T03:12"_s, u"2026-03-04T03:20"_s, Kind::Due, u"2026-03-04T03:00"_s);
        row("late", daily, u"2026-03-03T03:12"_s, u"2026-03-04T05:00"_s, Kind::Late, u"2026-03-04T03:00"_s);
        row("still one alone", daily, u"2026-03-03T03:12"_s, u"2026-03-05T03:20"_s, Kind::Late, u"2026-03-04T03:00"_s);
        row("silent", daily, u"2026-03-03T03:12"_s, u"2026-03-05T03:30"_s, Kind::Silent, u"2026-03-04T03:00"_s);
        row("often, and left out now and then", often, u"2026-03-04T14:00"_s, u"2026-03-04T14:30"_s, Kind::Due,
            u"2026-03-04T14:05"_s);
        row("often, and late", often, u"2026-03-04T14:00"_s, u"2026-03-04T15:30"_s, Kind::Late, u"2026-03-04T14:05"_s);
        row("often, and silent", often, u"2026-03-04T14:00"_s, u"2026-03-04T16:05"_s, Kind::Silent,
            u"2026-03-04T14:05"_s);
        row("the soonest of two", {u"0 3 * * *"_s, u"0 12 * * *"_s}, u"2026-03-04T03:12"_s, u"2026-03-04T13:00"_s,
            Kind::Late, u"2026-03-04T12:00"_s);
        row("a clock that is behind", daily, u"2026-03-05T03:12"_s, u"2026-03-04T14:00"_s, Kind::Due);
    }
    void whereItStands()
    {
        QFETCH(const QStringList, crons);
        QFETCH(const QString, last);
        QFETCH(const QString, now);
        QFETCH(const int, kind);
        QFETCH(const QString, missed);
        std::vector<Cron> parsed;
        for (const QString& text : crons)
            parsed.push_back(*Cron::parse(text));
        const auto standing = signalbox::workflow::standingOf(
            parsed, last.isEmpty() ? std::nullopt : std::optional(utc(last)), utc(now));
        QCOMPARE(int(standing.kind), kind);
        QCOMPARE(standing.missed.has_value(), !missed.isEmpty());
        if (standing.missed)
            QCOMPARE(*standing.missed, utc(missed));
        QVERIFY(crons.isEmpty() || standing.next > utc(now));
    }

    void whatIsMoreOftenThanFiveMinutesIsKnown()
    {
        QVERIFY(Cron::parse(u"* * * * *"_s)->isTooOften());
        QVERIFY(Cron::parse(u"0,4 3 * * *"_s)->isTooOften());
        QVERIFY(!Cron::parse(u"*/5 * * * *"_s)->isTooOften());
        QVERIFY(!Cron::parse(u"0 3 * * *"_s)->isTooOften());
    }
};

QTEST_GUILESS_MAIN(WorkflowCron)
#include "workflow_cron.moc"
