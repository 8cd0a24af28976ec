// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pipeline_screen.h"

#include "logs/log_cache.h"
#include "pipeline/pipeline_view.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

using Kind = monitor::RunCommands::Kind;
using views::PipelineView;

} // namespace

PipelineScreen::PipelineScreen(session::Workspace& workspace, Accounts& accounts, RunActions& actions,
                               const lists::RunListModel& runs, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_actions(actions)
    , m_runs(runs)
    , m_window(window)
{
    connect(&accounts, &Accounts::opened, this, [this](const core::AccountId& account) {
        m_logs[account]
            = std::make_unique<logs::LogCache>(m_accounts.find(account)->client(), m_workspace.profile().logFolder());
    });
    connect(&accounts, &Accounts::changed, this, &PipelineScreen::apply);
    connect(&accounts, &Accounts::freshnessChanged, this, &PipelineScreen::showFreshness);
    connect(&window, &views::MainWindow::runOpened, this,
            [this](const views::RunKey& key) { QCoro::connect(open(key), this, [] { }); });
    connect(&window, &views::MainWindow::runClosed, this, &PipelineScreen::close);
    wireActions(actions);
}

PipelineScreen::~PipelineScreen() = default;

void PipelineScreen::wireActions(RunActions& actions)
{
    const auto ask = [this, &actions](Kind kind, const core::Job& job = {}) {
        if (const auto run = m_window.pipeline().run(); run && m_shown)
            actions.ask(kind, m_shown->account, *run, job);
    };
    auto& view = m_window.pipeline();
    connect(&view, &PipelineView::rerunRequested, this, [ask] { ask(Kind::Rerun); });
    connect(&view, &PipelineView::rerunFailedRequested, this, [ask] { ask(Kind::RerunFailed); });
    connect(&view, &PipelineView::rerunJobRequested, this, [ask](const core::Job& job) { ask(Kind::RerunJob, job); });
    connect(&view, &PipelineView::cancelRequested, this, [ask] { ask(Kind::Cancel); });
    connect(&view, &PipelineView::openInBrowserRequested, this, &PipelineScreen::browserRequested);
    connect(&view, &PipelineView::jobSelected, this,
            [this](const core::Job& job) { QCoro::connect(fetchLog(job), this, [] { }); });
    connect(&view, &PipelineView::refreshRequested, this, [this] {
        const auto run = m_window.pipeline().run();
        if (auto* session = m_shown ? m_accounts.find(m_shown->account) : nullptr; session && run)
            session->watcher().lookNow(run->repositoryName, run->id);
    });
}

QCoro::Task<void> PipelineScreen::open(views::RunKey key)
{
    const QPointer self(this);
    close();
    const auto* known = m_runs.find(key.account, key.run);
    if (!known)
        co_return;
    const auto run = *known;
    m_shown = key;
    auto& view = m_window.pipeline();
    view.setRun(run);
    view.setLoading(true);
    judge();
    const auto jobs = co_await m_workspace.store().jobs(key.account, key.run, 0);
    if (!self || m_shown != key)
        co_return;
    if (jobs && !jobs->empty())
        view.setRun(run, *jobs);
    view.setLoading(!jobs || jobs->empty());
    // Only now: what the watcher says next must not be overtaken by what the store knew.
    if (auto* session = m_accounts.find(key.account))
        session->watcher().setOnScreen(run.repository, key.run);
}

void PipelineScreen::close()
{
    if (!m_shown)
        return;
    if (auto* session = m_accounts.find(m_shown->account))
        session->watcher().setOnScreen({}, {});
    m_shown.reset();
    m_window.pipeline().clear();
}

void PipelineScreen::apply(const core::ChangeSet& changes)
{
    if (!m_shown || changes.account != m_shown->account)
        return;
    m_window.pipeline().apply(changes);
    judge();
}

/// What can be done to the run as it stands.
void PipelineScreen::judge()
{
    const auto run = m_window.pipeline().run();
    if (!m_shown || !run)
        return;
    const auto whyNot = [&](Kind kind) { return m_actions.whyNot(kind, m_shown->account, *run); };
    m_window.pipeline().setActionReasons({.rerun = whyNot(Kind::Rerun),
                                          .rerunFailed = whyNot(Kind::RerunFailed),
                                          .rerunJob = whyNot(Kind::RerunJob),
                                          .cancel = whyNot(Kind::Cancel)});
}

void PipelineScreen::showFreshness(const core::AccountId& account, const core::Freshness& freshness)
{
    const auto run = m_window.pipeline().run();
    if (m_shown && run && account == m_shown->account && freshness.repository == run->repository)
        m_window.pipeline().setStale(freshness.error, freshness.seenAt);
}

QCoro::Task<void> PipelineScreen::fetchLog(core::Job job)
{
    const QPointer self(this);
    const auto run = m_window.pipeline().run();
    const auto cache = m_shown ? m_logs.find(m_shown->account) : m_logs.end();
    if (!run || cache == m_logs.end())
        co_return;
    m_window.pipeline().showLogLoading(job);
    const auto path = co_await cache->second->fetch(run->repositoryName, job);
    if (!self)
        co_return;
    if (path)
        m_window.pipeline().showLog(job, *path);
    else if (path.error().kind != core::ErrorKind::Cancelled)
        m_window.pipeline().showLogError(job, path.error());
}

} // namespace signalbox::gui
