// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "logs/sections.h"

namespace signalbox::logs {

/// Where the steps of a job stand in its log, one section a step that ran, in order and without a gap. A job log does
/// not delimit them: a step begins with the "##[group]Run ..." (or "Post job cleanup.", "Cleaning up orphan processes")
/// of the second in which GitHub says that it started, the one that repeats its name first. None when the log does not
/// carry the times of the steps. Reads some lines of the file: for a worker.
std::vector<Section> stepsOf(const LineIndex& index, const std::vector<MarkedLine>& markers,
                             const std::vector<core::Step>& steps);

} // namespace signalbox::logs
