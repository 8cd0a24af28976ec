// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "core/outcome.h"
#include "lists/row_diff.h"
#include "workflow/cron.h"
#include "workflow/cron_standing.h"

#include <map>
#include <optional>

namespace signalbox::lists {

/// A workflow of the repository that is shown, as a row has it.
struct WorkflowRow {
    core::AccountId account;
    core::RepositoryName repository;
    core::Workflow workflow;
    std::optional<core::Run> last; ///< the newest run that is known
    QString schedule; ///< what its cron says and how it stands; empty where it has none
    std::optional<core::Outcome> shape; ///< of that standing; nothing where there is nothing to say

    bool operator==(const WorkflowRow&) const = default;

    bool isOn() const { return workflow.state == QStringLiteral("active"); }
};

/// "Switched off for inactivity": the state of a workflow as a person reads it.
QString workflowStateText(const core::Workflow& workflow);

/// The workflows of one repository: whether each is switched on, its last run, and its schedule against the last
/// scheduled run. Fed with the changes of all repositories, so that any can be shown at once.
class WorkflowListModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, LastRunColumn, ScheduleColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        RowRole = Qt::UserRole + 1, ///< lists::WorkflowRow
        ShapeRole, ///< core::Outcome as int, of the schedule
    };

    explicit WorkflowListModel(core::Clock& clock, QObject* parent = nullptr);

    void apply(const core::ChangeSet& changes);
    /// Whose workflows are the rows.
    void show(const core::AccountId& account, const core::RepositoryName& repository);
    /// What the workflow's file says of its schedule; an error's words where it could not be read.
    void setCrons(const core::AccountId& account, core::WorkflowId workflow, std::vector<workflow::Cron> crons);
    void setCronTrouble(const core::AccountId& account, core::WorkflowId workflow, const QString& words);

    const WorkflowRow& rowAt(int row) const { return m_rows[size_t(row)]; }
    /// The newest commit of the default branch that any run has named; empty when none has.
    QString newestCommit(const core::AccountId& account, const core::RepositoryName& repository) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Known {
        core::Workflow workflow;
        std::optional<core::Run> last;
        std::optional<QDateTime> lastScheduled;
        std::optional<std::vector<workflow::Cron>> crons; ///< nothing: not read
        QString trouble;
    };
    struct Head {
        QDateTime at;
        QString commit;
    };
    using WorkflowKey = std::pair<core::AccountId, core::WorkflowId>;
    using RepositoryKey = std::pair<core::AccountId, core::RepositoryId>;

    void take(const core::AccountId& account, const core::Run& run);
    void showShown();
    void schedule(WorkflowRow& row, const Known& known) const;
    void refreshTimes();
    std::optional<core::RepositoryId> idOf(const core::AccountId& account, const core::RepositoryName& name) const;

    core::Clock& m_clock;
    std::map<WorkflowKey, Known> m_known;
    std::map<RepositoryKey, core::Repository> m_repositories;
    std::map<RepositoryKey, Head> m_heads;
    core::AccountId m_account;
    core::RepositoryName m_repository;
    std::vector<WorkflowRow> m_rows;
};

} // namespace signalbox::lists
