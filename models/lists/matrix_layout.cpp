// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_layout.h"

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// A first axis this long is the one to read downwards, whatever the others are.
constexpr int LongAxis = 8;
constexpr qsizetype MostAxes = 3;

/// The number of values that most cells have; of equally common ones the larger.
qsizetype usualDepth(const std::vector<QStringList>& cells)
{
    std::map<qsizetype, int> counts;
    for (const QStringList& cell : cells)
        ++counts[cell.size()];
    const auto usual = std::ranges::max_element(counts, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first < b.first;
    });
    return usual == counts.end() ? 0 : usual->first;
}

/// Reads the third and all further values as one.
QStringList folded(const QStringList& cell)
{
    if (cell.size() <= MostAxes)
        return cell;
    return {cell[0], cell[1], cell.mid(2).join(u", "_s)};
}

std::vector<MatrixAxis> axesOf(const std::vector<QStringList>& cells, qsizetype depth, const QString& group)
{
    std::vector<MatrixAxis> axes(static_cast<size_t>(std::min(depth, MostAxes)));
    for (const QStringList& cell : cells) {
        if (cell.size() != depth)
            continue;
        const QStringList values = folded(cell);
        for (size_t axis = 0; axis < axes.size(); ++axis) {
            const QString& value = values[static_cast<qsizetype>(axis)];
            if (!axes[axis].values.contains(value))
                axes[axis].values << value;
        }
    }
    for (size_t axis = 0; axis < axes.size(); ++axis) {
        axes[axis].values = inReadingOrder(axes[axis].values);
        axes[axis].name = axisName(axes[axis].values, group);
    }
    return axes;
}

int chooseRowAxis(const std::vector<MatrixAxis>& axes)
{
    if (axes.size() < 2)
        return MatrixLayout::NoAxis;
    const auto length = [](const MatrixAxis& axis) { return axis.values.size(); };
    const auto longest = std::ranges::max_element(axes, {}, length);
    if (axes.size() == 2 && longest->values.size() <= LongAxis)
        return 0;
    return static_cast<int>(longest - axes.begin());
}

void addLine(MatrixLayout& layout)
{
    const auto& values = layout.axes.front().values;
    layout.wrapped = values.size() > MatrixLayout::WrapAfter;
    if (!layout.wrapped) {
        layout.rows.push_back({});
        for (const QString& value : values)
            layout.columns.push_back({.outer = {}, .inner = value});
        return;
    }
    const auto lines = (values.size() + MatrixLayout::WrapAfter - 1) / MatrixLayout::WrapAfter;
    layout.rows.resize(static_cast<size_t>(lines));
    layout.columns.resize(MatrixLayout::WrapAfter);
}

/// Columns of the axes that do not run downwards, as far as there are cells in them.
void addGrid(MatrixLayout& layout, const std::vector<QStringList>& cells, qsizetype depth)
{
    for (const QString& value : layout.axes[static_cast<size_t>(layout.rowAxis)].values)
        layout.rows.push_back({.label = value, .odd = false});
    std::vector<MatrixAxis> across = layout.axes;
    across.erase(across.begin() + layout.rowAxis);
    if (across.size() == 1) {
        for (const QString& value : across.front().values)
            layout.columns.push_back({.outer = {}, .inner = value});
        return;
    }
    std::set<std::pair<QString, QString>> used;
    for (const QStringList& cell : cells) {
        QStringList values = folded(cell);
        if (cell.size() != depth)
            continue;
        values.removeAt(layout.rowAxis);
        used.emplace(values[0], values[1]);
    }
    for (const QString& outer : across[0].values) {
        for (const QString& inner : across[1].values) {
            if (used.contains({outer, inner}))
                layout.columns.push_back({.outer = outer, .inner = inner});
        }
    }
}

MatrixPlace placeOf(const MatrixLayout& layout, QStringList values)
{
    if (layout.rowAxis == MatrixLayout::NoAxis) {
        const int at = static_cast<int>(layout.axes.front().values.indexOf(values.front()));
        return layout.wrapped ? MatrixPlace{at / MatrixLayout::WrapAfter, at % MatrixLayout::WrapAfter}
                              : MatrixPlace{0, at};
    }
    const auto& downwards = layout.axes[static_cast<size_t>(layout.rowAxis)].values;
    const int row = static_cast<int>(downwards.indexOf(values.takeAt(layout.rowAxis)));
    const MatrixColumn column{.outer = values.size() == 2 ? values[0] : QString(), .inner = values.last()};
    return {row, static_cast<int>(std::ranges::find(layout.columns, column) - layout.columns.begin())};
}

} // namespace

bool MatrixLayout::sameShape(const MatrixLayout& other) const
{
    return axes.size() == other.axes.size() && rowAxis == other.rowAxis && wrapped == other.wrapped;
}

MatrixLayout layOut(const std::vector<QStringList>& cells, const QString& group)
{
    MatrixLayout layout;
    const qsizetype depth = usualDepth(cells);
    if (depth == 0)
        return layout;
    layout.axes = axesOf(cells, depth, group);
    layout.rowAxis = chooseRowAxis(layout.axes);
    if (layout.rowAxis == MatrixLayout::NoAxis)
        addLine(layout);
    else
        addGrid(layout, cells, depth);

    std::set<MatrixPlace> taken;
    std::map<QString, int> oddOnes;
    for (const QStringList& cell : cells) {
        if (cell.size() == depth) {
            const MatrixPlace place = placeOf(layout, folded(cell));
            if (taken.insert(place).second) {
                layout.places.push_back(place);
                continue;
            }
        }
        QString label = cell.join(u", "_s);
        if (const int same = ++oddOnes[label]; same > 1)
            label += u" #%1"_s.arg(same);
        layout.places.push_back({static_cast<int>(layout.rows.size()), 0});
        layout.rows.push_back({.label = label, .odd = true});
    }
    return layout;
}

} // namespace signalbox::lists
