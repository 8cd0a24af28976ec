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
    , m_transitions(clock)
{
    connect(&m_watcher, &monitor::Watcher::changed, this, &AccountSession::take);
    connect(&m_watcher, &monitor::Watcher::failed, this, &AccountSession::failed);
    connect(&m_watcher, &monitor::Watcher::freshnessChanged, &m_transitions, [this](const core::Freshness& freshness) {
        m_transitions.noteFreshness(m_client.account().id, freshness);
    });
    connect(&m_transitions, &monitor::Transitions::happened, this, &AccountSession::happened);
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
    });
}

void AccountSession::take(const core::ChangeSet& changes)
{
    Q_EMIT changed(changes);
    m_transitions.apply(changes);
}

} // namespace signalbox::session
