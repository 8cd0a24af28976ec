// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "credentials/token_environment.h"

namespace signalbox::console {

/// Runs `status` or `watch` to its end. Needs a QCoreApplication, runs its event loop, and returns the status to end
/// with.
int run(const cli::Options& options, const credentials::TokenEnvironment& environment);

} // namespace signalbox::console
