// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <optional>
#include <set>
#include <vector>

namespace signalbox::monitor {

/// Local times at which nobody wants to be interrupted.
struct QuietHours {
    /// From the first moment to just before the second, by the clock on the wall. When `to` is not after `from` it
    /// lasts over midnight; from a time to the same time is a whole day.
    struct Range {
        QTime from;
        QTime to;
        std::set<int> days; ///< on which it begins, Qt::Monday to Qt::Sunday; empty: every day

        bool operator==(const Range&) const = default;
    };
    std::vector<Range> ranges;

    bool contains(const QDateTime& moment, const QTimeZone& zone) const;
    /// When the quiet that `moment` lies in is over, also where one range goes over into another; nothing when it lies
    /// in none, or when it never ends. In the night in which clocks are set forward an end that is skipped is at the
    /// skip.
    std::optional<QDateTime> end(const QDateTime& moment, const QTimeZone& zone) const;

    bool operator==(const QuietHours&) const = default;
};

/// The first moment after this one at which clocks on the wall show this time, or skip it.
QDateTime nextTime(const QTime& time, const QDateTime& after, const QTimeZone& zone);

} // namespace signalbox::monitor
