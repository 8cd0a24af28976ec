// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"

namespace signalbox::console {

/// A workflow, and its newest run if it ever ran.
struct WorkflowStatus {
    core::RepositoryName repository;
    QString workflow; ///< as it is called
    std::optional<core::Run> run;
};

/// `signalbox status`: the newest run of each workflow, a line each.
class StatusCommand final : public Command {
    Q_OBJECT

public:
    StatusCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    using Key = FirstLook::Key<core::WorkflowId>;

    QCoro::Task<void> tell();
    /// What the first look has brought: the newest run of each workflow that has one among them.
    std::map<Key, WorkflowStatus> newestOfEachWorkflow();
    /// Asks for the newest run of a workflow that has none there: it may have run long ago, or never.
    QCoro::Task<core::Result<WorkflowStatus>> askFor(core::AccountId account, core::Workflow workflow);
};

/// The table: shape, word, workflow, branch, number, title, age and duration; the repository first where workflows are
/// of more than one.
QString statusTable(const std::vector<WorkflowStatus>& workflows, const QDateTime& now);

} // namespace signalbox::console
