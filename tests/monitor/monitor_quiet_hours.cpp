// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/mutes.h"
#include "monitor/quiet_hours.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using monitor::Mutes;
using monitor::QuietHours;

namespace {

const QTimeZone berlin("Europe/Berlin");

/// "22:00-07:00 sat,sun; 12:00-13:00".
QuietHours hoursOf(const QString& text)
{
    static const QStringList days{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    const auto time = [](const QString& written) { return QTime::fromString(written, u"HH:mm"_s); };
    QuietHours hours;
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        const QString times = part.trimmed().section(u' ', 0, 0);
        QuietHours::Range range{.from = time(times.section(u'-', 0, 0)), .to = time(times.section(u'-', 1))};
        for (const QString& day : part.trimmed().section(u' ', 1).split(u',', Qt::SkipEmptyParts))
            range.days.insert(static_cast<int>(days.indexOf(day)) + 1);
        hours.ranges.push_back(range);
    }
    return hours;
}

QDateTime utc(const QString& text)
{
    auto moment = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
    moment.setTimeZone(QTimeZone::UTC);
    return moment;
}

const core::AccountId mara = u"mara@github.com"_s;

core::Run runOn(const QString& branch)
{
    core::Run run;
    run.repository = {1};
    run.repositoryName = {.owner = u"mara"_s, .name = u"boats"_s};
    run.workflow = {2};
    run.branch = branch;
    run.event = u"push"_s;
    return run;
}

} // namespace

/// Moments are UTC, hours are Berlin's: CET, UTC+1, until 2026-03-29 01:00 UTC; CEST, UTC+2, until 2026-10-25 01:00
/// UTC.
class MonitorQuietHours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!berlin.isValid())
            QSKIP("This machine knows no time zones.");
    }

    void quietLastsUntilItsEnd_data()
    {
        QTest::addColumn<QString>("hours");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QString>("end"); // empty: it is not quiet
        const auto row = [](const char* name, const QString& hours, const QString& moment, const QString& end = {}) {
            QTest::newRow(name) << hours << moment << end;
        };
        row("none", u""_s, u"2026-11-23 10:00"_s);
        row("at noon", u"12:00-13:00"_s, u"2026-11-23 11:30"_s, u"2026-11-23 12:00"_s);
        row("at its first minute", u"12:00-13:00"_s, u"2026-11-23 11:00"_s, u"2026-11-23 12:00"_s);
        row("before it", u"12:00-13:00"_s, u"2026-11-23 10:59"_s);
        row("at its end", u"12:00-13:00"_s, u"2026-11-23 12:00"_s);
        const auto night = u"22:00-07:00"_s;
        row("over midnight, before it", night, u"2026-11-23 22:30"_s, u"2026-11-24 06:00"_s);
        row("over midnight, at it", night, u"2026-11-23 23:00"_s, u"2026-11-24 06:00"_s);
        row("over midnight, after it", night, u"2026-11-24 02:00"_s, u"2026-11-24 06:00"_s);
        row("over midnight, in the morning", night, u"2026-11-24 05:59"_s, u"2026-11-24 06:00"_s);
        row("over midnight, by day", night, u"2026-11-24 06:00"_s);
        row("over the end of the year", night, u"2026-12-31 22:30"_s, u"2027-01-01 06:00"_s);
        row("until midnight", u"22:00-00:00"_s, u"2026-11-23 22:30"_s, u"2026-11-23 23:00"_s);
        row("from midnight", u"00:00-06:00"_s, u"2026-11-23 23:00"_s, u"2026-11-24 05:00"_s);
        row("one range goes over into another", u"20:00-23:00; 23:00-07:00"_s, u"2026-11-23 19:30"_s,
            u"2026-11-24 06:00"_s);
        row("ranges that overlap", u"20:00-02:00; 23:00-07:00"_s, u"2026-11-23 19:30"_s, u"2026-11-24 06:00"_s);
        row("ranges apart", u"12:00-13:00; 22:00-07:00"_s, u"2026-11-23 11:30"_s, u"2026-11-23 12:00"_s);

        // 2026-11-23 is a Monday, 2026-11-28 a Saturday.
        row("a day of its own", u"12:00-13:00 mon"_s, u"2026-11-23 11:30"_s, u"2026-11-23 12:00"_s);
        row("another day", u"12:00-13:00 tue"_s, u"2026-11-23 11:30"_s);
        row("the night that begins on its day", u"22:00-07:00 mon"_s, u"2026-11-24 02:00"_s, u"2026-11-24 06:00"_s);
        row("the night that ends on its day", u"22:00-07:00 mon"_s, u"2026-11-23 02:00"_s);
        row("the weekend", u"00:00-00:00 sat,sun"_s, u"2026-11-28 10:00"_s, u"2026-11-29 23:00"_s);
        row("the weekend and the nights", u"00:00-00:00 sat,sun; 22:00-07:00"_s, u"2026-11-27 22:00"_s,
            u"2026-11-30 06:00"_s);
        row("no weekend", u"00:00-00:00 sat,sun"_s, u"2026-11-27 10:00"_s);

        // Clocks are set forward: 02:00 CET is 03:00 CEST.
        row("an hour shorter in spring", night, u"2026-03-28 22:00"_s, u"2026-03-29 05:00"_s);
        row("the end is skipped in spring", u"22:00-02:30"_s, u"2026-03-29 00:30"_s, u"2026-03-29 01:00"_s);
        row("after the skip it is not quiet", u"22:00-02:30"_s, u"2026-03-29 01:00"_s);
        row("the beginning is skipped in spring", u"02:30-05:00"_s, u"2026-03-29 01:00"_s, u"2026-03-29 03:00"_s);
        row("all of it is skipped in spring", u"02:10-02:50"_s, u"2026-03-29 01:00"_s);
        // Clocks are set back: 03:00 CEST is 02:00 CET.
        row("an hour longer in autumn", night, u"2026-10-24 21:00"_s, u"2026-10-25 06:00"_s);
        row("the end comes twice in autumn, before the first", u"22:00-02:30"_s, u"2026-10-25 00:15"_s,
            u"2026-10-25 00:30"_s);
        row("the end comes twice in autumn, between them", u"22:00-02:30"_s, u"2026-10-25 00:45"_s);
        row("the end comes twice in autumn, before the second", u"22:00-02:30"_s, u"2026-10-25 01:15"_s,
            u"2026-10-25 01:30"_s);
        row("the end comes twice in autumn, after the second", u"22:00-02:30"_s, u"2026-10-25 01:30"_s);
    }
    void quietLastsUntilItsEnd()
    {
        QFETCH(const QString, hours);
        QFETCH(const QString, moment);
        QFETCH(const QString, end);
        const auto quiet = hoursOf(hours);
        QCOMPARE(quiet.contains(utc(moment), berlin), !end.isEmpty());
        const auto found = quiet.end(utc(moment), berlin);
        QCOMPARE(found ? found->toString(u"yyyy-MM-dd HH:mm"_s) : QString(), end);
        if (found)
            QVERIFY(!quiet.contains(*found, berlin));
    }

    void quietThatNeverEndsHasNoEnd()
    {
        const auto quiet = hoursOf(u"00:00-00:00"_s);
        QVERIFY(quiet.contains(utc(u"2026-11-23 10:00"_s), berlin));
        QVERIFY(!quiet.end(utc(u"2026-11-23 10:00"_s), berlin));
    }

    void theTimeOfTheDayComesNext_data()
    {
        QTest::addColumn<QTime>("time");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("next");
        QTest::newRow("today") << QTime(9, 0) << u"2026-11-23 07:59"_s << u"2026-11-23 08:00"_s;
        QTest::newRow("at it: tomorrow") << QTime(9, 0) << u"2026-11-23 08:00"_s << u"2026-11-24 08:00"_s;
        QTest::newRow("tomorrow") << QTime(9, 0) << u"2026-11-23 20:00"_s << u"2026-11-24 08:00"_s;
        QTest::newRow("over the change in spring") << QTime(9, 0) << u"2026-03-28 08:00"_s << u"2026-03-29 07:00"_s;
        QTest::newRow("over the change in autumn") << QTime(9, 0) << u"2026-10-24 07:00"_s << u"2026-10-25 08:00"_s;
        QTest::newRow("skipped in spring") << QTime(2, 30) << u"2026-03-28 20:00"_s << u"2026-03-29 01:00"_s;
    }
    void theTimeOfTheDayComesNext()
    {
        QFETCH(const QTime, time);
        QFETCH(const QString, after);
        QFETCH(const QString, next);
        QCOMPARE(monitor::nextTime(time, utc(after), berlin).toString(u"yyyy-MM-dd HH:mm"_s), next);
    }

    void aMuteEndsByItself()
    {
        const auto run = runOn(u"main"_s);
        const auto line = core::Line::of(mara, run);
        Mutes mutes;
        QVERIFY(!mutes.covers(mara, run, utc(u"2026-11-23 10:00"_s)));
        mutes.muteLine(line, utc(u"2026-11-23 11:00"_s));
        QVERIFY(mutes.covers(mara, run, utc(u"2026-11-23 10:59"_s)));
        QCOMPARE(mutes.linesAt(utc(u"2026-11-23 10:59"_s)).size(), 1U);
        QVERIFY(!mutes.covers(mara, run, utc(u"2026-11-23 11:00"_s)));
        QVERIFY(mutes.linesAt(utc(u"2026-11-23 11:00"_s)).empty());
        mutes.muteLine(line, utc(u"2026-11-23 09:00"_s));
        QVERIFY(!mutes.covers(mara, run, utc(u"2026-11-23 10:00"_s)));
    }

    void aMuteIsOfNothingElse()
    {
        const auto now = utc(u"2026-11-23 10:00"_s);
        const auto later = utc(u"2026-11-23 11:00"_s);
        const auto run = runOn(u"main"_s);
        auto others = std::vector(4, run);
        others[0].repository = {9};
        others[0].repositoryName.name = u"other"_s;
        others[1].workflow = {9};
        others[2].branch = u"topic"_s;
        others[3].event = u"pull_request"_s;
        Mutes mutes;
        mutes.muteLine(core::Line::of(mara, run), later);
        for (const auto& other : others)
            QVERIFY(!mutes.covers(mara, other, now));
        QVERIFY(!mutes.covers(u"mara@ghe.example"_s, run, now));
        mutes.muteRepositories({{.owner = u"MARA"_s, .name = u"boats"_s}}); // GitHub compares names without case
        QVERIFY(!mutes.covers(mara, others[0], now));
        for (std::size_t i = 1; i < others.size(); ++i)
            QVERIFY(mutes.covers(mara, others[i], now.addYears(1)));
        mutes.muteRepositories({});
        QVERIFY(!mutes.covers(mara, others[1], now));
        QVERIFY(!mutes.allUntil(now));
        mutes.muteAll(later);
        QCOMPARE(mutes.allUntil(now), std::optional(later));
        for (const auto& other : others)
            QVERIFY(mutes.covers(mara, other, now));
        QVERIFY(!mutes.covers(mara, run, later));
    }
};

QTEST_GUILESS_MAIN(MonitorQuietHours)
#include "monitor_quiet_hours.moc"
