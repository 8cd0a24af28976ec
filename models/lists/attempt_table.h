// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/outcome.h"
#include "core/run_attempt.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace signalbox::lists {

/// How one job did in one attempt.
struct AttemptCell {
    enum class Kind {
        Ran, ///< in this attempt, or waits to
        LeftAlone, ///< the attempt took its result over from an earlier one
        Absent, ///< the attempt has no job of this name
        Unknown, ///< nobody knows (yet) which jobs the attempt has
    };
    Kind kind = Kind::Unknown;
    std::optional<core::Job> job; ///< whose log it is; none where there is none
    core::Outcome outcome = core::Outcome::Unknown;
    QString words; ///< "Failed", "Not in this attempt", "Loading …"
    std::optional<std::chrono::milliseconds> took;
    QString note; ///< "result of attempt 1", "perhaps as Test (1.81)", who began the attempt and when; may be empty

    bool operator==(const AttemptCell&) const = default;
};

/// One job by its name in every attempt, or the run as a whole.
struct AttemptRow {
    QString name; ///< as shown; empty: the run as a whole
    int twin = 0; ///< counts jobs of the same name within an attempt, from 0
    std::vector<AttemptCell> cells; ///< one for each attempt, oldest first
    bool differs = false; ///< it did not end in the same way wherever it ran, or is not in every attempt that is known
    bool isFlaky = false; ///< the commit is the same in all attempts, and it failed and passed
    QString change; ///< "failed, then passed": how it did where it ran; empty where it did not differ

    bool operator==(const AttemptRow&) const = default;
    std::pair<QString, int> key() const { return {name, twin}; }
};

/// All attempts of one run beside each other.
struct AttemptTable {
    AttemptRow run; ///< each attempt as a whole
    std::vector<AttemptRow> jobs; ///< in the order of the newest attempt, then what only earlier ones have
    int differing = 0; ///< of the jobs
    int flaky = 0;

    bool operator==(const AttemptTable&) const = default;
};

/// What is known of a run's attempts, by their number, or why it is not known; one that is missing is on its way.
using KnownAttempts = std::map<int, core::Result<core::RunAttempt>>;

/// `jobs` are those of the newest attempt as they stand, which has precedence over nothing but what `known` has of it
/// once it is over: only there a job that GitHub does not list is known not to be.
AttemptTable attemptTable(const core::Run& run, const std::vector<core::Job>& jobs, const KnownAttempts& known,
                          const QDateTime& now);

/// "2 of 7 jobs did not end the same way in all attempts; flaky: Test (nightly)."
QString summaryOf(const AttemptTable& table);

/// What a screen reader says of a cell: "Test (nightly), attempt 1: failed after 1 min 12 s". Attempts count from 1.
QString spokenCell(const AttemptRow& row, size_t attempt);

} // namespace signalbox::lists
