// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/workflow.h"
#include "monitor/watcher.h"
#include "monitor/written_actions.h"

#include <QObject>
#include <QSet>

namespace signalbox::monitor {

/// Switches workflows on and off. As with RunCommands each action is a row in the store's action log before its request
/// is sent and is completed after the answer; its `message` begins with the workflow's path. On a lost answer we look
/// first whether it took effect. Then the watcher looks at the repository's workflows.
class WorkflowCommands final : public QObject {
    Q_OBJECT

public:
    WorkflowCommands(github::Client& client, history::Store& store, Watcher& watcher, core::Clock& clock,
                     QObject* parent = nullptr);

    /// Timeout says that nobody knows, even after looking; a refusal is GitHub's own, with its words in `detail`.
    QCoro::Task<core::Result<void>> setEnabled(core::RepositoryName repository, core::Workflow workflow, bool enabled);

    /// Why this cannot be done, in a user's words; empty when it can.
    static QString whyNot(bool enable, const core::Workflow& workflow, const core::Repository& repository);

    /// After a start: actions whose outcome was never learned are looked at and closed. While GitHub cannot be reached
    /// they stay open, and it is tried again now and then; so only a program that stays should ask for it.
    QCoro::Task<void> settleOpenActions();

private:
    WrittenActions::Effect tookEffect(const history::Action& action);
    /// Whether the workflow is in the state now that the action gives it.
    WrittenActions::Effect isAsWished(history::Action action);

    github::Client& m_client;
    Watcher& m_watcher;
    core::Clock& m_clock;
    QSet<core::WorkflowId> m_onTheirWay;
    WrittenActions m_actions; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::monitor
