// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/run.h"

#include "console/approve_command.h"
#include "console/deploy_command.h"
#include "console/guard_command.h"
#include "console/log_command.h"
#include "console/release_command.h"
#include "console/rollback_command.h"
#include "console/status_command.h"
#include "console/watch_command.h"
#include "settings/profile.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>
#endif

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
    if (options.deliveryCommand == "guard"_L1)
        return std::make_unique<GuardCommand>(workspace, options);
    if (options.deliveryCommand == "release"_L1)
        return std::make_unique<ReleaseCommand>(workspace, options);
    return std::make_unique<StatusCommand>(workspace, options);
}

namespace {

/// Ends the guard cleanly where somebody asks it to end; other commands end at once, as a program does by itself.
std::unique_ptr<QSocketNotifier> stopOnSignal(Command* command)
{
#ifdef Q_OS_LINUX
    if (auto* guard = qobject_cast<GuardCommand*>(command)) {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGTERM);
        const int descriptor
            = pthread_sigmask(SIG_BLOCK, &set, nullptr) == 0 ? signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK) : -1;
        if (descriptor < 0)
            return nullptr;
        auto notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
        QObject::connect(notifier.get(), &QSocketNotifier::activated, guard, &GuardCommand::stop);
        return notifier;
    }
#endif
    return nullptr;
}

} // namespace

int run(const cli::Options& options, const credentials::TokenEnvironment& environment)
{
    const auto throwAway = options.demo ? std::make_unique<QTemporaryDir>() : nullptr;
    const auto profile = throwAway ? settings::Profile::in(throwAway->path()) : settings::Profile::ofUser();
    core::SystemClock clock;
    session::Workspace workspace(profile, environment, clock);
    const auto command = commandFor(workspace, options);
    const auto notifier = stopOnSignal(command.get());
    QObject::connect(command.get(), &Command::ended, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    command->start();
    return QCoreApplication::exec();
}

} // namespace signalbox::console
