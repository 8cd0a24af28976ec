// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "console/command.h"
#include "credentials/token_environment.h"

#include <memory>

namespace signalbox::console {

/// Made, and not started yet.
std::unique_ptr<Command> commandFor(session::Workspace& workspace, const cli::Options& options);

/// Runs a command to its end. Needs a QCoreApplication, runs its event loop, and returns the status to end
/// with.
int run(const cli::Options& options, const credentials::TokenEnvironment& environment);

} // namespace signalbox::console
