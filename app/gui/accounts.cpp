// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accounts.h"

#include <ranges>

namespace signalbox::gui {

using session::AccountSession;

Accounts::Accounts(session::Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

Accounts::~Accounts() = default;

void Accounts::open(const session::SignedIn& signedIn)
{
    const auto id = signedIn.account.id;
    auto session
        = std::make_unique<AccountSession>(signedIn.account, signedIn.token, m_workspace.store(), m_workspace.clock());
    connect(session.get(), &AccountSession::changed, this, &Accounts::take);
    connect(session.get(), &AccountSession::happened, this, &Accounts::happened);
    connect(session.get(), &AccountSession::failed, this,
            [this, id](const core::Error& error) { Q_EMIT failed(id, error); });
    connect(&session->client(), &github::Client::quotaChanged, this, &Accounts::quotaChanged);
    connect(
        &session->client(), &github::Client::repositoryRenamed, this,
        [this, id](const core::RepositoryName& from, const core::RepositoryName& to) { Q_EMIT renamed(id, from, to); });
    connect(&session->watcher(), &monitor::Watcher::freshnessChanged, this,
            [this, id](const core::Freshness& freshness) { Q_EMIT freshnessChanged(id, freshness); });
    session->watcher().setConditions(m_conditions);
    auto& place = m_sessions[id];
    place = std::move(session);
    Q_EMIT opened(id);
    place->start(signedIn.repositories);
}

AccountSession* Accounts::find(const core::AccountId& account) const
{
    const auto found = m_sessions.find(account);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

std::vector<core::AccountId> Accounts::working() const
{
    return m_sessions | std::views::keys | std::ranges::to<std::vector>();
}

AccountSession* Accounts::first() const
{
    return m_sessions.empty() ? nullptr : m_sessions.begin()->second.get();
}

AccountSession* Accounts::watching(const core::RepositoryName& name) const
{
    for (const auto& [id, session] : m_sessions) {
        if (std::ranges::contains(session->watcher().watched(), name))
            return session.get();
    }
    return nullptr;
}

core::Repository Accounts::repository(const core::AccountId& account, core::RepositoryId repository) const
{
    const auto found = m_repositories.find({account, repository});
    return found == m_repositories.end() ? core::Repository() : found->second;
}

void Accounts::lookNow()
{
    for (const auto& [id, session] : m_sessions)
        session->watcher().lookNow();
}

void Accounts::setConditions(const monitor::Conditions& conditions)
{
    m_conditions = conditions;
    for (const auto& [id, session] : m_sessions)
        session->watcher().setConditions(conditions);
}

std::optional<QDateTime> Accounts::nextLook() const
{
    std::optional<QDateTime> soonest;
    for (const auto& [id, session] : m_sessions) {
        if (const auto next = session->watcher().nextLook(); next && (!soonest || *next < *soonest))
            soonest = next;
    }
    return soonest;
}

bool Accounts::isLooking() const
{
    return std::ranges::any_of(m_sessions, [](const auto& entry) { return entry.second->watcher().isLooking(); });
}

void Accounts::take(const core::ChangeSet& changes)
{
    for (const auto& change : changes.changes) {
        if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            m_repositories.insert_or_assign({changes.account, repository->after.id}, repository->after);
        else if (const auto* removed = std::get_if<core::RepositoryRemoved>(&change))
            m_repositories.erase({changes.account, removed->repository});
    }
    Q_EMIT changed(changes);
}

} // namespace signalbox::gui
