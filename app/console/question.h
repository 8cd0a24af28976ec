// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace signalbox::console {

/// Asks on standard error and waits for a line of standard input: whether it is this word, which is not "yes" for what
/// nobody should confirm by habit. Rejected where no person sits there, who then would have to say --yes.
core::Result<bool> askWord(const QString& question, const QString& word);

} // namespace signalbox::console
