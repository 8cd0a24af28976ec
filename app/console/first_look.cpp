// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/first_look.h"

namespace signalbox::console {

FirstLook::FirstLook(QObject* parent)
    : QObject(parent)
{
}

void FirstLook::start(session::Workspace& workspace, const std::vector<session::SignedIn>& accounts)
{
    m_begun = workspace.clock().now();
    for (const auto& [account, token, repositories, trouble] : accounts) {
        auto& session = *m_sessions.emplace_back(
            std::make_unique<session::AccountSession>(account, token, workspace.store(), workspace.clock()));
        connect(&session, &session::AccountSession::changed, this, &FirstLook::take);
        connect(&session, &session::AccountSession::failed, this, &FirstLook::failed);
        connect(&session.watcher(), &monitor::Watcher::freshnessChanged, this, &FirstLook::check);
        session.start(repositories);
    }
}

void FirstLook::take(const core::ChangeSet& changes)
{
    for (const auto& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            m_runs.insert_or_assign(run->after.id, run->after);
        else if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            m_repositories.insert_or_assign(repository->after.id, repository->after);
        else if (const auto* removed = std::get_if<core::RunRemoved>(&change))
            m_runs.erase(removed->run);
    }
    Q_EMIT changed(changes);
}

void FirstLook::check()
{
    const auto hasLooked = [this](const auto& session) {
        auto& watcher = session->watcher();
        return std::ranges::all_of(watcher.watched(), [&](const core::RepositoryName& name) {
            const auto freshness = watcher.freshness(name);
            return freshness && (freshness->error || (freshness->seenAt && *freshness->seenAt >= m_begun));
        });
    };
    if (m_finished || !std::ranges::all_of(m_sessions, hasLooked))
        return;
    m_finished = true;
    Q_EMIT finished();
}

std::vector<core::Freshness> FirstLook::troubles() const
{
    std::vector<core::Freshness> found;
    for (const auto& session : m_sessions) {
        for (const auto& name : session->watcher().watched()) {
            if (auto freshness = session->watcher().freshness(name); freshness && freshness->error)
                found.push_back(*std::move(freshness));
        }
    }
    return found;
}

session::AccountSession* FirstLook::sessionOf(const core::Run& run) const
{
    for (const auto& session : m_sessions) {
        if (std::ranges::contains(session->watcher().watched(), run.repositoryName))
            return session.get();
    }
    return nullptr;
}

} // namespace signalbox::console
