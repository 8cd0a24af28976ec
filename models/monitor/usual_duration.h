// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/line.h"
#include "core/run.h"

#include <map>
#include <optional>
#include <vector>

namespace signalbox::monitor {

using Duration = core::Clock::Duration;

/// The middle one; of an even number the lower of the two. Nothing of none.
std::optional<Duration> median(std::vector<Duration> durations);

/// How long a line's runs usually take: the median of its latest passed runs, by GitHub's own times, so that it does
/// not matter whether its clock is ours. Re-runs are left out, because most run only the jobs that had failed.
class UsualDuration {
public:
    static constexpr std::size_t leastRuns = 5; ///< fewer tell nothing
    static constexpr std::size_t mostRuns = 20; ///< older ones ran another workflow

    /// Runs may come in any order and more than once; what tells nothing is left out.
    void take(const core::Run& run);
    std::optional<Duration> value() const;

private:
    std::map<core::Place, Duration> m_durations;
};

} // namespace signalbox::monitor
