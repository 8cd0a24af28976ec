// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adding/scope_dialog.h"
#include "gui/accounts.h"
#include "lists/repository_list_model.h"
#include "settings/repository_scopes.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

namespace signalbox::gui {

/// Which workflows and branches of a repository count: out of the settings to the accounts and the cards, and changed
/// by the user in a dialog. GUI thread.
class ScopeSide final : public QObject {
    Q_OBJECT

public:
    ScopeSide(session::Workspace& workspace, Accounts& accounts, lists::RepositoryListModel& repositories,
              views::MainWindow& window, QObject* parent = nullptr);

    /// What of these changes counts, for who shows them before the account is at work.
    core::ChangeSet counted(core::ChangeSet changes);
    views::ScopeDialog* dialog() const { return m_dialog; }

private:
    void use(const core::AccountId& account);
    void ask(const core::RepositoryName& name);
    void take(const core::ChangeSet& changes);

    using Key = std::pair<core::AccountId, core::RepositoryId>;

    Accounts& m_accounts;
    lists::RepositoryListModel& m_repositories;
    views::MainWindow& m_window;
    settings::RepositoryScopes m_scopes;
    std::map<Key, std::map<core::WorkflowId, core::Workflow>> m_workflows;
    QPointer<views::ScopeDialog> m_dialog;
};

} // namespace signalbox::gui
