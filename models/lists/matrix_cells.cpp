// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_cells.h"

#include "core/job_name.h"
#include "lists/name_pattern.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

constexpr size_t LeastInBrackets = 2;
constexpr qsizetype LeastInWords = 3;

/// Collects cells under the name of their matrix, in the order in which the names come.
class Collection {
public:
    void add(const QString& name, const QString& shown, MatrixCell cell)
    {
        const auto known = m_places.constFind(name);
        if (known == m_places.cend()) {
            m_places.insert(name, m_found.size());
            m_found.push_back({.name = name, .shown = shown, .cells = {std::move(cell)}});
        } else {
            m_found[*known].cells.push_back(std::move(cell));
        }
    }

    std::vector<MatrixCells> take() { return std::move(m_found); }

private:
    QHash<QString, size_t> m_places;
    std::vector<MatrixCells> m_found;
};

/// For each gap how many values there are in it.
std::vector<qsizetype> lengths(const std::vector<MatrixCell>& cells)
{
    std::vector<QSet<QString>> values(static_cast<size_t>(cells.front().values.size()));
    for (const MatrixCell& cell : cells) {
        for (size_t gap = 0; gap < values.size(); ++gap)
            values[gap].insert(cell.values[static_cast<qsizetype>(gap)]);
    }
    std::vector<qsizetype> result;
    std::ranges::transform(values, std::back_inserter(result), &QSet<QString>::size);
    return result;
}

/// What is the same in all cells goes into the name. Cells that leave most of a grid empty, such as "Ubuntu x64" and
/// "macOS arm64" alone, are read as a line.
void reduceAxes(MatrixCells& matrix)
{
    const std::vector<qsizetype> perGap = lengths(matrix.cells);
    QStringList common = matrix.cells.front().values;
    qsizetype room = 1;
    for (size_t gap = 0; gap < perGap.size(); ++gap) {
        room = std::min<qsizetype>(room * perGap[gap], 1'000'000);
        if (perGap[gap] > 1)
            common[static_cast<qsizetype>(gap)].clear();
    }
    matrix.shown = NamePattern{.text = matrix.name, .values = {}}.filled(common);
    const bool line = room >= 2 * std::ssize(matrix.cells);
    for (MatrixCell& cell : matrix.cells) {
        QStringList varying;
        for (size_t gap = 0; gap < perGap.size(); ++gap) {
            if (perGap[gap] > 1)
                varying << cell.values[static_cast<qsizetype>(gap)];
        }
        cell.values = line ? QStringList{varying.join(u' ')} : varying;
    }
}

qsizetype differentCells(const MatrixCells& matrix)
{
    QSet<QStringList> values;
    for (const MatrixCell& cell : matrix.cells)
        values.insert(cell.values);
    return values.size();
}

} // namespace

std::vector<MatrixCells> matrixCells(const QStringList& names)
{
    Collection inBrackets;
    Collection inWords;
    for (qsizetype job = 0; job < names.size(); ++job) {
        const core::JobName name = core::JobName::parse(names[job]);
        if (!name.values.isEmpty()) {
            inBrackets.add(name.group(), name.group(), {.job = job, .values = name.values});
            continue;
        }
        NamePattern pattern = NamePattern::of(names[job]);
        if (!pattern.values.isEmpty())
            inWords.add(pattern.text, pattern.text, {.job = job, .values = std::move(pattern.values)});
    }
    std::vector<MatrixCells> found = inBrackets.take();
    std::erase_if(found, [](const MatrixCells& matrix) { return matrix.cells.size() < LeastInBrackets; });
    for (MatrixCells& matrix : inWords.take()) {
        if (differentCells(matrix) < LeastInWords || std::ranges::contains(found, matrix.name, &MatrixCells::name))
            continue;
        reduceAxes(matrix);
        found.push_back(std::move(matrix));
    }
    std::ranges::sort(found, {}, [](const MatrixCells& matrix) { return matrix.cells.front().job; });
    return found;
}

} // namespace signalbox::lists
