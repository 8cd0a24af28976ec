// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/past_job.h"

#include <chrono>
#include <vector>

namespace signalbox::lists {

/// One time that the job ran.
struct PastRow {
    core::PastJob past;
    core::Outcome outcome = core::Outcome::Unknown;
    std::optional<std::chrono::milliseconds> took; ///< of one that has ended
    bool isFlaky = false; ///< of this very commit there is a time that it passed and one that it failed

    bool operator==(const PastRow&) const = default;
};

/// How a job did before.
struct JobPast {
    std::vector<PastRow> rows; ///< newest first
    int passed = 0;
    int failed = 0;
    int flakyCommits = 0; ///< commits of which it passed once and failed once, in whichever run or attempt

    bool operator==(const JobPast&) const = default;
};

/// Newest first, by run and attempt. Cancelled and skipped times are shown and prove nothing.
JobPast jobPast(std::vector<core::PastJob> past);

/// "50 times: 47 passed, 3 failed; flaky on 2 commits". What a person reads above the rows.
QString summaryOf(const JobPast& past);

} // namespace signalbox::lists
