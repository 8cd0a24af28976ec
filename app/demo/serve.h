// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::demo {

/// What `signalbox demo --serve` was told.
struct ServeOptions {
    QString socket; ///< path of a Unix socket to serve as well; empty is none
    double speed = 1;
    QStringList scenarios; ///< files or names, as Server::load takes them; none is what the demo plays, and the corners
};

/// Runs the embedded GitHub alone: prints its address as the only line on standard output and serves until SIGINT or
/// SIGTERM. Needs a QCoreApplication, runs its event loop, and returns the status to end with: 0, or 1 with one line on
/// standard error when it cannot serve.
int serve(const ServeOptions& options);

} // namespace signalbox::demo
