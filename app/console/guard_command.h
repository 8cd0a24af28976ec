// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"
#include "delivery/environment_guards.h"
#include "settings/health_watch_file.h"

#include <map>
#include <memory>

namespace signalbox::console {

/// `signalbox guard`: guards every environment that has a health watch, without a window, until it is told to end
/// (SIGTERM, SIGINT): a line, or with --json an object, for each thing that happens. Settings that change take effect
/// at once. What was begun and has not ended is gone on with, also after a kill.
class GuardCommand final : public Command {
    Q_OBJECT

public:
    GuardCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);
    ~GuardCommand() override;

    /// Ends with the status of what is fine: what goes on is on disk.
    void stop() { end(cli::Fine); }

protected:
    void looked() override { }
    void begin(const std::vector<session::SignedIn>& accounts) override;

private:
    /// An account at work. Its guards end before its client.
    struct Guarded {
        std::unique_ptr<github::Client> client;
        std::unique_ptr<delivery::EnvironmentGuards> guards;
        std::vector<core::RepositoryName> repositories;
    };

    void read();
    QCoro::Task<void> guard(Guarded* account, delivery::HealthSettings settings);
    /// Whose eyes the repository is looked at with: of the account that watches it, else of the first.
    Guarded& accountOf(const core::RepositoryName& repository);
    void tell(const delivery::GuardNews& news);

    settings::HealthWatchFile m_file;
    std::vector<std::unique_ptr<Guarded>> m_accounts;
    std::vector<delivery::HealthSettings> m_settings; // that are in force
};

} // namespace signalbox::console
