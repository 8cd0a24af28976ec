// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/account_session.h"

namespace signalbox::session {

AccountSession::AccountSession(const core::Account& account, const QByteArray& token, history::Store& store,
                               core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(account, token, clock)
    , m_watcher(m_client, store, clock)
    , m_commands(m_client, store, m_watcher, clock)
    , m_workflowCommands(m_client, store, m_watcher, clock)
    , m_dispatchCommands(m_client, store, m_watcher, clock)
    , m_fileCommits(m_client, store, m_watcher, clock)
    , m_transitions(clock)
    , m_clock(clock)
{
    connect(&m_watcher, &monitor::Watcher::changed, this, &AccountSession::take);
    connect(&m_watcher, &monitor::Watcher::failed, this, &AccountSession::failed);
    connect(&m_watcher, &monitor::Watcher::freshnessChanged, &m_transitions, [this](const core::Freshness& freshness) {
        m_transitions.noteFreshness(m_client.account().id, freshness);
    });
    connect(&m_transitions, &monitor::Transitions::happened, this, [this](const monitor::Transition& transition) {
        if (m_scope.counts(transition.run)) // it may be about what counted yesterday
            Q_EMIT happened(transition);
    });
}

void AccountSession::start(const std::vector<core::RepositoryName>& repositories)
{
    QCoro::connect(m_watcher.start(repositories), this, [this](const core::Result<void>& started) {
        if (!started) {
            Q_EMIT failed(started.error());
            return;
        }
        QCoro::connect(m_commands.settleOpenActions(), this, [] { });
        QCoro::connect(m_workflowCommands.settleOpenActions(), this, [] { });
        QCoro::connect(m_dispatchCommands.settleOpenActions(), this, [] { });
        QCoro::connect(m_fileCommits.settleOpenActions(), this, [] { });
    });
}

void AccountSession::setScopes(const monitor::RepositoryScopes& scopes)
{
    const auto follows = m_scope.setScopes(scopes, m_client.account().id, m_clock.now());
    if (follows.isEmpty())
        return;
    Q_EMIT changed(follows);
    m_transitions.apply(follows);
}

void AccountSession::take(const core::ChangeSet& changes)
{
    const auto counted = m_scope.take(changes);
    Q_EMIT changed(counted);
    m_transitions.apply(counted);
}

} // namespace signalbox::session
