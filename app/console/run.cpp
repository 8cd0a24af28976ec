// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/run.h"

#include "console/approve_command.h"
#include "console/deploy_command.h"
#include "console/log_command.h"
#include "console/rollback_command.h"
#include "console/status_command.h"
#include "console/watch_command.h"
#include "settings/profile.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace signalbox::console {

std::unique_ptr<Command> commandFor(session::Workspace& workspace, const cli::Options& options)
{
    if (options.command == cli::Options::Command::Watch)
        return std::make_unique<WatchCommand>(workspace, options);
    if (options.deliveryCommand == "approve"_L1)
        return std::make_unique<ApproveCommand>(workspace, options);
    if (options.deliveryCommand == "deploy"_L1)
        return std::make_unique<DeployCommand>(workspace, options);
    if (options.deliveryCommand == "log"_L1)
        return std::make_unique<LogCommand>(workspace, options);
    if (options.deliveryCommand == "rollback"_L1)
        return std::make_unique<RollbackCommand>(workspace, options);
    return std::make_unique<StatusCommand>(workspace, options);
}

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
