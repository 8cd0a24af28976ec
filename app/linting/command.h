// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace signalbox::linting {

/// What the program ends with.
enum ExitStatus { Clean = 0, Findings = 1, Unusable = 2 };

/// `signalbox lint` with what stands behind it: judges, prints, and says what to end with.
int run(const QStringList& arguments);

} // namespace signalbox::linting
