// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/token_store.h"

using namespace Qt::StringLiterals;

namespace signalbox::credentials {

TokenStore::TokenStore(Keychain keychain, TokenEnvironment environment)
    : m_keychain(keychain)
    , m_environment(std::move(environment))
{
}

QCoro::Task<FoundToken> TokenStore::find(core::Account account)
{
    if (const auto known = m_session.constFind(account.id); known != m_session.constEnd())
        co_return FoundToken{.value = *known, .source = TokenSource::Session};
    // A copy: what is awaited must not refer to members, should the store end first.
    const auto keychain = m_keychain;
    const auto fromEnvironment = m_environment.tokenFor(account.webUrl.host());
    const auto kept = co_await keychain.read(account.id);
    if (kept && !kept->isEmpty())
        co_return FoundToken{.value = *kept, .source = TokenSource::Keychain};
    FoundToken found;
    if (!kept)
        found.keychainTrouble = kept.error();
    if (!fromEnvironment.isEmpty()) {
        found.value = fromEnvironment;
        found.source = TokenSource::Environment;
    }
    co_return found;
}

QCoro::Task<bool> TokenStore::hasKeychain() const
{
    const auto keychain = m_keychain;
    const auto asked = co_await keychain.read(u"signalbox"_s); // no account is called so
    co_return asked || asked.error().kind != core::ErrorKind::Unsupported;
}

QCoro::Task<core::Result<void>> TokenStore::keep(core::Account account, QByteArray token)
{
    keepForSession(account.id, token);
    const auto keychain = m_keychain;
    auto written = co_await keychain.write(account.id, token);
    if (!written) {
        written.error().what
            = u"The token is not in a keychain: Signalbox knows it until it ends. %1"_s.arg(written.error().what);
    }
    co_return written;
}

QCoro::Task<core::Result<void>> TokenStore::forget(core::AccountId account)
{
    m_session.remove(account);
    const auto keychain = m_keychain;
    co_return co_await keychain.erase(account);
}

void TokenStore::keepForSession(const core::AccountId& account, const QByteArray& token)
{
    m_session.insert(account, token.trimmed());
}

} // namespace signalbox::credentials
