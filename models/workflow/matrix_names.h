// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yaml/place.h"

#include <QStringList>

namespace signalbox::workflow {

/// What GitHub calls each job that a `strategy.matrix` makes, in its order: `name` with the values behind it in
/// brackets, or with the values in the place of its expressions. None where an expression that only a run can work out
/// makes a part of the matrix or of the name.
QStringList matrixJobNames(const QString& name, const yaml::Place& matrix);

} // namespace signalbox::workflow
