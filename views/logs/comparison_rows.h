// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_comparison.h"

namespace signalbox::views {

/// What one row of a comparison shows.
struct ComparisonRow {
    enum class Kind {
        Same, ///< a line that both logs have
        Removed, ///< only the old log has it
        Added, ///< only the new log has it
        Gap, ///< equal lines that are left out
    };

    Kind kind = Kind::Same;
    qint64 oldLine = -1; ///< of a gap: the first line left out
    qint64 newLine = -1;
    qint64 hidden = 0; ///< lines left out in a gap

    bool operator==(const ComparisonRow&) const = default;
};

/// Which rows a comparison has: the differences with some equal lines around each, and gaps for the others. Looking up
/// costs the logarithm of the number of differences.
class ComparisonRows {
public:
    static constexpr qint64 context = 3; ///< equal lines shown before and behind a difference

    void reset(const logs::LogComparison& comparison = {});

    qint64 rowCount() const { return m_rowCount; }
    ComparisonRow rowAt(qint64 row) const;
    /// Shows the lines that the gap leaves out; nothing when the row is no gap.
    void openGap(qint64 row);

    /// The first row of each difference, in order.
    const std::vector<qint64>& changeRows() const { return m_changeRows; }
    /// The row of a line of the new log; that of the gap when it is left out.
    qint64 rowOfNewLine(qint64 line) const;

private:
    /// Rows of one kind without a gap between their lines.
    struct Stretch {
        ComparisonRow first;
        qint64 count = 0; ///< rows
        qint64 row = 0;
    };

    void append(const ComparisonRow& first, qint64 count);
    void appendSame(qint64 oldLine, qint64 newLine, qint64 count, bool changeBefore, bool changeBehind);
    void number();

    std::vector<Stretch> m_stretches;
    std::vector<qint64> m_changeRows;
    qint64 m_rowCount = 0;
};

} // namespace signalbox::views
