// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/first_look.h"

namespace signalbox::console {
namespace {

// Several repositories tell of one pause, each by its own clock.
constexpr qint64 samePause = 10; // seconds

} // namespace

FirstLook::FirstLook(Limits limits, QObject* parent)
    : QObject(parent)
    , m_limits(limits)
{
}

void FirstLook::start(session::Workspace& workspace, const std::vector<session::SignedIn>& accounts)
{
    m_begun = workspace.clock().now();
    for (const auto& [account, token, repositories, trouble] : accounts) {
        auto& session = *m_sessions.emplace_back(
            std::make_unique<session::AccountSession>(account, token, workspace.store(), workspace.clock()));
        connect(&session, &session::AccountSession::changed, this, &FirstLook::take);
        connect(&session, &session::AccountSession::failed, this, [this](const core::Error& error) {
            if (error.kind == core::ErrorKind::Storage)
                Q_EMIT troubled(error);
            else
                Q_EMIT failed(error);
        });
        connect(&session.watcher(), &monitor::Watcher::freshnessChanged, this, &FirstLook::note);
        // Its failure is told by the watcher itself.
        QCoro::connect(session.watcher().start(repositories), this, [] { });
        for (const auto& name : repositories)
            session.watcher().lookNow(name);
    }
}

void FirstLook::take(const core::ChangeSet& changes)
{
    const auto& account = changes.account;
    for (const auto& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            m_runs.insert_or_assign({account, run->after.id}, run->after);
        else if (const auto* workflow = std::get_if<core::Changed<core::Workflow>>(&change))
            m_workflows.insert_or_assign({account, workflow->after.id}, workflow->after);
        else if (const auto* job = std::get_if<core::Changed<core::Job>>(&change))
            m_jobs.insert_or_assign({account, job->after.id}, job->after);
        else if (const auto* removed = std::get_if<core::RunRemoved>(&change))
            m_runs.erase({account, removed->run});
    }
    Q_EMIT changed(changes);
}

void FirstLook::note(const core::Freshness& freshness)
{
    if (m_limits == Limits::SitOut && freshness.error && isLimit(*freshness.error)) {
        const auto until = freshness.error->retryAt.value_or(freshness.nextLook.value_or(m_begun));
        if (!m_limitedUntil || std::abs(m_limitedUntil->secsTo(until)) > samePause) {
            m_limitedUntil = until;
            auto error = *freshness.error;
            error.retryAt = until;
            Q_EMIT limited(error);
        }
    }
    check();
}

bool FirstLook::hasLooked(const core::Freshness& freshness) const
{
    if (freshness.error)
        return m_limits == Limits::End || !isLimit(*freshness.error);
    return freshness.seenAt && *freshness.seenAt >= m_begun;
}

void FirstLook::check()
{
    const auto isDone = [this](const auto& session) {
        auto& watcher = session->watcher();
        return std::ranges::all_of(watcher.watched(), [&](const core::RepositoryName& name) {
            const auto freshness = watcher.freshness(name);
            return freshness && hasLooked(*freshness);
        });
    };
    if (m_finished || !std::ranges::all_of(m_sessions, isDone))
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

session::AccountSession* FirstLook::watching(const core::AccountId& account,
                                             const core::RepositoryName& repository) const
{
    const auto fits = [&](const auto& session) {
        return session->account().id == account && std::ranges::contains(session->watcher().watched(), repository);
    };
    const auto found = std::ranges::find_if(m_sessions, fits);
    return found == m_sessions.end() ? nullptr : found->get();
}

} // namespace signalbox::console
