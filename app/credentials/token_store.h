// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "credentials/keychain.h"
#include "credentials/token_environment.h"

#include <QHash>

namespace signalbox::credentials {

/// Where a token was found or is kept.
enum class TokenSource { None, Session, Keychain, Environment };

/// What was found for an account.
struct FoundToken {
    QByteArray value; ///< empty when source is None
    TokenSource source = TokenSource::None;
    std::optional<core::Error> keychainTrouble; ///< why the keychain could not be asked, if it could not
};

/// The one place that knows tokens. Order: what this start was given, the keychain, the environment. Nothing of it is
/// ever written to a file, a log or a command line by us. It must outlive its tasks. GUI thread.
class TokenStore {
public:
    TokenStore(Keychain keychain, TokenEnvironment environment);

    QCoro::Task<FoundToken> find(core::Account account);
    /// Whether a keychain answers in this session; it may ask its user to unlock it first.
    QCoro::Task<bool> hasKeychain() const;
    /// Keeps the token for this start, and in the keychain. Unsupported or Forbidden say that the keychain did not
    /// take it and the token is therefore known until the program ends.
    QCoro::Task<core::Result<void>> keep(core::Account account, QByteArray token);
    QCoro::Task<core::Result<void>> forget(core::AccountId account);

    /// Keeps the token until the program ends, and nowhere else: the demo's.
    void keepForSession(const core::AccountId& account, const QByteArray& token);

    const TokenEnvironment& environment() const { return m_environment; }

private:
    Keychain m_keychain;
    TokenEnvironment m_environment;
    QHash<core::AccountId, QByteArray> m_session;
};

} // namespace signalbox::credentials
