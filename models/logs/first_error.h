// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/error_patterns.h"
#include "logs/line_index.h"

#include <optional>

namespace signalbox::logs {

/// Lines to look through, both included.
struct LineSpan {
    qint64 first = 0;
    qint64 last = 0;
};

/// The line that says why the job failed: the root, such as a compiler's error or an exception, rather than the "exit
/// code 1" that follows from it. Looks through `within` (a failed step) first, when given, then the whole log; of a log
/// beyond 16 MiB through what stands in front of its marked errors and its end. None when nothing speaks of an error; a
/// log without a marked error needs a clear sign. Reads the file: for a worker.
std::optional<qint64> firstError(const LineIndex& index, const std::vector<MarkedLine>& markers,
                                 std::optional<LineSpan> within = std::nullopt,
                                 const std::vector<ErrorPattern>& patterns = errorPatterns());

} // namespace signalbox::logs
