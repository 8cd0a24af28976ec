// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/outcome.h"
#include "core/run.h"
#include "lists/job_kind.h"
#include "workflow/outline.h"

#include <chrono>
#include <optional>
#include <vector>

namespace signalbox::lists {

/// A stretch of time, counted from the begin of the run's attempt.
struct Span {
    std::chrono::milliseconds from{0};
    std::chrono::milliseconds to{0};

    bool operator==(const Span&) const = default;
    std::chrono::milliseconds length() const { return to - from; }
};

struct TimelineStep {
    QString name;
    core::Outcome outcome = core::Outcome::Unknown;
    Span ran;

    bool operator==(const TimelineStep&) const = default;
};

/// Where the time of one job went.
struct TimelineRow {
    core::JobId job;
    QString name;
    core::Outcome outcome = core::Outcome::Unknown;
    std::optional<Span> queued; ///< from when it could begin until a machine took it; until now while it waits
    std::optional<Span> ran; ///< until now while it runs
    std::vector<TimelineStep> steps; ///< those that began
    std::optional<Span> before; ///< when the job of this name ran in the run that this one is compared with
    JobKind kind = JobKind::Other; ///< as the board shows it; set by who knows
    bool isCritical = false;
    QString why; ///< why it has not begun, or where its result is from; else empty

    bool operator==(const TimelineRow&) const = default;
};

/// What a critical path is read from: what the workflow file says that jobs need, or, as GitHub tells no `needs` with a
/// run, when they ended and began.
enum class PathBasis { Needs, Times, Both };

/// Where the time of a run's newest attempt went.
struct Timeline {
    std::vector<TimelineRow> rows; ///< in the order in which they could begin
    std::chrono::milliseconds length{0}; ///< of all spans, the compared ones as well
    std::vector<core::JobId> criticalPath; ///< first to last
    PathBasis basis = PathBasis::Times; ///< of the critical path
    std::chrono::milliseconds running{0}; ///< of the critical path, on a machine
    std::chrono::milliseconds queued{0}; ///< of the critical path, waiting for one
};

/// `compared` are the jobs of another run; empty for none. `outline` is what the run's workflow file says; null where
/// it is not known.
Timeline timelineOf(const core::Run& run, const std::vector<core::Job>& jobs, const QDateTime& now,
                    const std::vector<core::Job>& compared = {}, const workflow::Outline* outline = nullptr);

/// "Critical path 6 min 12 s: Build › Test (stable) › Deploy. 45 s of it in the queue. By what the workflow file
/// needs." Empty while nothing has run.
QString criticalText(const Timeline& timeline);

/// What a screen reader says of a row: "Test (stable), passed, waited 12 s, ran 3 min 10 s, 20 s longer than before".
QString spokenRow(const TimelineRow& row);

} // namespace signalbox::lists
