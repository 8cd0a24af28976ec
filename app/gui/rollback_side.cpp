// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rollback_side.h"

using namespace Qt::StringLiterals;

namespace signalbox::gui {

RollbackSide::RollbackSide(session::Workspace& workspace, Accounts& accounts, Guards& guards, core::Clock& clock,
                           views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_guards(guards)
    , m_clock(clock)
    , m_window(window)
{
}

RollbackSide::~RollbackSide()
{
    delete m_dialog;
}

void RollbackSide::open(const core::AccountId& account, const delivery::EnvironmentKey& environment,
                        const QString& version)
{
    m_showsNewest = false;
    begin(account, environment, version);
}

void RollbackSide::showNewest(const core::AccountId& account, const delivery::EnvironmentKey& environment)
{
    m_showsNewest = true;
    begin(account, environment, {});
}

void RollbackSide::begin(const core::AccountId& account, const delivery::EnvironmentKey& environment,
                         const QString& version)
{
    delete m_dialog;
    release();
    if (m_guard)
        m_guard->runner().disconnect(this);
    m_guard = nullptr;
    m_account = account;
    m_environment = environment;
    m_wanted = version;
    m_isReading = false; // of the one before, whose answer is nobody's any more
    m_dialog = new views::RollbackDialog(environment.repository, environment.environment, m_clock, &m_window);
    connectDialog();
    m_dialog->show();
    QCoro::connect(survey(), this, [] { });
}

/// The runner is followed all the same: the run that it starts is looked at as soon as it moves.
void RollbackSide::release()
{
    auto* guards = m_guard ? m_guards.of(m_account) : nullptr;
    if (guards)
        guards->release(m_environment);
}

void RollbackSide::connectDialog()
{
    using views::RollbackDialog;
    const auto look = [this] { QCoro::connect(survey(), this, [] { }); };
    connect(m_dialog, &RollbackDialog::finished, this, &RollbackSide::release);
    connect(m_dialog, &RollbackDialog::refreshRequested, this, look);
    connect(m_dialog, &RollbackDialog::nextRequested, this, look);
    connect(m_dialog, &RollbackDialog::workflowWanted, this, &RollbackSide::proposeWorkflow);
    connect(m_dialog, &RollbackDialog::confirmed, this,
            [this](const delivery::PlannedRollback& planned, const QString& reason) {
                if (m_guard)
                    m_guard->begin(planned, reason);
            });
    connect(m_dialog, &RollbackDialog::browserRequested, &m_window, &views::MainWindow::browserRequested);
    connect(m_dialog, &RollbackDialog::revertsWanted, this, [this] { QCoro::connect(offerReverts(), this, [] { }); });
    connect(m_dialog, &RollbackDialog::revertRequested, this,
            [this](const core::PullRequest& pull) { QCoro::connect(revert(pull), this, [] { }); });
    connect(m_dialog, &RollbackDialog::stopRequested, this, [this] {
        if (m_guard)
            m_guard->runner().stop();
    });
    connect(m_dialog, &RollbackDialog::runRequested, this, [this](core::RunId run) {
        m_dialog->close();
        m_window.openRun(m_account, run);
    });
}

void RollbackSide::connectGuard()
{
    auto& runner = m_guard->runner();
    connect(&runner, &delivery::RollbackRunner::changed, this, [this](const delivery::RollbackState& state) {
        if (m_dialog)
            m_dialog->setState(state);
        if (auto* session = m_accounts.find(m_account); session && state.run)
            session->watcher().lookNow(m_environment.repository, state.run);
    });
    connect(&runner, &delivery::RollbackRunner::failed, this, [this](const core::Error& error) {
        if (m_dialog)
            m_dialog->say(error);
    });
    const auto& state = runner.state();
    if (m_showsNewest || !delivery::isEnd(state.phase))
        m_dialog->setState(state);
}

QCoro::Task<void> RollbackSide::offerReverts()
{
    auto* session = m_accounts.find(m_account);
    if (!session || !m_guard)
        co_return;
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    m_reverts = std::make_unique<delivery::Reverts>(session->client(), m_workspace.store(), m_clock);
    const auto& state = m_guard->runner().state();
    const auto pulls = co_await m_reverts->between(m_environment.repository, state.target.commit, state.from.commit);
    if (!alive || !dialog || dialog != m_dialog)
        co_return;
    if (pulls)
        dialog->offerReverts(*pulls);
    else if (pulls.error().kind != core::ErrorKind::Cancelled)
        dialog->say(pulls.error());
}

QCoro::Task<void> RollbackSide::revert(core::PullRequest pull)
{
    if (!m_reverts || !m_guard)
        co_return;
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    const auto opened = co_await m_reverts->revert(m_environment.repository, pull, m_guard->runner().state().reason);
    if (!alive || !dialog || dialog != m_dialog)
        co_return;
    if (opened)
        dialog->showRevert(*opened);
    else if (opened.error().kind != core::ErrorKind::Cancelled)
        dialog->say(opened.error());
}

QCoro::Task<void> RollbackSide::survey()
{
    if (std::exchange(m_isReading, true))
        co_return;
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    if (!m_guard) {
        auto* guards = m_guards.of(m_account);
        if (!guards)
            co_return;
        const auto opened = co_await guards->openForPerson(m_environment);
        if (!alive || !dialog || dialog != m_dialog)
            co_return;
        if (!opened) {
            m_isReading = false;
            dialog->say(opened.error());
            co_return;
        }
        m_guard = *opened;
        connectGuard();
    }
    const QPointer guard = m_guard;
    const auto survey = co_await guard->survey();
    if (!alive || !guard || !dialog || dialog != m_dialog)
        co_return;
    m_isReading = false;
    if (survey) {
        m_wish = delivery::rollbackWorkflowWish(*survey, m_guards.publicProbe(m_environment));
        dialog->setLacksWorkflow(m_wish.has_value());
        dialog->setSurvey(*survey, guard->situation(*survey), m_wanted);
    } else if (survey.error().kind != core::ErrorKind::Cancelled)
        dialog->say(survey.error());
}

void RollbackSide::proposeWorkflow()
{
    if (!m_wish)
        return;
    const editing::DocumentKey key{.account = m_account,
                                   .repository = m_environment.repository,
                                   .branch = m_wish->defaultBranch,
                                   .path = delivery::rollbackWorkflowPath()};
    m_dialog->close();
    Q_EMIT fileProposed(key, delivery::rollbackWorkflow(*m_wish));
}

} // namespace signalbox::gui
