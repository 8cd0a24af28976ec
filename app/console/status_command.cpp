// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/status_command.h"

#include "cli/plain_text.h"
#include "core/outcome.h"
#include "lists/relative_time.h"
#include "lists/run_cells.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

constexpr qsizetype longestTitle = 60;

QString elided(const QString& text, qsizetype most)
{
    return text.size() <= most ? text : QString(text.left(most - 1) + u'…');
}

QString duration(const core::Run& run, const QDateTime& now)
{
    const auto taken = lists::durationOf(run, now);
    return taken ? lists::clockText(*taken) : QString();
}

QStringList cellsOf(const WorkflowStatus& status, bool withRepository, const QDateTime& now)
{
    const auto& run = status.run;
    QStringList row{run ? cli::shape(core::outcome(run->state)) + u' ' + core::words(run->state)
                        : cli::shape(core::Outcome::Unknown) + u" Never ran"_s};
    if (withRepository)
        row << status.repository.full();
    row << status.workflow;
    if (run) {
        row << run->branch << u"#%1"_s.arg(run->number) << elided(run->title, longestTitle)
            << lists::relativeTime(run->createdAt, now) << duration(*run, now);
    }
    for (auto& cell : row)
        cell = cli::harmless(cell);
    return row;
}

} // namespace

QString statusTable(const std::vector<WorkflowStatus>& workflows, const QDateTime& now)
{
    const bool many = std::ranges::any_of(
        workflows, [&](const WorkflowStatus& status) { return status.repository != workflows.front().repository; });
    std::vector<QStringList> rows;
    rows.reserve(workflows.size());
    for (const auto& status : workflows)
        rows.push_back(cellsOf(status, many, now));
    return cli::table(rows);
}

StatusCommand::StatusCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::End, parent)
{
}

std::map<StatusCommand::Key, WorkflowStatus> StatusCommand::newestOfEachWorkflow()
{
    std::map<Key, WorkflowStatus> newest;
    for (const auto& [key, run] : look().runs()) {
        if (!look().watching(key.first, run.repositoryName))
            continue; // the store knows it from another day; it is not asked about now
        auto& status = newest[{key.first, run.workflow}];
        // Runs of one workflow are counted, so the highest number is the newest.
        if (!status.run || run.number > status.run->number)
            status = {.repository = run.repositoryName,
                      .workflow = run.workflowName.isEmpty() ? run.workflowPath : run.workflowName,
                      .run = run};
    }
    return newest;
}

QCoro::Task<core::Result<WorkflowStatus>> StatusCommand::askFor(core::AccountId account, core::Workflow workflow)
{
    for (const auto& session : look().sessions()) {
        if (session->account().id != account)
            continue;
        for (const auto& name : session->watcher().watched()) {
            const auto repository = session->watcher().repository(name);
            if (!repository || repository->id != workflow.repository)
                continue;
            const github::RunQuery newest{.workflow = workflow.id, .perPage = 1};
            const auto runs
                = co_await session->client().runs(name, newest, github::Priority::User, github::Ask::Always);
            if (!runs)
                co_return std::unexpected(runs.error());
            WorkflowStatus status{.repository = name, .workflow = workflow.name};
            if (!runs->rows.empty())
                status.run = runs->rows.front();
            co_return status;
        }
    }
    co_return std::unexpected(core::Error{.kind = core::ErrorKind::NotFound});
}

void StatusCommand::looked()
{
    QCoro::connect(tell(), this, [] { });
}

QCoro::Task<void> StatusCommand::tell()
{
    const QPointer self(this);
    auto known = newestOfEachWorkflow();
    for (const auto& [key, workflow] : std::map(look().workflows())) {
        if (workflow.state != "active"_L1 || known.contains(key))
            continue;
        const auto asked = co_await askFor(key.first, workflow);
        if (!self)
            co_return;
        if (asked)
            known.emplace(key, *asked);
        else if (asked.error().kind != core::ErrorKind::NotFound)
            complain(asked.error());
    }
    std::vector<WorkflowStatus> lines;
    lines.reserve(known.size());
    for (auto& [key, status] : known)
        lines.push_back(std::move(status));
    std::ranges::stable_sort(lines, {},
                             [](const WorkflowStatus& status) { return std::tie(status.repository, status.workflow); });
    if (!lines.empty() && !say(statusTable(lines, workspace().clock().now())))
        co_return;
    if (lines.empty() && !hasTroubles() && !say(u"There is no workflow here.\n"_s))
        co_return;
    const bool failed = std::ranges::any_of(
        lines, [](const WorkflowStatus& status) { return status.run && status.run->state.isFailure(); });
    end(hasTroubles() || (options().exitStatus && failed) ? cli::Failed : cli::Fine);
}

} // namespace signalbox::console
