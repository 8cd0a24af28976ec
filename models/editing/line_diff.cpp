// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/line_diff.h"

#include <algorithm>

namespace signalbox::editing {
namespace {

using Kind = DiffLine::Kind;

/// Of the table that the longest common part is read from; beyond it everything counts as changed.
constexpr qsizetype MostCells = 4'000'000;

void addAll(std::vector<DiffLine>& lines, const QStringList& from, qsizetype begin, qsizetype end, Kind kind)
{
    for (qsizetype i = begin; i < end; ++i)
        lines.push_back({.kind = kind, .text = from[i]});
}

/// The common part of before[from, beforeEnd) and after[from, afterEnd), by the longest common subsequence.
void addMiddle(std::vector<DiffLine>& lines, const QStringList& before, const QStringList& after, qsizetype from,
               qsizetype beforeEnd, qsizetype afterEnd)
{
    const qsizetype rows = beforeEnd - from;
    const qsizetype columns = afterEnd - from;
    if ((rows + 1) * (columns + 1) > MostCells) {
        addAll(lines, before, from, beforeEnd, Kind::Removed);
        addAll(lines, after, from, afterEnd, Kind::Added);
        return;
    }
    std::vector<int> common(size_t((rows + 1) * (columns + 1)), 0); // of what is left from here on
    const auto cell
        = [&](qsizetype row, qsizetype column) -> int& { return common[size_t(row * (columns + 1) + column)]; };
    for (qsizetype row = rows - 1; row >= 0; --row) {
        for (qsizetype column = columns - 1; column >= 0; --column) {
            cell(row, column) = before[from + row] == after[from + column]
                ? cell(row + 1, column + 1) + 1
                : std::max(cell(row + 1, column), cell(row, column + 1));
        }
    }
    qsizetype row = 0;
    qsizetype column = 0;
    while (row < rows || column < columns) {
        if (row < rows && column < columns && before[from + row] == after[from + column]) {
            lines.push_back({.kind = Kind::Same, .text = before[from + row]});
            ++row;
            ++column;
        } else if (row < rows && (column == columns || cell(row + 1, column) >= cell(row, column + 1))) {
            lines.push_back({.kind = Kind::Removed, .text = before[from + row++]});
        } else {
            lines.push_back({.kind = Kind::Added, .text = after[from + column++]});
        }
    }
}

} // namespace

std::vector<DiffLine> diffLines(const QStringList& before, const QStringList& after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> lines;
    addAll(lines, before, 0, head, Kind::Same);
    addMiddle(lines, before, after, head, before.size() - tail, after.size() - tail);
    addAll(lines, before, before.size() - tail, before.size(), Kind::Same);
    return lines;
}

} // namespace signalbox::editing
