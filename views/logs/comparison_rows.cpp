// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/comparison_rows.h"

#include <algorithm>

namespace signalbox::views {

using Kind = ComparisonRow::Kind;

void ComparisonRows::reset(const logs::LogComparison& comparison)
{
    m_stretches.clear();
    qint64 oldLine = comparison.oldBegin;
    qint64 newLine = comparison.newBegin;
    bool changed = false;
    for (const logs::LineChange& change : comparison.changes) {
        appendSame(oldLine, newLine, change.newFirst - newLine, changed, true);
        append({.kind = Kind::Removed, .oldLine = change.oldFirst}, change.oldCount);
        append({.kind = Kind::Added, .newLine = change.newFirst}, change.newCount);
        oldLine = change.oldFirst + change.oldCount;
        newLine = change.newFirst + change.newCount;
        changed = true;
    }
    appendSame(oldLine, newLine, comparison.newLines - newLine, changed, false);
    number();
}

void ComparisonRows::appendSame(qint64 oldLine, qint64 newLine, qint64 count, bool changeBefore, bool changeBehind)
{
    const qint64 before = changeBefore ? context : 0;
    const qint64 behind = changeBehind ? context : 0;
    if (count <= before + behind + 1) { // a gap of one line would take as much room as the line
        append({.kind = Kind::Same, .oldLine = oldLine, .newLine = newLine}, count);
        return;
    }
    append({.kind = Kind::Same, .oldLine = oldLine, .newLine = newLine}, before);
    const qint64 hidden = count - before - behind;
    append({.kind = Kind::Gap, .oldLine = oldLine + before, .newLine = newLine + before, .hidden = hidden}, 1);
    append({.kind = Kind::Same, .oldLine = oldLine + count - behind, .newLine = newLine + count - behind}, behind);
}

void ComparisonRows::append(const ComparisonRow& first, qint64 count)
{
    if (count > 0)
        m_stretches.push_back({.first = first, .count = count});
}

void ComparisonRows::number()
{
    m_rowCount = 0;
    m_changeRows.clear();
    Kind before = Kind::Same;
    for (Stretch& stretch : m_stretches) {
        stretch.row = m_rowCount;
        m_rowCount += stretch.count;
        const Kind kind = stretch.first.kind;
        if (kind == Kind::Removed || (kind == Kind::Added && before != Kind::Removed))
            m_changeRows.push_back(stretch.row);
        before = kind;
    }
}

ComparisonRow ComparisonRows::rowAt(qint64 row) const
{
    if (row < 0 || row >= m_rowCount)
        return {};
    const Stretch& stretch = *std::prev(std::ranges::upper_bound(m_stretches, row, {}, &Stretch::row));
    ComparisonRow found = stretch.first;
    const qint64 further = row - stretch.row;
    if (found.oldLine >= 0)
        found.oldLine += further;
    if (found.newLine >= 0)
        found.newLine += further;
    return found;
}

void ComparisonRows::openGap(qint64 row)
{
    const auto stretch = std::ranges::find(m_stretches, row, &Stretch::row);
    if (stretch == m_stretches.end() || stretch->first.kind != Kind::Gap)
        return;
    stretch->count = stretch->first.hidden;
    stretch->first.kind = Kind::Same;
    stretch->first.hidden = 0;
    number();
}

qint64 ComparisonRows::rowOfNewLine(qint64 line) const
{
    qint64 row = 0;
    for (const Stretch& stretch : m_stretches) {
        if (stretch.first.newLine > line)
            break;
        if (stretch.first.newLine >= 0)
            row = stretch.row + std::min(line - stretch.first.newLine, stretch.count - 1);
    }
    return row;
}

} // namespace signalbox::views
