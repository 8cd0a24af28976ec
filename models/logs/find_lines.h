// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_index.h"

#include <stop_token>

namespace signalbox::logs {

struct FoundLines {
    static constexpr qsizetype limit = 1'000'000;

    std::vector<qint64> lines; ///< in order, each once
    bool truncated = false; ///< there are more than the limit
};

/// The lines of a complete index that hold `text`, looked for in the bytes of the file on this thread and helpers. A
/// text without capital letters is found in any case (of ASCII letters). Timestamps are not searched; a text with a
/// change of colour in its middle is not found. Ends early, with what it has, when a stop is asked for.
FoundLines findLines(const LineIndex& index, const QString& text, const std::stop_token& stop);

} // namespace signalbox::logs
