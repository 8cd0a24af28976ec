// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <bitset>
#include <chrono>
#include <optional>

namespace signalbox::workflow {

/// When a scheduled workflow falls due: POSIX cron as GitHub takes it. Five fields, `*`, lists, ranges, steps and the
/// English names of months and days; no @daily, no seconds, no 7 for Sunday. A value.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
class Cron {
public:
    /// GitHub starts nothing more often.
    static constexpr std::chrono::minutes shortestGap{5};

    /// `timezone` is an IANA name; empty is UTC, as GitHub has it. Rejected with a sentence that says which field is
    /// wrong and how; also for a time that never comes, such as the 30th of February.
    static core::Result<Cron> parse(const QString& text, const QString& timezone = {});

    /// The first time after this moment, UTC; at the earliest the next whole minute. A time that a change of the clocks
    /// leaves out comes when the clocks have changed; one that comes twice falls due once.
    QDateTime nextAfter(const QDateTime& moment) const;
    /// The last time at or before this moment, UTC; nothing when there was none in the twelve years before.
    std::optional<QDateTime> lastBefore(const QDateTime& moment) const;
    /// Two times may follow each other faster than GitHub starts runs.
    bool isTooOften() const;

    /// In words: "every 15 minutes", "at 03:00 UTC every Monday"; what has no short words is given as it is written.
    QString words() const;
    QString text() const { return m_text; }

private:
    bool fitsDay(QDate day) const;
    std::optional<int> firstMinuteFrom(int minuteOfDay) const;
    std::optional<int> lastMinuteUntil(int minuteOfDay) const;
    QDateTime at(QDate day, int minuteOfDay) const;
    QString timeWords() const;
    QString dayWords() const;

    QString m_text; ///< simplified, as written
    QTimeZone m_zone{QTimeZone::UTC};
    std::bitset<60> m_minutes;
    std::bitset<24> m_hours;
    std::bitset<32> m_days; ///< of the month, from 1
    std::bitset<13> m_months; ///< from 1
    std::bitset<7> m_weekdays; ///< 0 is Sunday
    bool m_anyDay = true; ///< the day of the month begins with *
    bool m_anyWeekday = true;
};

} // namespace signalbox::workflow
