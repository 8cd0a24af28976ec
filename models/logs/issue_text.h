// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/run.h"

#include <vector>

namespace signalbox::logs {

/// Lines of a log as they are shown, secrets masked.
struct Excerpt {
    qint64 firstLine = 0; ///< number of the first one, from 0
    std::vector<QString> lines;
};

/// What a user puts into an issue: which job of which run failed at which commit, and the lines in a fenced block.
/// Markdown, in which names from outside are text and the fence is longer than any within the lines. Without a run (id
/// 0) the job stands alone.
QString issueText(const core::Run& run, const core::Job& job, const Excerpt& excerpt);

} // namespace signalbox::logs
