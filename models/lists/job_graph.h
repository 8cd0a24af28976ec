// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/outcome.h"
#include "core/run.h"
#include "lists/graph_layout.h"
#include "lists/job_kind.h"
#include "workflow/outline.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace signalbox::lists {

/// One job of the workflow file, in a run or as it is written: all cells of its matrix, or all jobs of the workflow
/// that it calls, as one.
struct GraphNode {
    QString id; ///< in the file; of a job that the file has not, its name
    QString title; ///< as shown, without the values of a matrix
    std::vector<core::JobId> jobs; ///< of the run, in its order; none as long as GitHub has created none
    QStringList awaited; ///< names of the jobs of its matrix that GitHub has still to create, as far as the file tells
    core::JobId telling; ///< of these, the one that one would look at first; 0 for none
    core::Outcome outcome = core::Outcome::Queued; ///< of all together
    bool isPlanned = false; ///< GitHub creates it when what it needs has ended; outcome then says nothing
    QString words; ///< "Passed", "1 failed, 2 passed", "Planned", "Planned: 4 jobs": how it stands
    QString why; ///< "its condition was not met", "waits for a runner": what the words leave open; may be empty
    std::optional<std::chrono::milliseconds> took; ///< from the first begin to the last end, or until now
    QString condition; ///< `if`, as written; may be empty
    QString environment; ///< may be empty
    JobKind kind = JobKind::Other; ///< as the board shows its jobs; set by who knows
    bool isCritical = false; ///< the end of the run waited for it
    bool isWritten
        = false; ///< of a file that is on show without a run: it stands nowhere, so that outcome says nothing
    bool callsWorkflow = false; ///< what it runs is another file's
    QStringList cells; ///< names of the jobs that its matrix makes, the first ones where these are many
    qint64 cellCount = 0; ///< how many these are; 0 where there is no matrix or nobody has worked it out

    bool operator==(const GraphNode&) const = default;
};

/// A run's newest attempt as its workflow file plans it, or a file alone (written_graph.h).
struct JobGraph {
    std::vector<GraphNode> nodes; ///< as written in the file, then jobs of the run that the file has not
    std::vector<GraphEdge> edges; ///< `needs`; ids that the file has not are left out
    std::vector<size_t> criticalPath; ///< first to last: who the end, or the state now, waited for
    std::chrono::milliseconds criticalTime{0}; ///< from the begin of its first to the end of its last
    std::vector<size_t> cycle; ///< jobs each of which needs the one before, and the first the last; GitHub refuses them

    bool operator==(const JobGraph&) const = default;
};

/// What the file plans and what the run says, put together. `now` counts for what is running.
JobGraph jobGraph(const core::Run& run, const workflow::Outline& outline, const std::vector<core::Job>& jobs,
                  const QDateTime& now);

/// "Critical path 6 min 12 s: Build › Test › Deploy". Empty while nothing has run.
QString criticalText(const JobGraph& graph);

/// What a screen reader says of a node: "Test, 1 failed, 2 passed, 3 min 12 s, needs Build and Lint, on the critical
/// path".
QString spokenNode(const JobGraph& graph, size_t node);

} // namespace signalbox::lists
