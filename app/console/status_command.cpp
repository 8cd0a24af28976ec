// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/status_command.h"

#include "cli/plain_text.h"
#include "core/outcome.h"
#include "lists/relative_time.h"
#include "lists/run_cells.h"

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

} // namespace

QString statusTable(const std::vector<core::Run>& runs, const QDateTime& now)
{
    const bool many = std::ranges::any_of(
        runs, [&](const core::Run& run) { return run.repositoryName != runs.front().repositoryName; });
    std::vector<QStringList> rows;
    for (const auto& run : runs) {
        QStringList row{cli::shape(core::outcome(run.state)) + u' ' + core::words(run.state)};
        if (many)
            row << run.repositoryName.full();
        row << (run.workflowName.isEmpty() ? run.workflowPath : run.workflowName) << run.branch
            << u"#%1"_s.arg(run.number) << elided(run.title, longestTitle) << lists::relativeTime(run.createdAt, now)
            << duration(run, now);
        for (auto& cell : row)
            cell = cli::harmless(cell);
        rows.push_back(row);
    }
    return cli::table(rows);
}

std::vector<core::Run> StatusCommand::newestOfEachWorkflow()
{
    // Runs of one workflow are counted, so the highest number is the newest.
    std::map<std::pair<core::RepositoryId, core::WorkflowId>, core::Run> newest;
    for (const auto& [id, run] : look().runs()) {
        if (!look().sessionOf(run))
            continue; // the store knows it from another day; it is not asked about now
        auto& place = newest[{run.repository, run.workflow}];
        if (run.number > place.number)
            place = run;
    }
    std::vector<core::Run> runs;
    runs.reserve(newest.size());
    for (auto& [key, run] : newest)
        runs.push_back(std::move(run));
    std::ranges::sort(runs, [](const core::Run& a, const core::Run& b) {
        return std::tie(a.repositoryName, a.workflowName) < std::tie(b.repositoryName, b.workflowName);
    });
    return runs;
}

void StatusCommand::looked()
{
    const auto runs = newestOfEachWorkflow();
    if (!runs.empty() && !say(statusTable(runs, workspace().clock().now())))
        return;
    if (runs.empty() && !hasTroubles() && !say(u"No workflow has run here.\n"_s))
        return;
    const bool failed = std::ranges::any_of(runs, [](const core::Run& run) { return run.state.isFailure(); });
    end(hasTroubles() || (options().exitStatus && failed) ? cli::Failed : cli::Fine);
}

} // namespace signalbox::console
