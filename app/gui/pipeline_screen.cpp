// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pipeline_screen.h"

#include "gui/attempts_side.h"
#include "gui/job_graph_side.h"
#include "gui/job_past_side.h"
#include "gui/kind_side.h"
#include "gui/other_logs.h"
#include "gui/overlay_side.h"
#include "logs/log_cache.h"
#include "pipeline/pipeline_view.h"

#include <QPointer>
#include <QThreadPool>

using namespace std::chrono_literals;

namespace signalbox::gui {
namespace {

using Kind = monitor::RunCommands::Kind;
using views::PipelineView;

// GitHub files the log of a job some seconds after the job has ended.
constexpr auto FirstPause = 2s; // doubled each time
constexpr int MostTries = 5;
// Of opened logs, which can be fetched again. What is in use is not hurt: its reader holds it open.
constexpr qint64 MostCached = qint64(2) << 30;

} // namespace

PipelineScreen::PipelineScreen(session::Workspace& workspace, Accounts& accounts, RunActions& actions,
                               const lists::RunListModel& runs, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_actions(actions)
    , m_runs(runs)
    , m_window(window)
    , m_others(new OtherLogs(workspace, accounts, window.pipeline(), this))
    , m_graph(new JobGraphSide(workspace, accounts, window.pipeline(), this))
    , m_past(new JobPastSide(workspace, window, this))
    , m_attempts(new AttemptsSide(workspace, accounts, window.pipeline(), this))
    , m_overlay(new OverlaySide(workspace, runs, *m_attempts, window.pipeline(), this))
    , m_kinds(new KindSide(workspace, window, this))
{
    connect(&accounts, &Accounts::opened, this, &PipelineScreen::enter);
    connect(&accounts, &Accounts::changed, this, &PipelineScreen::apply);
    connect(&accounts, &Accounts::freshnessChanged, this, &PipelineScreen::takeFreshness);
    connect(&window, &views::MainWindow::runOpened, this,
            [this](const views::RunKey& key) { QCoro::connect(open(key), this, [] { }); });
    connect(&window, &views::MainWindow::runClosed, this, &PipelineScreen::close);
    connect(&window.pipeline(), &PipelineView::jobSelected, this,
            [this](const core::Job& job) { QCoro::connect(fetchLog(job), this, [] { }); });
    connect(&window.pipeline(), &PipelineView::refreshRequested, this, &PipelineScreen::lookAgain);
    connect(&window, &views::MainWindow::keepLogsChosen, this, [this](bool keeps) {
        for (const auto& [account, cache] : m_logs)
            cache->setKeeps(keeps);
    });
    connectOthers();
    for (const auto& account : accounts.working())
        enter(account);
    QThreadPool::globalInstance()->start(
        [folder = workspace.profile().logFolder()] { logs::trimFolder(folder, MostCached); });
}

/// The logs around the one on show, which its reader asks for.
void PipelineScreen::connectOthers()
{
    auto& view = m_window.pipeline();
    const auto shown = [this, &view](const core::Job& job) -> std::optional<OtherLogs::Shown> {
        const auto run = view.run();
        const auto cache = m_shown ? m_logs.find(m_shown->account) : m_logs.end();
        if (!run || cache == m_logs.end())
            return std::nullopt;
        return OtherLogs::Shown{m_shown->account, *run, job, cache->second.get()};
    };
    connect(&view, &PipelineView::comparisonRequested, this, [this, shown](const core::Job& job) {
        if (const auto what = shown(job))
            QCoro::connect(m_others->compare(*what), this, [] { });
    });
    connect(&view, &PipelineView::otherLogsRequested, this, [this, shown](const core::Job& job, views::LogScope scope) {
        if (const auto what = shown(job))
            QCoro::connect(m_others->collect(*what, scope), this, [] { });
    });
}

PipelineScreen::~PipelineScreen() = default;

/// An account is at work, perhaps only now that its keychain is unlocked or with a new token: the run that is open
/// already has its watcher from here on.
void PipelineScreen::enter(const core::AccountId& account)
{
    const auto& settings = m_workspace.settings();
    const logs::LogArchive archive(m_workspace.profile().keptLogFolder(), settings.keptLogBytes());
    m_logs[account] = std::make_unique<logs::LogCache>(m_accounts.find(account)->client(),
                                                       m_workspace.profile().logFolder(), archive);
    m_logs[account]->setKeeps(settings.keepsLogs());
    m_graph->enter(account);
    m_attempts->enter(account);
    if (!m_shown || m_shown->account != account)
        return;
    follow();
    judge();
}

void PipelineScreen::lookAgain()
{
    const auto run = m_window.pipeline().run();
    if (auto* session = m_shown ? m_accounts.find(m_shown->account) : nullptr; session && run)
        session->watcher().lookNow(run->repositoryName, run->id);
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
    m_attempts->setAccount(key.account);
    view.setRun(run);
    view.setLoading(true);
    m_kinds->show(key.account, run);
    m_graph->show(key.account, run);
    m_past->setAccount(key.account);
    judge();
    const auto jobs = co_await m_workspace.store().jobs(key.account, key.run, 0);
    if (!self || m_shown != key)
        co_return;
    if (jobs && !jobs->empty())
        view.setRun(run, *jobs);
    view.setLoading(!jobs || jobs->empty());
    // Only now: what the watcher says next must not be overtaken by what the store knew.
    follow();
    m_overlay->show(key.account, run);
}

void PipelineScreen::follow()
{
    const auto run = m_window.pipeline().run();
    auto* session = m_shown ? m_accounts.find(m_shown->account) : nullptr;
    if (!run || !session)
        return;
    auto& watcher = session->watcher();
    if (const auto freshness = watcher.freshness(run->repositoryName))
        m_window.pipeline().setStale(freshness->error, freshness->seenAt);
    watcher.setOnScreen(run->repository, run->id);
}

void PipelineScreen::close()
{
    if (!m_shown)
        return;
    if (auto* session = m_accounts.find(m_shown->account))
        session->watcher().setOnScreen({}, {});
    m_shown.reset();
    m_others->stop();
    m_graph->stop();
    m_past->setAccount({});
    m_attempts->setAccount({});
    m_overlay->stop();
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

/// A visit has ended, and with it whatever was asked about the run on show.
void PipelineScreen::takeFreshness(const core::AccountId& account, const core::Freshness& freshness)
{
    auto& view = m_window.pipeline();
    const auto run = view.run();
    if (!m_shown || !run || account != m_shown->account || freshness.repository != run->repository)
        return;
    view.setStale(freshness.error, freshness.seenAt);
    const bool forbidden = freshness.error && freshness.error->kind == core::ErrorKind::Forbidden;
    view.setJobsHidden(forbidden ? freshness.error : std::nullopt);
    if (!freshness.error)
        view.setLoading(false);
}

QCoro::Task<void> PipelineScreen::fetchLog(core::Job job, int tries)
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
    if (path) {
        m_window.pipeline().showLog(job, *path);
        co_return;
    }
    auto error = path.error();
    if (error.kind == core::ErrorKind::NotYet && job.state.isCompleted()) {
        error.what = tr("GitHub is still filing the log of this job.");
        error.advice = tr("It is there within a minute, as a rule.");
        if (tries < MostTries)
            m_workspace.clock().after(FirstPause * (1 << (tries - 1)), this, [this, job, tries] {
                if (const auto chosen = m_window.pipeline().selectedJob(); chosen && chosen->id == job.id)
                    QCoro::connect(fetchLog(job, tries + 1), this, [] { });
            });
    } else if (error.kind == core::ErrorKind::NotFound && !job.steps.empty()) {
        error.kind = core::ErrorKind::Gone; // it ran, so there was one
    }
    if (error.kind != core::ErrorKind::Cancelled)
        m_window.pipeline().showLogError(job, error);
}

} // namespace signalbox::gui
