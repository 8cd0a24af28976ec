// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_guards.h"
#include "gui/accounts.h"
#include "settings/health_watch_file.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace signalbox::gui {

/// The guards of every account's environments, as long as the account's session is open.
class Guards final : public QObject {
    Q_OBJECT

public:
    Guards(session::Workspace& workspace, Accounts& accounts, QObject* parent = nullptr);
    ~Guards() override;

    /// nullptr where the account has no session.
    delivery::EnvironmentGuards* of(const core::AccountId& account);

    /// How many versions before the current one can be gone back to.
    int keptVersions(const delivery::EnvironmentKey& environment) const;

    /// The address at which GitHub's own machines could ask for this environment's health as well: of the first probe
    /// that needs no secret and is not of this machine. Empty for none.
    QUrl publicProbe(const delivery::EnvironmentKey& environment) const;

Q_SIGNALS:
    void opened(const core::AccountId& account, signalbox::delivery::EnvironmentGuards& guards);

    /// The settings cannot be read, or a service cannot be asked as they say.
    void failed(const core::Error& error);

private:
    void read();
    QCoro::Task<void> guard(core::AccountId account, delivery::HealthSettings settings);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    settings::HealthWatchFile m_file;
    std::vector<delivery::HealthSettings> m_settings; ///< that are in force
    std::set<core::RepositoryName> m_unwatched; ///< that have settings, and that nobody watches yet
    std::map<core::AccountId, std::unique_ptr<delivery::EnvironmentGuards>> m_guards;
};

} // namespace signalbox::gui
