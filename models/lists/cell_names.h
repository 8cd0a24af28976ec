// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/matrix.h"

#include <QStringList>

namespace signalbox::lists {

/// What GitHub calls the jobs of a matrix: the values put where `name` asks for them, or in brackets behind it. What
/// else `name` asks for is not known before a run, and stays as it is written. At most so many.
QStringList cellNames(const QString& name, const workflow::ExpandedMatrix& matrix, int most);

} // namespace signalbox::lists
