// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scope_side.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

using views::ScopeDialog;

ScopeSide::ScopeSide(session::Workspace& workspace, Accounts& accounts, lists::RepositoryListModel& repositories,
                     views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_repositories(repositories)
    , m_window(window)
    , m_scopes(workspace.profile().settingsFile())
{
    connect(&accounts, &Accounts::opened, this, &ScopeSide::use);
    connect(&accounts, &Accounts::changed, this, &ScopeSide::take);
    connect(&window, &views::MainWindow::scopeRequested, this, &ScopeSide::ask);
}

core::ChangeSet ScopeSide::counted(core::ChangeSet changes)
{
    const auto scopes = m_scopes.of(changes.account);
    m_repositories.setScopes(changes.account, scopes);
    return scopes.isEmpty() ? std::move(changes) : monitor::ScopeFilter(scopes).take(changes);
}

void ScopeSide::use(const core::AccountId& account)
{
    const auto scopes = m_scopes.of(account);
    if (auto* session = m_accounts.find(account))
        session->setScopes(scopes);
    m_repositories.setScopes(account, scopes);
}

void ScopeSide::take(const core::ChangeSet& changes)
{
    for (const core::Change& change : changes.changes) {
        if (const auto* workflow = std::get_if<core::Changed<core::Workflow>>(&change))
            m_workflows[{changes.account, workflow->after.repository}].insert_or_assign(workflow->after.id,
                                                                                        workflow->after);
        else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change))
            m_workflows.erase({changes.account, gone->repository});
    }
}

void ScopeSide::ask(const core::RepositoryName& name)
{
    auto* session = m_accounts.watching(name);
    if (!session || m_dialog)
        return;
    const auto account = session->account().id;
    std::vector<core::Workflow> workflows;
    if (const auto repository = session->watcher().repository(name)) {
        for (const core::Workflow& workflow : m_workflows[{account, repository->id}] | std::views::values) {
            if (workflow.state != "deleted"_L1)
                workflows.push_back(workflow);
        }
    }
    m_dialog = new ScopeDialog(name, workflows, m_scopes.of(account).value(name), &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ScopeDialog::scopeChosen, this, [this, account, name](const core::RepositoryScope& scope) {
        if (const auto kept = m_scopes.keep(account, name, scope); !kept)
            m_window.showBanner(kept.error());
        use(account);
    });
    m_dialog->open();
}

} // namespace signalbox::gui
