// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/timeline.h"
#include "workflow/outline.h"

#include <vector>

namespace signalbox::lists {

/// The jobs that the end of a run waited for, as indexes of `rows`, first to last.
struct CriticalPath {
    std::vector<size_t> rows;
    PathBasis basis = PathBasis::Times;
};

/// From the job that ended last back to the one that ended last of those that it needs, and so on. What a job needs is
/// the workflow file's word, where `outline` has it. The times are asked only where the file says nothing: without a
/// file, for a job that it has not, and within a workflow that is called. GitHub creates a job when what it needs is
/// done: the job that had ended last by then stands for it; of two within a second of each other either may be named.
CriticalPath criticalPath(const std::vector<TimelineRow>& rows, const workflow::Outline* outline);

} // namespace signalbox::lists
