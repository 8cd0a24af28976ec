// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "told_notices.h"

#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using signalbox::tests::transition;
using Kind = monitor::Transition::Kind;

namespace {

const QTimeZone berlin("Europe/Berlin");

/// Rules that notify of everything, quiet from 22:00 to 07:00 in Berlin, the digest at noon there.
monitor::NoticeRules nightly(const monitor::NoticeActions& actions = {.notify = true})
{
    monitor::NoticeRules rules;
    rules.rules.push_back({.actions = actions});
    rules.quietHours.ranges.push_back({.from = QTime(22, 0), .to = QTime(7, 0)});
    rules.digestAt = QTime(12, 0);
    return rules;
}

/// Somebody in Berlin to whom these rules apply, from this time on, UTC.
class Told : public tests::Told {
public:
    explicit Told(const QString& time, const monitor::NoticeRules& rules = nightly())
        : tests::Told(time, rules, berlin)
    {
    }
};

} // namespace

/// When notices are told: quiet hours, the digest, what is muted.
class AppNoticeTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!berlin.isValid())
            QSKIP("This machine knows no time zones.");
    }

    void byDayItIsToldAtOnce()
    {
        Told told(u"2026-11-23T12:00:00"_s);
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(1s);
        QCOMPARE(told.titles(), QStringList{u"CI broke on main"_s});
    }

    void inQuietHoursItIsToldAtTheirEnd()
    {
        Told told(u"2026-11-23T22:30:00"_s); // 23:30 in Berlin
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(7h + 29min);
        QCOMPARE(told.titles(), QStringList());
        told.clock.advance(1min);
        QCOMPARE(told.titles(), QStringList{u"CI broke on main"_s});
        QVERIFY(!told.list.front().urgent); // it is hours old
        QVERIFY(told.list.front().offersRerun);
        told.clock.advance(48h);
        QCOMPARE(told.list.size(), 1U);
    }

    void theNightOfTheClockChangeEndsByTheClockOnTheWall()
    {
        Told told(u"2026-03-28T22:00:00"_s);
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(6h + 59min);
        QCOMPARE(told.titles(), QStringList());
        told.clock.advance(1min); // 05:00 UTC is 07:00 in Berlin by then
        QCOMPARE(told.list.size(), 1U);
    }

    void aNightIsOneNotice()
    {
        Told told(u"2026-11-23T22:30:00"_s);
        told.notices.add(transition(Kind::Broken, 1), {});
        told.notices.add(transition(Kind::Broken, 2), {});
        told.clock.advance(2h);
        told.notices.add(transition(Kind::Fixed, 2), {});
        told.notices.add(transition(Kind::CronSilent, 3), {});
        told.clock.advance(7h);
        QCOMPARE(told.titles(),
                 QStringList{u"While it was quiet: 1 run failed, 1 run is fixed, 1 schedule is silent"_s});
        QVERIFY(!told.list.front().urgent);
        QVERIFY(!told.list.front().offersMute);
    }

    void afterTheNightItIsToldAtOnceAgain()
    {
        Told told(u"2026-11-24T05:59:00"_s);
        told.notices.add(transition(Kind::Broken, 1), {});
        told.clock.advance(1min);
        told.notices.add(transition(Kind::Fixed, 1), {});
        told.clock.advance(1s);
        QCOMPARE(told.titles(), (QStringList{u"CI broke on main"_s, u"CI is fixed on main"_s}));
    }

    void theTrayAndTheCommandDoNotWaitForTheMorning()
    {
        Told told(u"2026-11-23T22:30:00"_s, nightly({.tray = true, .command = {u"lamp"_s, u"red"_s}}));
        told.notices.add(transition(Kind::Broken), {});
        QCOMPARE(told.calls, 1);
        QCOMPARE(told.commands, QStringList{u"lamp red, quiet"_s});
        told.clock.advance(24h);
        QCOMPARE(told.titles(), QStringList());
        told.clock.jump(-12h); // noon
        told.notices.add(transition(Kind::Fixed), {});
        QCOMPARE(told.commands.last(), u"lamp red"_s);
    }

    void theDigestComesOnceADay()
    {
        Told told(u"2026-11-23T12:00:00"_s, nightly({.digest = true})); // 13:00 in Berlin: today's is over
        told.notices.add(transition(Kind::Broken, 1), {});
        told.clock.advance(20h);
        told.notices.add(transition(Kind::Broken, 2), {});
        told.clock.advance(2h + 59min);
        QCOMPARE(told.titles(), QStringList());
        told.clock.advance(1min);
        QCOMPARE(told.titles(), QStringList{u"Of the last day: 2 runs failed"_s});
        told.clock.advance(24h);
        QCOMPARE(told.list.size(), 1U); // an empty one is not told
        told.notices.add(transition(Kind::Fixed, 2), {});
        told.clock.advance(24h);
        QCOMPARE(told.titles().last(), u"CI is fixed on main"_s);
    }

    void theDigestWaitsForTheEndOfQuietHours()
    {
        auto rules = nightly({.digest = true});
        rules.digestAt = QTime(6, 0);
        Told told(u"2026-11-23T12:00:00"_s, rules);
        told.notices.add(transition(Kind::Broken, 1), {});
        told.clock.advance(17h + 59min); // 06:59 in Berlin
        QCOMPARE(told.titles(), QStringList());
        told.clock.advance(1min);
        QCOMPARE(told.list.size(), 1U);
    }

    void quietThatIsNotOverWhenTheMachineWakesGoesOn()
    {
        Told told(u"2026-11-23T22:30:00"_s);
        told.notices.add(transition(Kind::Broken), {});
        told.clock.jump(2h); // as a sleep is to timers
        told.clock.advance(1min);
        QCOMPARE(told.titles(), QStringList());
        told.clock.jump(10h);
        told.clock.advance(1min);
        QCOMPARE(told.list.size(), 1U);
    }

    void aMutedLineIsNotToldUntilTheMuteEnds()
    {
        Told told(u"2026-11-23T12:00:00"_s, nightly({.notify = true, .tray = true, .command = {u"lamp"_s}}));
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(1s);
        told.notices.mute(told.list.front().line, 1h);
        told.notices.add(transition(Kind::StillBroken), {});
        told.clock.advance(59min);
        told.notices.add(transition(Kind::StillBroken), {});
        QCOMPARE(told.list.size(), 1U);
        QCOMPARE(told.calls, 1);
        QCOMPARE(told.commands.size(), 1);
        told.notices.add(transition(Kind::Broken, 2), {}); // another line
        told.clock.advance(1min);
        QCOMPARE(told.list.size(), 2U);
        told.notices.add(transition(Kind::Fixed), {});
        told.clock.advance(1s);
        QCOMPARE(told.titles().last(), u"CI is fixed on main"_s);
    }

    void aMutedRepositoryIsNotTold()
    {
        Told told(u"2026-11-23T12:00:00"_s);
        const auto muted = transition(Kind::Broken, 1);
        told.notices.muteRepositories({muted.run.repositoryName});
        told.notices.add(muted, {});
        auto other = transition(Kind::Broken, 2);
        other.run.repository = {8};
        other.run.repositoryName.name = u"other"_s;
        told.notices.add(other, {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
        told.notices.muteRepositories({});
        told.notices.add(transition(Kind::Fixed, 1), {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 2U);
    }

    void whatIsHeldIsToldAfterAllIsHeardAgain()
    {
        Told told(u"2026-11-24T05:30:00"_s);
        told.notices.add(transition(Kind::Broken), {});
        told.notices.muteAll(1h);
        QVERIFY(told.notices.isMuted());
        told.clock.advance(45min);
        told.notices.add(transition(Kind::Broken, 2), {});
        QCOMPARE(told.titles(), QStringList());
        told.clock.advance(16min);
        QVERIFY(!told.notices.isMuted());
        QCOMPARE(told.titles(), QStringList{u"CI broke on main"_s});
    }

    void aMuteCanBeLifted()
    {
        Told told(u"2026-11-23T12:00:00"_s);
        told.notices.muteAll(1h);
        told.notices.muteAll(0h);
        QVERIFY(!told.notices.isMuted());
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
    }

    void aMuteOfWhatNobodyToldOfDoesNothing()
    {
        Told told(u"2026-11-23T12:00:00"_s);
        told.notices.mute(u"no such line"_s, 1h);
        told.notices.add(transition(Kind::Broken), {});
        told.clock.advance(1s);
        QCOMPARE(told.list.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(AppNoticeTimes)
#include "app_notice_times.moc"
