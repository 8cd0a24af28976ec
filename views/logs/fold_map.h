// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/sections.h"

#include <vector>

namespace signalbox::views {

/// What one row of the view shows: a line of the log, or the heading of a step in front of its first line.
struct LogRow {
    int step = -1; ///< index of the section whose heading this is; -1 for a line
    qint64 line = 0; ///< of a heading: the first line of its step

    bool operator==(const LogRow&) const = default;
};

/// Which lines are visible, given what is folded. Rows and lines count from 0. Looking up costs the logarithm, folding
/// the number of sections, neither depends on the length of the log.
class FoldMap {
public:
    /// Everything unfolded.
    void reset(qint64 lineCount, std::vector<logs::Section> sections = {});
    /// More lines are known, while there are no sections yet.
    void grow(qint64 lineCount);

    const std::vector<logs::Section>& sections() const { return m_sections; }
    qint64 rowCount() const { return m_rowCount; }
    LogRow rowAt(qint64 row) const;
    /// The row of the line; of a hidden line that of what it is folded under.
    qint64 rowOf(qint64 line) const;
    qint64 rowOfStep(int section) const;

    bool isFolded(int section) const { return m_folded[size_t(section)]; }
    void setFolded(int section, bool folded);
    void setAllFolded(const std::vector<bool>& folded);
    /// Unfolds what hides the line.
    void reveal(qint64 line);

    /// The group that begins with this line, -1 for none.
    int groupAt(qint64 line) const;
    /// The innermost section that holds the line, its first line included; -1 for none.
    int sectionAround(qint64 line) const;
    /// The step that holds the line; -1 for none.
    int stepAround(qint64 line) const;

private:
    /// Rows without a gap: one heading, or lines in order.
    struct Stretch {
        qint64 row = 0;
        qint64 line = 0;
        qint64 count = 0;
        int step = -1;
    };

    void rebuild();
    void appendLines(qint64 from, qint64 to);
    void appendHeading(int section);

    qint64 m_lineCount = 0;
    qint64 m_rowCount = 0;
    std::vector<logs::Section> m_sections;
    std::vector<bool> m_folded;
    std::vector<Stretch> m_stretches;
};

} // namespace signalbox::views
