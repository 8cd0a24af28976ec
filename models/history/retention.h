// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace signalbox::history {

/// How long the history keeps what it knows.
///
/// A run leaves with its attempts, jobs, steps and validators when it is older than `days`, or when an account has more
/// than `mostRuns` and it is among the oldest; but never
///   - the newest hundred of a repository, which is what a validator of its list of runs promises to be here,
///   - the newest twenty of a workflow, which say what is usual,
///   - the last passed run of a workflow on its default branch, and on any other branch that is still worked on: it is
///     what a failure is compared with.
/// What the user did never leaves: the action log is a chain, and small.
struct Retention {
    /// Of a run, by the time at which it was made. As long as GitHub keeps one:
    /// https://docs.github.com/en/actions/reference/limits. 0: for ever.
    int days = 400;
    /// Of an account; the hundreds and twenties above come on top.
    qint64 mostRuns = 2'000'000;

    bool operator==(const Retention&) const = default;
};

/// What of a run says whether it stays.
struct RunAge {
    core::RunId run;
    core::WorkflowId workflow;
    QString branch;
    bool pullRequest = false; ///< a fork's branch may be called as ours is
    bool passed = false;
    std::optional<QDateTime> createdAt; ///< of a run without it nobody knows how old it is: it stays
};

/// Which runs of one repository leave when what was made before `before` is old. `runs` are all of it, newest first.
std::vector<core::RunId> leaving(const std::vector<RunAge>& runs, const QString& defaultBranch,
                                 const QDateTime& before);

} // namespace signalbox::history
