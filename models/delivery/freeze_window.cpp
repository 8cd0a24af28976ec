// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/freeze_window.h"

#include <algorithm>

namespace signalbox::delivery {
namespace {

constexpr qint64 Day = 86'400'000;

/// By the clock on the wall, since Monday began: a day of 23 hours has the same times as any other.
qint64 inWeek(int day, QTime time)
{
    return (day - 1) * Day + time.msecsSinceStartOfDay();
}

bool holds(const FreezeOnce& once, const QDateTime& now)
{
    return once.from <= now && now < once.to;
}

bool holds(const FreezeWeekly& weekly, const QDateTime& now)
{
    const QDateTime there = now.toTimeZone(weekly.zone);
    const qint64 at = inWeek(there.date().dayOfWeek(), there.time());
    const qint64 from = inWeek(weekly.fromDay, weekly.fromTime);
    const qint64 to = inWeek(weekly.toDay, weekly.toTime);
    return from <= to ? from <= at && at < to : at >= from || at < to;
}

} // namespace

std::optional<FreezeWindow> freezeAt(const std::vector<FreezeWindow>& windows, const QDateTime& now)
{
    const auto holdsNow = [&](const FreezeWindow& window) {
        return std::visit([&](const auto& when) { return holds(when, now); }, window.when);
    };
    const auto found = std::ranges::find_if(windows, holdsNow);
    return found == windows.end() ? std::nullopt : std::optional(*found);
}

} // namespace signalbox::delivery
