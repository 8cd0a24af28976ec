// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/other_logs.h"

#include "logs/comparison_view.h"
#include "logs/log_hit_panel.h"
#include "logs/log_view.h"
#include "pipeline/pipeline_view.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

constexpr int runsLookedThrough = 1000; // of the repository, in the store
constexpr size_t greenRunsTried = 5;
constexpr int lanes = 4; // logs under way at a time; the client's budget holds for everything else as well

QString titleOf(const core::Run& run)
{
    return u"#%1"_s.arg(run.number);
}

bool hasLog(const core::Job& job)
{
    return job.state.isCompleted() && !job.steps.empty();
}

core::Error noGreenRun(const QString& job)
{
    return {.kind = core::ErrorKind::NotFound,
            .what = OtherLogs::tr("No earlier run is known in which “%1” passed.").arg(job),
            .advice = OtherLogs::tr("Runs of the same workflow were looked through, on this branch and on the default "
                                    "branch.")};
}

core::Error notAtWork()
{
    return {.kind = core::ErrorKind::Unauthorized, .what = OtherLogs::tr("This account is not at work.")};
}

} // namespace

OtherLogs::OtherLogs(session::Workspace& workspace, Accounts& accounts, views::PipelineView& view, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_view(view)
{
}

void OtherLogs::stop()
{
    ++m_comparison;
    ++m_round;
}

bool OtherLogs::isOnShow(const Shown& shown) const
{
    const auto run = m_view.run();
    const auto job = m_view.selectedJob();
    return run && run->id == shown.run.id && job && job->id == shown.job.id;
}

QCoro::Task<void> OtherLogs::compare(Shown shown)
{
    const QPointer self(this);
    const int comparison = ++m_comparison;
    const auto current = [&] { return self && m_comparison == comparison && isOnShow(shown); };
    core::Error trouble = noGreenRun(shown.job.name);
    const auto greens = co_await greenRuns(shown);
    for (const core::Run& green : greens) {
        if (!current())
            co_return;
        const auto job = co_await sameJob(shown.account, green, shown.job.name);
        if (!current() || !shown.cache)
            co_return;
        if (!job || !job->state.isSuccess())
            continue;
        const auto path = co_await shown.cache->fetch(green.repositoryName, *job);
        if (!current())
            co_return;
        if (path) {
            m_view.log().compareWith(*path, titleOf(green));
            co_return;
        }
        trouble = path.error();
    }
    if (current())
        m_view.log().comparison().showError(trouble);
}

/// Newest first, the one on show not among them: those of its branch, then those of the default branch.
QCoro::Task<std::vector<core::Run>> OtherLogs::greenRuns(Shown shown)
{
    const QPointer self(this);
    auto runs = co_await runsOfWorkflow(shown);
    if (!self)
        co_return {};
    const QString trunk = m_accounts.repository(shown.account, shown.run.repository).defaultBranch;
    std::erase_if(runs, [&](const core::Run& run) {
        const bool near = run.branch == shown.run.branch || (!trunk.isEmpty() && run.branch == trunk);
        return !run.state.isSuccess() || run.id == shown.run.id || !near;
    });
    auto* session = m_accounts.find(shown.account);
    if (runs.empty() && session) {
        const github::RunQuery query{.workflow = shown.run.workflow,
                                     .branch = trunk.isEmpty() ? shown.run.branch : trunk,
                                     .status = u"success"_s,
                                     .perPage = int(greenRunsTried)};
        const auto answer = co_await session->client().runs(shown.run.repositoryName, query, github::Priority::User,
                                                            github::Ask::Always);
        if (answer)
            runs = answer->rows;
        std::erase_if(runs, [&](const core::Run& run) { return run.id == shown.run.id; });
    }
    std::ranges::stable_partition(runs, [&](const core::Run& run) { return run.branch == shown.run.branch; });
    runs.resize(std::min(runs.size(), greenRunsTried));
    co_return runs;
}

/// Newest first, up to the one on show.
QCoro::Task<std::vector<core::Run>> OtherLogs::runsOfWorkflow(Shown shown)
{
    auto known = co_await m_workspace.store().runs(shown.account, shown.run.repository, runsLookedThrough);
    std::vector<core::Run> runs = known ? std::move(*known) : std::vector<core::Run>();
    std::erase_if(runs, [&](const core::Run& run) {
        return run.workflow != shown.run.workflow || run.number > shown.run.number;
    });
    std::ranges::sort(runs, std::ranges::greater(), &core::Run::number);
    co_return runs;
}

QCoro::Task<core::Result<std::vector<core::Job>>> OtherLogs::jobsOf(core::AccountId account, core::Run run)
{
    const QPointer self(this);
    auto known = co_await m_workspace.store().jobs(account, run.id, run.attempt);
    if (known && !known->empty())
        co_return known;
    auto* session = self ? m_accounts.find(account) : nullptr;
    if (!session)
        co_return std::unexpected(notAtWork());
    co_return co_await session->client().jobsOfAttempt(run.repositoryName, run.id, run.attempt);
}

QCoro::Task<core::Result<core::Job>> OtherLogs::sameJob(core::AccountId account, core::Run run, QString name)
{
    const auto jobs = co_await jobsOf(account, run);
    if (!jobs)
        co_return std::unexpected(jobs.error());
    const auto job = std::ranges::find_if(*jobs, [&](const core::Job& one) { return one.name == name && hasLog(one); });
    if (job == jobs->end())
        co_return std::unexpected(noGreenRun(name));
    co_return *job;
}

QCoro::Task<void> OtherLogs::collect(Shown shown, views::LogScope scope)
{
    const QPointer self(this);
    const int round = ++m_round;
    const auto queue = std::make_shared<std::deque<Wanted>>();
    if (scope == views::LogScope::JobsOfRun) {
        const auto jobs = co_await jobsOf(shown.account, shown.run);
        if (!self || m_round != round)
            co_return;
        if (!jobs) {
            m_view.log().hits().showError(jobs.error());
            co_return;
        }
        for (const core::Job& job : *jobs) {
            if (hasLog(job))
                queue->push_back({shown.run, job, job.name});
        }
    } else {
        const auto runs = co_await runsOfWorkflow(shown);
        if (!self || m_round != round)
            co_return;
        const QString trunk = m_accounts.repository(shown.account, shown.run.repository).defaultBranch;
        for (const core::Run& run : runs) {
            const bool near = run.branch == shown.run.branch || (!trunk.isEmpty() && run.branch == trunk);
            const bool wanted = (near && run.state.isCompleted()) || run.id == shown.run.id;
            if (wanted && int(queue->size()) < pastRuns)
                queue->push_back({run, std::nullopt, titleOf(run)});
        }
    }
    m_view.log().hits().expectLogs(int(queue->size()));
    for (int lane = 0; lane < lanes; ++lane)
        QCoro::connect(fetchAll(shown, queue, round), this, [] { });
}

QCoro::Task<void> OtherLogs::fetchAll(Shown shown, Queue queue, int round)
{
    const QPointer self(this);
    while (self && m_round == round && !queue->empty()) {
        Wanted wanted = queue->front();
        queue->pop_front();
        if (!wanted.job) {
            if (const auto job = co_await sameJob(shown.account, wanted.run, shown.job.name))
                wanted.job = *job;
        }
        std::optional<logs::SearchedLog> found;
        if (self && wanted.job && shown.cache) {
            const core::Job job = *wanted.job;
            if (const auto path = co_await shown.cache->fetch(wanted.run.repositoryName, job))
                found = {.path = *path, .title = wanted.title, .job = job, .run = wanted.run};
        }
        if (!self || m_round != round)
            co_return;
        if (found)
            m_view.log().hits().addLog(*found);
        else
            m_view.log().hits().missLog();
    }
}

} // namespace signalbox::gui
