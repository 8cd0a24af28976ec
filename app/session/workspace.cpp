// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/workspace.h"

#include "github/account_url.h"

#include <QDir>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::session {
namespace {

core::Error cancelled()
{
    return {.kind = core::ErrorKind::Cancelled, .what = u"The program is ending."_s};
}

core::Error noToken()
{
    return {.kind = core::ErrorKind::Unauthorized,
            .what = u"There is no token to look at GitHub with."_s,
            .advice = u"Sign in with `signalbox`, or set GH_TOKEN; `--demo` needs none."_s};
}

core::Result<void> makeFolders(const settings::Profile& profile)
{
    for (const auto& folder : {profile.config, profile.data, profile.logFolder()}) {
        if (!QDir().mkpath(folder)) {
            return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                               .what = u"The folder %1 cannot be made."_s.arg(folder),
                                               .advice = u"See who owns its parent and whether the disk is full."_s});
        }
    }
    return {};
}

/// What the environment's token is for: the host that the user names, else the one that GH_HOST does, else github.com.
core::Result<core::Account> environmentAddresses(const QString& wanted)
{
    const QString host = wanted.section(u'@', -1);
    return github::accountAt(host.contains(u'.') ? host : qEnvironmentVariable("GH_HOST"));
}

core::Error noSuchAccount(const QString& wanted)
{
    return {.kind = core::ErrorKind::Rejected,
            .what = u"There is no account `%1` here."_s.arg(wanted),
            .advice = u"Sign in to it with `signalbox`."_s};
}

/// What was named is looked at once: with the first account that has a token, if one has.
void keepOne(std::vector<SignedIn>& accounts)
{
    const auto hasToken = [](const SignedIn& account) { return !account.token.isEmpty(); };
    auto chosen = std::ranges::find_if(accounts, hasToken);
    if (chosen == accounts.end())
        chosen = accounts.begin();
    if (chosen != accounts.end())
        accounts = {*chosen};
}

} // namespace

bool means(const QString& wanted, const core::Account& account)
{
    const auto is = [&](const QString& name) { return wanted.compare(name, Qt::CaseInsensitive) == 0; };
    return wanted.isEmpty() || is(account.id) || is(account.login) || is(account.webUrl.host());
}

Workspace::Workspace(const settings::Profile& profile, credentials::TokenEnvironment environment, core::Clock& clock,
                     QObject* parent)
    : QObject(parent)
    , m_profile(profile)
    , m_settings(profile.settingsFile())
    , m_tokens(credentials::Keychain(), std::move(environment))
    , m_clock(clock)
{
}

Workspace::~Workspace() = default;

QCoro::Task<core::Result<history::Store::Opened>> Workspace::open()
{
    if (const auto made = makeFolders(m_profile); !made)
        co_return std::unexpected(made.error());
    if (const auto readable = m_settings.check(); !readable)
        co_return std::unexpected(readable.error());
    const QPointer self(this);
    const auto opened = co_await m_store.open(m_profile.storeFile());
    if (self && opened)
        m_upkeep.start({.days = m_settings.historyDays()});
    co_return opened;
}

QCoro::Task<core::Result<std::vector<SignedIn>>> Workspace::accounts(AccountRequest request)
{
    const QPointer self(this);
    std::vector<SignedIn> found;
    for (const auto& known : m_settings.accounts()) {
        if (!means(request.account, known.account))
            continue;
        auto token = co_await m_tokens.find(known.account);
        if (!self)
            co_return std::unexpected(cancelled());
        found.push_back({.account = known.account,
                         .token = token.value,
                         .repositories = request.repositories.empty() ? known.repositories : request.repositories,
                         .keychainTrouble = token.keychainTrouble});
    }
    if (!request.repositories.empty())
        keepOne(found);
    if (!found.empty())
        co_return found;

    auto addresses = environmentAddresses(request.account);
    if (!addresses)
        co_return std::unexpected(addresses.error());
    const auto token = m_tokens.environment().tokenFor(addresses->webUrl.host());
    if (token.isEmpty() && !request.account.isEmpty() && !m_settings.accounts().empty())
        co_return std::unexpected(noSuchAccount(request.account));
    if (token.isEmpty())
        co_return std::unexpected(noToken());
    const auto account = co_await identify(*addresses, token);
    if (!account)
        co_return std::unexpected(account.error());
    if (!means(request.account, *account))
        co_return std::unexpected(noSuchAccount(request.account));
    found.push_back({.account = *account, .token = token, .repositories = request.repositories});
    co_return found;
}

QCoro::Task<core::Result<std::vector<SignedIn>>> Workspace::demo(double speed, QStringList scenarios,
                                                                 AccountRequest request)
{
    const QPointer self(this);
    m_demo = new DemoGitHub(speed, scenarios, this);
    github::Wait<DemoAddress> wait(m_lifetime);
    connect(m_demo, &DemoGitHub::opened, this, wait.end());
    m_demo->start();
    const auto address = co_await wait;
    if (!address)
        co_return std::unexpected(address.error());
    if (!self)
        co_return std::unexpected(cancelled());
    m_tokens.keepForSession(address->account.id, DemoGitHub::token());
    std::vector<SignedIn> found;
    found.push_back({.account = address->account,
                     .token = DemoGitHub::token(),
                     .repositories = request.repositories.empty() ? address->repositories : request.repositories});
    co_return found;
}

QCoro::Task<core::Result<core::Account>> Workspace::identify(core::Account addresses, QByteArray token)
{
    const QPointer self(this);
    // A child of ours: when we end, it ends, and its task with it.
    const QPointer client = new github::Client(addresses, token, m_clock, {}, this);
    const auto user = co_await client->user();
    if (!self)
        co_return std::unexpected(cancelled());
    client->deleteLater();
    if (!user)
        co_return std::unexpected(user.error());
    addresses.login = user->login;
    addresses.id = user->login + u'@' + addresses.webUrl.host();
    co_return addresses;
}

} // namespace signalbox::session
