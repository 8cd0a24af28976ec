// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "logs/sections.h"

namespace signalbox::logs {

/// What a reader wants to know of a log before reading it.
struct Outline {
    std::vector<Section> sections; ///< steps and the groups in them, by first line; a step before its groups
    std::vector<qint64> errors; ///< lines marked ##[error], and the first error
    std::optional<qint64> firstError; ///< the line to open at; none for a log without an error
};

/// Reads a complete index and, where it must, the log itself: for a worker, not for the GUI thread. `job` tells the
/// steps and how they ended; a job without steps gives no step sections.
Outline outlineOf(const LineIndex& index, const core::Job& job);

} // namespace signalbox::logs
