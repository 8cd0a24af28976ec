// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guards.h"

#include <QHostAddress>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

Guards::Guards(session::Workspace& workspace, Accounts& accounts, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_file(workspace.profile().healthFile())
{
    connect(&m_file, &settings::HealthWatchFile::changed, this, &Guards::read);
    connect(&accounts, &Accounts::freshnessChanged, this,
            [this](const core::AccountId&, const core::Freshness& freshness) {
                if (m_unwatched.contains(freshness.name))
                    read();
            });

    // A new session of the account has a client of its own.
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) {
        m_guards.erase(account);
        auto* guards = of(account);
        QCoro::connect(guards->resume(), this, [this](const core::Result<void>& resumed) {
            if (!resumed && resumed.error().kind != core::ErrorKind::Cancelled)
                Q_EMIT failed(resumed.error());
        });
        m_settings.clear(); // they are in force nowhere yet
        m_file.watch();
        read();
    });
}

Guards::~Guards() = default;

delivery::EnvironmentGuards* Guards::of(const core::AccountId& account)
{
    auto* session = m_accounts.find(account);
    if (!session)
        return nullptr;
    auto& guards = m_guards[account];
    if (!guards) {
        guards = std::make_unique<delivery::EnvironmentGuards>(session->client(), m_workspace.store(),
                                                               m_workspace.clock(), m_workspace.profile().data);
        // They use the client to their end.
        connect(&session->client(), &QObject::destroyed, this, [this, account, ending = guards.get()] {
            if (const auto kept = m_guards.find(account); kept != m_guards.end() && kept->second.get() == ending)
                m_guards.erase(kept);
        });
        Q_EMIT opened(account, *guards);
    }
    return guards.get();
}

int Guards::keptVersions(const delivery::EnvironmentKey& environment) const
{
    const auto settings = std::ranges::find(m_settings, environment, &delivery::HealthSettings::of);
    return settings == m_settings.end() ? delivery::HealthSettings().keptVersions : settings->keptVersions;
}

QUrl Guards::publicProbe(const delivery::EnvironmentKey& environment) const
{
    const auto settings = std::ranges::find(m_settings, environment, &delivery::HealthSettings::of);
    if (settings == m_settings.end())
        return {};
    const auto probe = std::ranges::find_if(settings->probes, [](const delivery::Probe& each) {
        const QString host = each.url.host();
        return each.method == "GET"_L1 && each.headers.isEmpty() && host != "localhost"_L1
            && !QHostAddress(host).isLoopback();
    });
    return probe == settings->probes.end() ? QUrl() : probe->url;
}

void Guards::read()
{
    const auto all = m_file.read();
    if (!all) {
        Q_EMIT failed(all.error()); // what was in force stays so
        return;
    }
    for (const delivery::HealthSettings& before : m_settings) {
        auto* session = m_accounts.watching(before.of.repository);
        auto* guards = session ? of(session->account().id) : nullptr;
        if (guards && !std::ranges::contains(*all, before.of, &delivery::HealthSettings::of))
            guards->guard({.of = before.of}, {}); // a person's rollback goes on through it
    }
    std::vector<delivery::HealthSettings> inForce;
    std::vector<std::pair<core::AccountId, delivery::HealthSettings>> waiting;
    m_unwatched.clear();
    for (const delivery::HealthSettings& settings : *all) {
        auto* session = m_accounts.watching(settings.of.repository);
        if (!session) {
            m_unwatched.insert(settings.of.repository);
            continue;
        }
        const bool isNew = !std::ranges::contains(m_settings, settings);
        inForce.push_back(settings);
        if (isNew)
            waiting.emplace_back(session->account().id, settings);
    }
    m_settings = std::move(inForce);
    for (const auto& [account, settings] : waiting)
        QCoro::connect(guard(account, settings), this, [] { });
}

QCoro::Task<void> Guards::guard(core::AccountId account, delivery::HealthSettings settings)
{
    const QPointer alive(this);
    const auto headers = co_await m_workspace.probeSecrets().headersOf(settings);
    if (!alive)
        co_return;
    if (!headers) {
        Q_EMIT failed(headers.error());
        co_return;
    }
    auto* guards = of(account);
    if (guards && std::ranges::contains(m_settings, settings)) // they have not changed again meanwhile
        guards->guard(settings, *headers);
}

} // namespace signalbox::gui
