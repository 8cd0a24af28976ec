// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "monitor/run_commands.h"

namespace signalbox::monitor {

/// What to read about an action on a run that came to nothing, as short as a row of a list wants it: GitHub's own words
/// where it has any, and the whole truth about a run that cannot be cancelled. Such runs exist: they answer 409 or 500
/// to a cancel, and 409 to a forced one (actions/runner issues 1846, 3329 and 3872).
QString refusalWords(RunCommands::Kind kind, const core::Error& error);

} // namespace signalbox::monitor
