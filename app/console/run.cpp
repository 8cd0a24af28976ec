// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/run.h"

#include "console/release_command.h"
#include "console/rollback_command.h"
#include "console/status_command.h"
#include "console/watch_command.h"
#include "settings/profile.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

std::unique_ptr<Command> commandFor(session::Workspace& workspace, const cli::Options& options)
{
    if (options.command == cli::Options::Command::Watch)
        return std::make_unique<WatchCommand>(workspace, options);
    if (options.deliveryCommand == "rollback"_L1)
        return std::make_unique<RollbackCommand>(workspace, options);
    if (options.deliveryCommand == "release"_L1)
        return std::make_unique<ReleaseCommand>(workspace, options);
    return std::make_unique<StatusCommand>(workspace, options);
}

} // namespace

int run(const cli::Options& options, const credentials::TokenEnvironment& environment)
{
    const auto throwAway = options.demo ? std::make_unique<QTemporaryDir>() : nullptr;
    const auto profile = throwAway ? settings::Profile::in(throwAway->path()) : settings::Profile::ofUser();
    core::SystemClock clock;
    session::Workspace workspace(profile, environment, clock);
    const auto command = commandFor(workspace, options);
    QObject::connect(command.get(), &Command::ended, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    command->start();
    return QCoreApplication::exec();
}

} // namespace signalbox::console
