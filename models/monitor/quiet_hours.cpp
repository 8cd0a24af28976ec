// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/quiet_hours.h"

#include <algorithm>

namespace signalbox::monitor {
namespace {

// More ends than a week of ranges can have in a row: what goes on longer never ends.
constexpr int mostEnds = 100;

bool beginsOn(const QuietHours::Range& range, const QDate& date)
{
    return range.days.empty() || range.days.contains(date.dayOfWeek());
}

bool covers(const QuietHours::Range& range, const QDateTime& local)
{
    const auto time = local.time();
    if (range.from < range.to)
        return time >= range.from && time < range.to && beginsOn(range, local.date());
    return (time >= range.from && beginsOn(range, local.date()))
        || (time < range.to && beginsOn(range, local.date().addDays(-1)));
}

/// The moments at which clocks show this: two in the night in which they are set back. In the night in which they are
/// set forward over it, the moment at which they are.
std::vector<QDateTime> momentsOf(const QDate& date, const QTime& time, const QTimeZone& zone)
{
    using enum QDateTime::TransitionResolution;
    std::vector<QDateTime> moments{QDateTime(date, time, zone, PreferBefore), QDateTime(date, time, zone, PreferAfter)};
    if (moments.front().time() == time)
        return moments;
    const auto skip = zone.previousTransition(moments.back().addDays(1)).atUtc;
    return {skip.isValid() ? skip : moments.back()};
}

} // namespace

QDateTime nextTime(const QTime& time, const QDateTime& after, const QTimeZone& zone)
{
    const auto today = after.toTimeZone(zone).date();
    for (int day = 0; day < 3; ++day) {
        for (const auto& moment : momentsOf(today.addDays(day), time, zone)) {
            if (moment > after)
                return moment.toUTC();
        }
    }
    return after.toUTC().addDays(1);
}

bool QuietHours::contains(const QDateTime& moment, const QTimeZone& zone) const
{
    const auto local = moment.toTimeZone(zone);
    return std::ranges::any_of(ranges, [&](const Range& range) { return covers(range, local); });
}

std::optional<QDateTime> QuietHours::end(const QDateTime& moment, const QTimeZone& zone) const
{
    if (!contains(moment, zone))
        return std::nullopt;
    QDateTime end = moment.toUTC();
    for (int i = 0; i < mostEnds; ++i) {
        const auto local = end.toTimeZone(zone);
        const auto range = std::ranges::find_if(ranges, [&](const Range& each) { return covers(each, local); });
        if (range == ranges.end())
            return end;
        end = nextTime(range->to, end, zone);
    }
    return std::nullopt;
}

} // namespace signalbox::monitor
