// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_index.h"
#include "logs/log_query.h"

#include <stop_token>

namespace signalbox::logs {

struct FoundLines {
    static constexpr qsizetype limit = 1'000'000;

    std::vector<qint64> lines; ///< in order, each once
    bool truncated = false; ///< there are more than the limit
};

/// The lines of a complete index that the query matches, on this thread and helpers. A text is looked for in the bytes
/// of the file, without timestamps; one with a change of colour in its middle is not found. A regular expression is
/// tried on each line as a reader sees it. Ends early, with what it has, when a stop is asked for.
FoundLines findLines(const LineIndex& index, const LogQuery& query, const std::stop_token& stop);

} // namespace signalbox::logs
