// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::editing {

/// A line of two texts laid over each other.
struct DiffLine {
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffLine&) const = default;
};

/// The lines of `before` and `after` in one order, what was removed before what took its place. The fewest changes
/// while the texts differ by no more than some hundred lines, else what is between the common beginning and end as a
/// whole.
std::vector<DiffLine> diffLines(const QStringList& before, const QStringList& after);

} // namespace signalbox::editing
