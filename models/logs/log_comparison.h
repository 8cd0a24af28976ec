// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_diff.h"
#include "logs/line_index.h"
#include "logs/normalise.h"

namespace signalbox::logs {

/// What a log says that an earlier one of the same job did not, and the other way round.
struct LogComparison {
    /// Of a longer log only the last lines are compared: what went wrong is rarely at its beginning.
    static constexpr qint64 linesCompared = 300'000;

    std::vector<LineChange> changes; ///< in lines of the whole logs
    qint64 oldBegin = 0; ///< the first line that was compared
    qint64 newBegin = 0;
    qint64 oldLines = 0; ///< of the whole log
    qint64 newLines = 0;

    bool operator==(const LogComparison&) const = default;
};

/// Compares two complete indexes line by line, after timestamps, colours and what the rules name have been taken out.
/// Reads both logs: for a worker. Ends early after a stop, with a result that nobody should use.
LogComparison compareLogs(const LineIndex& oldIndex, const LineIndex& newIndex, const std::stop_token& stop = {},
                          const std::vector<NormaliseRule>& rules = normaliseRules());

} // namespace signalbox::logs
