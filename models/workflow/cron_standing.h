// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "workflow/cron.h"

#include <optional>
#include <vector>

namespace signalbox::workflow {

/// Where a scheduled workflow stands at a moment: its next due time against its last scheduled run.
struct CronStanding {
    enum class Kind {
        Unscheduled, ///< it has no cron
        Due, ///< in time, as far as anybody knows
        Late, ///< one due time has passed by more than what is usual for GitHub
        Silent, ///< several have
    };

    Kind kind = Kind::Unscheduled;
    QDateTime next; ///< the next due time, UTC
    std::optional<QDateTime>
        missed; ///< the first due time without a run; also of a Due that GitHub is a little late with

    bool operator==(const CronStanding&) const = default;
};

/// GitHub starts scheduled runs when it has time: ten to thirty minutes late is usual.
inline constexpr core::Clock::Duration usuallyLate = std::chrono::minutes(30);

/// `last` is when the last scheduled run was made; nothing when none is known, and then nothing is late. Of several
/// crons the soonest counts. A cron of every few minutes is silent after two hours at the earliest, because GitHub
/// leaves out such times when it is busy.
CronStanding standingOf(const std::vector<Cron>& crons, const std::optional<QDateTime>& last, const QDateTime& now);

} // namespace signalbox::workflow
