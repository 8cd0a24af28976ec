// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "lint/diagnostic.h"

#include <QString>

namespace signalbox::lists {

/// The outcome whose shape and colours stand for a severity.
core::Outcome outcomeOf(lint::Severity severity);
/// "Error", "Warning", "Hint".
QString severityWord(lint::Severity severity);

} // namespace signalbox::lists
