// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client.h"
#include "history/store.h"
#include "monitor/dispatch_commands.h"
#include "monitor/file_commits.h"
#include "monitor/run_commands.h"
#include "monitor/scope_filter.h"
#include "monitor/transitions.h"
#include "monitor/watcher.h"
#include "monitor/workflow_commands.h"

#include <QObject>

#include <vector>

namespace signalbox::session {

/// Everything that works for one account, in the order in which data passes it. The store and the clock are shared with
/// the other accounts and must outlive it. GUI thread.
class AccountSession final : public QObject {
    Q_OBJECT

public:
    /// `token` may be empty: GitHub then answers what it answers to anybody.
    AccountSession(const core::Account& account, const QByteArray& token, history::Store& store, core::Clock& clock,
                   QObject* parent = nullptr);

    const core::Account& account() const { return m_client.account(); }
    github::Client& client() { return m_client; }
    monitor::Watcher& watcher() { return m_watcher; }
    monitor::RunCommands& commands() { return m_commands; }
    monitor::WorkflowCommands& workflowCommands() { return m_workflowCommands; }
    monitor::DispatchCommands& dispatchCommands() { return m_dispatchCommands; }
    monitor::FileCommits& fileCommits() { return m_fileCommits; }
    /// What a workflow's file says of its schedule.
    void setCrons(core::WorkflowId workflow, const std::vector<workflow::Cron>& crons)
    {
        m_transitions.setCrons(account().id, workflow, crons);
    }

    /// Brings what the store knows as the first list of changes, then looks at GitHub; also closes what earlier starts
    /// have asked for and not learned the end of.
    void start(const std::vector<core::RepositoryName>& repositories);
    /// Which workflows and branches count for everything that the signals say; all, until this is called.
    void setScopes(const monitor::RepositoryScopes& scopes);

Q_SIGNALS:
    /// What the watcher says, before anything that follows from it is said.
    void changed(const core::ChangeSet& changes);
    void happened(const monitor::Transition& transition);
    void failed(const core::Error& error);

private:
    void take(const core::ChangeSet& changes);

    github::Client m_client;
    monitor::Watcher m_watcher;
    monitor::RunCommands m_commands;
    monitor::WorkflowCommands m_workflowCommands;
    monitor::DispatchCommands m_dispatchCommands;
    monitor::FileCommits m_fileCommits;
    monitor::Transitions m_transitions;
    monitor::ScopeFilter m_scope;
    core::Clock& m_clock;
};

} // namespace signalbox::session
