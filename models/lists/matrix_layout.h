// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/matrix_axis.h"

#include <vector>

namespace signalbox::lists {

struct MatrixRow {
    QString label;
    bool odd = false; ///< holds one cell that fits no axis, such as one from `include` alone

    bool operator==(const MatrixRow&) const = default;
};

/// A column of a matrix with two levels of headings; `outer` is empty where there is but one level.
struct MatrixColumn {
    QString outer;
    QString inner;

    bool operator==(const MatrixColumn&) const = default;
};

struct MatrixPlace {
    int row = 0;
    int column = 0;

    auto operator<=>(const MatrixPlace&) const = default;
};

/// Where each cell of a matrix goes on a sheet of rows and columns.
struct MatrixLayout {
    /// More values of a lone axis than this are wrapped, and each cell says its value itself.
    static constexpr int WrapAfter = 8;
    static constexpr int NoAxis = -1;

    std::vector<MatrixAxis> axes;
    int rowAxis = NoAxis; ///< which axis runs downwards; NoAxis where there is but one
    bool wrapped = false;
    std::vector<MatrixRow> rows;
    std::vector<MatrixColumn> columns;
    std::vector<MatrixPlace> places; ///< one for each cell handed in, in that order

    /// The same kind of sheet: growing from one to the other is only a matter of more rows and columns.
    bool sameShape(const MatrixLayout& other) const;
    bool isNested() const { return axes.size() >= 3; }
};

/// Lays out cells by their values. One axis becomes a line, two a grid, three a grid whose columns have two levels; of
/// four and more the last ones are read as one. The axes are what most cells have; cells with another number of values,
/// and a second cell with the same values, get rows of their own at the end. `group` is the name of the matrix.
MatrixLayout layOut(const std::vector<QStringList>& cells, const QString& group);

} // namespace signalbox::lists
