// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_graph.h"

namespace signalbox::lists {

/// The jobs of a workflow file as it is written, before anybody runs it.
struct WrittenGraph {
    JobGraph graph; ///< a node a job, the first mostWrittenJobs of the file; what cannot run says so by its words
    std::vector<int> lines; ///< where each node's job begins, from 1
    int jobs = 0; ///< of the file, also those that have no node
    int brokenLine = 0; ///< where the text stops being YAML, from 1; 0 where it does not
    bool isWorkflow = false; ///< it has events or jobs; other files of GitHub's have neither

    bool operator==(const WrittenGraph&) const = default;
};

/// So many are drawn: more than a run may hold in any reader's head.
inline constexpr int mostWrittenJobs = 200;

/// Reads what can be read of a text that is perhaps just being written, UTF-8. A worker's work: a large one takes tens
/// of milliseconds.
WrittenGraph writtenGraph(const QByteArray& text);

/// The node whose job a line is in; nothing above the first job.
std::optional<size_t> nodeAt(const WrittenGraph& written, int line);

/// GitHub refuses the file for one of its jobs, whose words say why.
bool isRefused(const WrittenGraph& written);

/// "4 jobs, which are 12 with their matrices", or what keeps GitHub from running it: a cycle by its
/// names, or the first job that is refused. One sentence, plain text.
QString sumOf(const WrittenGraph& written);

} // namespace signalbox::lists
