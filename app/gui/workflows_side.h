// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "lists/workflow_list_model.h"
#include "monitor/workflow_files.h"
#include "window/main_window.h"
#include "workflows/workflows_dialog.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace signalbox::gui {

/// The workflows of a repository: their list, fed by the accounts and by the workflow files, and switching them on and
/// off. What a file says of its schedule is also told to whoever watches for silence.
class WorkflowsSide final : public QObject {
    Q_OBJECT

public:
    /// `folder` keeps the workflow files.
    WorkflowsSide(Accounts& accounts, core::Clock& clock, const QString& folder, views::MainWindow& window,
                  QObject* parent = nullptr);
    ~WorkflowsSide() override;

    /// Opens the window of this repository's workflows; another one's takes its place.
    void open(const core::RepositoryName& repository);

Q_SIGNALS:
    /// To be started by hand.
    void runRequested(const lists::WorkflowRow& row);
    /// The file of a workflow is to be edited.
    void editRequested(const core::AccountId& account, const core::RepositoryName& repository, const QString& path);

private:
    void readSchedules(session::AccountSession& session, const core::RepositoryName& repository);
    QCoro::Task<void> readSchedule(core::AccountId account, core::RepositoryName repository, core::Workflow workflow,
                                   QString commit);
    QString whyNot(bool enable, const lists::WorkflowRow& row) const;
    void askToSwitch(bool enable, const lists::WorkflowRow& row);
    void switchNow(bool enable, const lists::WorkflowRow& row);

    Accounts& m_accounts;
    views::MainWindow& m_window;
    QString m_folder;
    lists::WorkflowListModel m_model;
    std::map<core::AccountId, std::unique_ptr<monitor::WorkflowFiles>> m_files;
    QPointer<views::WorkflowsDialog> m_dialog;
};

} // namespace signalbox::gui
