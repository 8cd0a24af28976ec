// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::lists {

/// One job of a matrix.
struct MatrixCell {
    qsizetype job = 0; ///< its index among the names handed in
    QStringList values; ///< one for each axis

    bool operator==(const MatrixCell&) const = default;
};

/// The cells of one matrix.
struct MatrixCells {
    QString name; ///< which one it is, and stays while jobs are added: "Test", "caller / job", "Python … on …"
    QString shown; ///< the name with whatever all cells have in common: "Python 3.12 on …"
    std::vector<MatrixCell> cells;

    bool operator==(const MatrixCells&) const = default;
};

/// Which jobs of a run are cells of a matrix, told from their names alone; no job is in two. Two jobs are a matrix when
/// they have values in brackets, as GitHub names them, and the same words in front of them. Three are one when their
/// names differ in nothing but what NamePattern takes for values. Whatever is less certain is no matrix: a false grid
/// is worse than none. In the order of their first jobs.
std::vector<MatrixCells> matrixCells(const QStringList& names);

} // namespace signalbox::lists
