// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <QString>

namespace signalbox::cli {

/// The shape that stands for an outcome on a terminal, one column wide; the same shapes as in the window.
QString shape(core::Outcome outcome);

/// Text from outside for a terminal: control characters, which could command it, become U+FFFD, line ends a blank.
QString harmless(const QString& text);

/// Rows with each column but the last as wide as its widest cell, two blanks between them, no blanks at line ends.
QString table(const std::vector<QStringList>& rows);

} // namespace signalbox::cli
