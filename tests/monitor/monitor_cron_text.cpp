// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/cron_watch.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace signalbox;
using monitor::CronWatch;
using monitor::Transition;

namespace {

const auto account = u"octocat@github.com"_s;
const QDateTime start(QDate(2026, 3, 4), QTime(3, 10), QTimeZone::UTC);

core::Run scheduledRun(int number, const QDateTime& at)
{
    return {
        .id = {number}, .repository = {1}, .workflow = {7}, .number = number, .event = u"schedule"_s, .createdAt = at};
}

core::ChangeSet said(const core::Run& run)
{
    return {.account = account, .changes = {core::Changed<core::Run>{.before = {}, .after = run}}};
}

/// Nothing is out of sight.
const monitor::Sight sight;

} // namespace

/// Where the text of a cron is known, silence is judged by it and not by habit.
class MonitorCronText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRunAndTheTextAreEnough()
    {
        CronWatch watch;
        watch.take(said(scheduledRun(1, start)), start);
        QVERIFY(watch.judge(start.addDays(3), sight).empty()); // no habit yet, and no text
        watch.setCrons(account, {7}, {*workflow::Cron::parse(u"0 3 * * *"_s)});
        QVERIFY(watch.judge(start.addDays(1), sight).empty());
        const auto told = watch.judge(start.addDays(3), sight);
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told.front().kind, Transition::Kind::CronSilent);
        QVERIFY(watch.judge(start.addDays(4), sight).empty()); // once for each silence
    }

    void aRareCronIsNotSilentBetweenItsTimes()
    {
        CronWatch watch;
        for (int day = 0; day < 6; ++day) // by habit it would run daily
            watch.take(said(scheduledRun(day + 1, start.addDays(day))), start.addDays(day));
        const QDateTime later = start.addDays(12);
        watch.setCrons(account, {7}, {*workflow::Cron::parse(u"0 3 1 * *"_s)}); // it was changed to once a month
        QVERIFY(watch.judge(later, sight).empty());
        watch.setCrons(account, {7}, {});
        QCOMPARE(watch.judge(later, sight).size(), 1U); // without its text by habit again
    }
};

QTEST_GUILESS_MAIN(MonitorCronText)
#include "monitor_cron_text.moc"
