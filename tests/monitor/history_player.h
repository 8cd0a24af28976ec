// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history.h"
#include "monitor/transitions.h"

#include <functional>
#include <map>
#include <memory>

namespace signalbox::tests {

/// Plays the words of a history to Transitions, as a watcher would.
class HistoryPlayer {
public:
    static constexpr QLatin1StringView ownAccount{"mara@github.com"};
    static constexpr QLatin1StringView ownWorkflow{"ci"};

    using Listener = std::function<void(const monitor::Transition&)>;
    HistoryPlayer(Way way, Listener listener);

    void play(const QString& words);
    /// The name by which the history calls it.
    static QString workflowName(core::WorkflowId workflow);

private:
    using Sets = std::map<core::AccountId, core::ChangeSet>;

    void playWord(const QString& word);
    void look(const QStringList& words, bool catchingUp);
    void deliver(const core::ChangeSet& set);
    void restart();
    /// The changes that a word stands for.
    std::vector<core::Change> changesOf(const core::AccountId& account, const QString& word);
    std::vector<core::Change> runsOf(const core::AccountId& account, const QString& word);
    core::Run runOf(const core::AccountId& account, const core::Run& named, const QString& state,
                    const QStringList& extras);
    QDateTime githubNow() const;

    Way m_way;
    Listener m_listener;
    core::ManualClock m_clock;
    std::chrono::milliseconds m_skew{0};
    std::unique_ptr<monitor::Transitions> m_transitions;
    // What a store would have.
    std::map<std::pair<core::AccountId, core::RunId>, core::Run> m_runs;
    std::map<std::pair<core::AccountId, core::WorkflowId>, core::Workflow> m_workflows;
    std::map<core::AccountId, core::Repository> m_repositories;
};

} // namespace signalbox::tests
