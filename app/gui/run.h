// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "credentials/token_environment.h"

class QApplication;

namespace signalbox::gui {

/// Runs the program with its window to its end, unless the same profile has one already: that one is shown then. Runs
/// the event loop and returns the status to end with.
int run(QApplication& application, const cli::Options& options, const credentials::TokenEnvironment& environment);

} // namespace signalbox::gui
