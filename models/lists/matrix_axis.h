// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::lists {

/// One axis of a matrix: the values in the order in which they are shown.
struct MatrixAxis {
    QString name; ///< "OS", "Rust", ...; empty where the values do not tell, because GitHub's API has no names
    QStringList values;

    bool operator==(const MatrixAxis&) const = default;
};

/// What an axis with these values must be; empty unless it is certain. `group` is the matrix's name, which tells
/// numbers apart: 18, 20, 22 is Node only where the job is called after Node.
QString axisName(const QStringList& values, const QString& group);

/// Versions and numbers in their natural order, 3.9 before 3.10; words as they came. Numbers that came in falling order
/// stay so, because somebody wrote them that way.
QStringList inReadingOrder(QStringList values);

} // namespace signalbox::lists
