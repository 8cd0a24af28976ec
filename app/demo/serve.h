// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::demo {

/// What `signalbox demo --serve` was told.
struct ServeOptions {
    QString socket; ///< path of a Unix socket to serve as well; empty is none
    double speed = 1;
    QString scenario; ///< a file; empty is what the demo plays
};

/// Runs the embedded GitHub alone: prints its address as the only line on standard output and serves until SIGINT or
/// SIGTERM. Needs a QCoreApplication, runs its event loop, and returns the status to end with: 0, or 1 with one line on
/// standard error when it cannot serve.
int serve(const ServeOptions& options);

} // namespace signalbox::demo
