// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "credentials/probe_secrets.h"
#include "credentials/token_store.h"
#include "github/client.h"
#include "github/wait.h"
#include "history/store.h"
#include "history/upkeep.h"
#include "session/demo_github.h"
#include "settings/profile.h"
#include "settings/settings.h"

#include <QObject>

#include <memory>
#include <optional>

namespace signalbox::session {

/// Whose eyes to look through, with which token, at what.
struct SignedIn {
    core::Account account;
    QByteArray token; ///< empty: none was found
    std::vector<core::RepositoryName> repositories;
    std::optional<core::Error> keychainTrouble; ///< the token is not from the keychain because of this
};

/// Which accounts a start is about.
struct AccountRequest {
    QString account; ///< login, host or login@host; empty: any
    std::vector<core::RepositoryName> repositories; ///< in place of those that the settings name; empty: those
};

/// One user's state, opened: settings, tokens, store; and who the accounts are. Shared by the window and the command
/// line. It must outlive its tasks' awaiters; when it ends, they end with ErrorKind::Cancelled.
class Workspace final : public QObject {
    Q_OBJECT

public:
    Workspace(const settings::Profile& profile, credentials::TokenEnvironment environment, core::Clock& clock,
              QObject* parent = nullptr);
    ~Workspace() override;

    const settings::Profile& profile() const { return m_profile; }
    settings::Settings& settings() { return m_settings; }
    credentials::ProbeSecrets& probeSecrets() { return m_probeSecrets; }
    credentials::TokenStore& tokens() { return m_tokens; }
    history::Store& store() { return m_store; }
    core::Clock& clock() { return m_clock; }

    /// Makes the folders, reads the settings and opens the store. To be awaited before the store is used. From then on
    /// the history is kept to what the settings say.
    QCoro::Task<core::Result<history::Store::Opened>> open();

    /// The accounts that the settings name and the request means, each with its token; with none of those, the one that
    /// a token from the environment belongs to. Repositories that the request names are looked at with the first
    /// account that has a token. Unauthorized when that leaves no account; Rejected when the request names one that is
    /// not there.
    QCoro::Task<core::Result<std::vector<SignedIn>>> accounts(AccountRequest request);
    /// Starts the embedded GitHub and is signed in to it. Once.
    QCoro::Task<core::Result<std::vector<SignedIn>>> demo(double speed, QStringList scenarios, AccountRequest request);
    /// Asks GitHub whose token it is, and gives the account its login and id.
    QCoro::Task<core::Result<core::Account>> identify(core::Account addresses, QByteArray token);

private:
    settings::Profile m_profile;
    settings::Settings m_settings;
    credentials::TokenStore m_tokens;
    credentials::ProbeSecrets m_probeSecrets;
    core::Clock& m_clock;
    history::Store m_store;
    history::Upkeep m_upkeep{m_store, m_clock};
    DemoGitHub* m_demo = nullptr;
    github::Lifetime m_lifetime; // ends first, and what waits for the demo with it
};

/// Whether `wanted` (login, host or login@host, as the user typed it) means this account.
bool means(const QString& wanted, const core::Account& account);

} // namespace signalbox::session
