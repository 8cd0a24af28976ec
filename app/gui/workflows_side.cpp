// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/workflows_side.h"

#include "monitor/workflow_commands.h"

#include <QAbstractButton>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

/// All crons of a file, or what is wrong with the first that is.
core::Result<std::vector<workflow::Cron>> cronsOf(const workflow::Outline& outline)
{
    std::vector<workflow::Cron> crons;
    for (const workflow::CronText& text : outline.crons) {
        auto cron = workflow::Cron::parse(text.text, text.timezone);
        if (!cron)
            return std::unexpected(cron.error());
        crons.push_back(*std::move(cron));
    }
    return crons;
}

} // namespace

WorkflowsSide::WorkflowsSide(Accounts& accounts, core::Clock& clock, const QString& folder, views::MainWindow& window,
                             QObject* parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_window(window)
    , m_folder(folder)
    , m_model(clock)
{
    connect(&accounts, &Accounts::changed, &m_model, &lists::WorkflowListModel::apply);
    // A new session of the account has a client of its own.
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) { m_files.erase(account); });
    connect(&window, &views::MainWindow::workflowsRequested, this, &WorkflowsSide::open);
}

WorkflowsSide::~WorkflowsSide()
{
    delete m_dialog;
}

void WorkflowsSide::open(const core::RepositoryName& repository)
{
    auto* session = m_accounts.watching(repository);
    if (!session)
        return;
    delete m_dialog;
    m_model.show(session->account().id, repository);
    m_dialog = new views::WorkflowsDialog(
        repository, m_model, [this](bool enable, const lists::WorkflowRow& row) { return whyNot(enable, row); },
        &m_window);
    connect(m_dialog, &views::WorkflowsDialog::switchRequested, this, &WorkflowsSide::askToSwitch);
    connect(m_dialog, &views::WorkflowsDialog::editRequested, this, [this](const lists::WorkflowRow& row) {
        Q_EMIT editRequested(row.account, row.repository, row.workflow.path);
    });
    connect(m_dialog, &views::WorkflowsDialog::browserRequested, &m_window, &views::MainWindow::browserRequested);
    connect(m_dialog, &views::WorkflowsDialog::runRequested, this, &WorkflowsSide::runRequested);
    m_dialog->show();
    session->watcher().lookAtWorkflows(repository);
    readSchedules(*session, repository);
}

void WorkflowsSide::readSchedules(session::AccountSession& session, const core::RepositoryName& repository)
{
    const core::AccountId account = session.account().id;
    const QString commit = m_model.newestCommit(account, repository);
    auto& files = m_files[account];
    if (!files)
        files = std::make_unique<monitor::WorkflowFiles>(session.client(), m_folder);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const core::Workflow& workflow = m_model.rowAt(row).workflow;
        if (commit.isEmpty())
            m_model.setCronTrouble(account, workflow.id, tr("no run names a commit of the default branch."));
        else if (workflow.path.startsWith(".github/workflows/"_L1))
            QCoro::connect(readSchedule(account, repository, workflow, commit), this, [] { });
    }
}

QCoro::Task<void> WorkflowsSide::readSchedule(core::AccountId account, core::RepositoryName repository,
                                              core::Workflow workflow, QString commit)
{
    const QPointer alive(this);
    const auto outline = co_await m_files[account]->outline(repository, workflow.path, commit);
    if (!alive)
        co_return;
    const auto crons = outline ? cronsOf(*outline) : std::unexpected(outline.error());
    if (!crons) {
        if (crons.error().kind != core::ErrorKind::Cancelled)
            m_model.setCronTrouble(account, workflow.id, crons.error().what);
        co_return;
    }
    m_model.setCrons(account, workflow.id, *crons);
    if (auto* session = m_accounts.find(account))
        session->setCrons(workflow.id, *crons);
}

QString WorkflowsSide::whyNot(bool enable, const lists::WorkflowRow& row) const
{
    if (!m_accounts.find(row.account))
        return tr("Nobody is signed in to %1.").arg(row.account);
    return monitor::WorkflowCommands::whyNot(enable, row.workflow,
                                             m_accounts.repository(row.account, row.workflow.repository));
}

/// Switching on starts nothing by itself; switching off stops what others may count on.
void WorkflowsSide::askToSwitch(bool enable, const lists::WorkflowRow& row)
{
    if (enable) {
        switchNow(enable, row);
        return;
    }
    auto* question = new QMessageBox(QMessageBox::Warning, tr("Switch off a workflow"),
                                     tr("Switch off %1 of %2?").arg(row.workflow.name, row.repository.full()),
                                     QMessageBox::Yes | QMessageBox::No, m_dialog);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("No push, schedule or person starts it until it is switched on again. Runs that go "
                                    "on are not stopped."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::No);
    question->button(QMessageBox::Yes)->setObjectName(u"questionYes"_s);
    connect(question, &QMessageBox::finished, this, [this, row](int answer) {
        if (answer == QMessageBox::Yes)
            switchNow(false, row);
    });
    question->open();
}

void WorkflowsSide::switchNow(bool enable, const lists::WorkflowRow& row)
{
    auto* session = m_accounts.find(row.account);
    if (!session)
        return;
    QCoro::connect(session->workflowCommands().setEnabled(row.repository, row.workflow, enable), this,
                   [this, enable, row](const core::Result<void>& result) {
                       const auto done
                           = (enable ? tr("%1 is switched on.") : tr("%1 is switched off.")).arg(row.workflow.name);
                       const bool told = m_dialog && m_dialog->isVisible();
                       if (!result && result.error().kind == core::ErrorKind::Cancelled)
                           return;
                       if (result)
                           told ? m_dialog->say(done) : m_window.showBanner(done);
                       else
                           told ? m_dialog->say(result.error()) : m_window.showBanner(result.error());
                   });
}

} // namespace signalbox::gui
