// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/matrix.h"

#include <QStringList>

namespace signalbox::workflow {

/// GitHub starts none of a matrix that makes more.
inline constexpr qint64 mostMatrixJobs = 256;

/// What an expression does that only a run can work out, be it in the name or a part of the matrix.
enum class Unknown {
    LeavesNoNames, ///< nor does a matrix that GitHub refuses
    StaysAsWritten, ///< and the first mostMatrixJobs are named
};

/// What GitHub calls each job that a `strategy.matrix` makes, in its order: `name` with the values in the place of its
/// expressions, or behind it in brackets where it asks for none.
QStringList matrixJobNames(const QString& name, const ExpandedMatrix& matrix, Unknown unknown);

} // namespace signalbox::workflow
