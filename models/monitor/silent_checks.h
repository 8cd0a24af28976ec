// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pull_request.h"
#include "core/run.h"

#include <chrono>
#include <vector>

/// When a required check is not just late: "Expected - Waiting for status to be reported", for ever. Values in, values
/// out. Judged by the contexts that GitHub itself compares, never by the names of jobs in a file.
namespace signalbox::monitor {

/// How long nothing must have been heard of a commit. Whatever hears of a push or of a run's end from GitHub (a
/// webhook, which is sent once) and reports at all has answered in seconds, or in minutes where it merges reports first
/// as coverage services do; a workflow that another one starts is there within a minute.
inline constexpr std::chrono::minutes untilSilence{15};

/// What is known of the head of a pull request.
struct Reports {
    std::vector<core::Check> checks; ///< check runs and statuses, skipped ones too
    std::vector<core::Run> runs; ///< of workflows on that commit

    bool operator==(const Reports&) const = default;
};

/// Which of the required ones nobody has reported. A skipped check is reported, and a status may stand for any app,
/// because it does not say whose it is. Letters' case does not count.
std::vector<core::SilentCheck> unreported(const std::vector<core::RequiredCheck>& required,
                                          const std::vector<core::Check>& checks);

/// Something of this commit is queued, runs, or waits for a person; it may report more. A pending status is somebody at
/// work for six hours, as long as the longest job of GitHub's.
bool isGoingOn(const Reports& reports, const QDateTime& now);

/// The last that was heard of the commit. `seenAt` is when we first saw it at the head of the pull request: like its
/// last change, not before the push.
QDateTime lastHeard(const core::PullRequest& pull, const QDateTime& seenAt, const Reports& reports);

} // namespace signalbox::monitor
