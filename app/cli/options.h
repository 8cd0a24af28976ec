// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/delivery_options.h"
#include "core/error.h"
#include "core/repository.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::cli {

/// What the program ends with, as gh has it. https://cli.github.com/manual/gh_help_exit-codes
enum ExitStatus {
    Fine = 0,
    Failed = 1,
    Usage = 2,
    Blocked = 3, ///< a check stands against it, or nobody said yes: nothing was sent
    NoToken = 4
};

/// What the user asked for on the command line.
struct Options {
    enum class Command { Window, Edit, Status, Watch, Delivery, Serve, Help, Version };

    Command command = Command::Window;
    bool demo = false; ///< the embedded GitHub, with a throw-away profile
    std::vector<core::RepositoryName> repositories; ///< empty: those that the settings name
    QString account; ///< login, host or login@host; of a repository's address its host; empty: the only one, or all
    QStringList files; ///< edit: to be opened, as they were typed
    QString run; ///< watch: an id, or a run's number; empty: the newest one that has not ended
    QString deliveryCommand; ///< "rollback", ...; empty for the other commands
    DeliveryOptions delivery;
    bool json = false;
    bool exitStatus = false; ///< ends with Failed when what was shown has failed
    bool hidden = false; ///< starts in the tray, where there is one

    QString socket; ///< demo --serve: a Unix socket beside the loopback ports
    double speed = 1; ///< of the demo's world
    QStringList scenarios; ///< of the demo; empty: its own

    QString tourFolder; ///< demo: shows itself, leaves pictures there and ends
    QString tourSuffix; ///< put into the pictures' names, to tell a tour at another scale or size apart
    QSize tourSize{1600, 1000}; ///< of the window while it is toured, device-independent pixels
};

/// Reads the arguments behind the program's name. Rejected: what a user typed wrong, and what to type instead.
core::Result<Options> parseOptions(const QStringList& arguments);

/// What --help prints.
QString helpText();

} // namespace signalbox::cli
