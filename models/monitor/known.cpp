// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/known.h"

#include <algorithm>
#include <ranges>

namespace signalbox::monitor {
namespace {

// Half as many again as the longest page that GitHub is asked for; older ones are in the store.
constexpr std::size_t runsKept = 150;

/// How far a thing has come; within one attempt this never goes back. Nobody knows where a status stands that GitHub
/// has added since, except before the end.
bool hasComeLess(const core::State& state, const core::State& known)
{
    if (state.isCompleted() || known.isCompleted())
        return !state.isCompleted();
    if (state.status == core::Status::Unknown || known.status == core::Status::Unknown)
        return false;
    return !state.isRunning() && known.isRunning();
}

/// GitHub answers from several machines, and now and then one of them is behind.
bool isOlder(const core::Run& row, const core::Run& known)
{
    if (row.attempt != known.attempt)
        return row.attempt < known.attempt;
    if (row.updatedAt != known.updatedAt)
        return row.updatedAt < known.updatedAt;
    return known.state.isCompleted() && !row.state.isCompleted();
}

bool isOlder(const core::Job& row, const core::Job& known)
{
    return row.attempt < known.attempt || hasComeLess(row.state, known.state);
}

/// One row an id, the newest of those that came, in the order in which they came.
template <class Row>
std::vector<Row> withoutDuplicates(const std::vector<Row>& rows)
{
    std::vector<Row> result;
    QHash<decltype(Row::id), std::size_t> places;
    for (const Row& row : rows) {
        const auto place = places.constFind(row.id);
        if (place == places.cend()) {
            places.insert(row.id, result.size());
            result.push_back(row);
        } else if (!isOlder(row, result[*place])) {
            result[*place] = row;
        }
    }
    return result;
}

} // namespace

Known::Changes Known::takeRepository(const core::Repository& row)
{
    Changes changes;
    const auto known = m_repositories.constFind(row.id);
    if (known != m_repositories.cend() && *known == row && known->name.full() == row.name.full())
        return changes;
    if (known == m_repositories.cend()) {
        changes.push_back(core::Changed<core::Repository>{.after = row});
    } else {
        changes.push_back(core::Changed<core::Repository>{.before = *known, .after = row});
        for (core::Run& run : m_runs[row.id] | std::views::values) {
            if (run.repositoryName.full() == row.name.full())
                continue;
            const core::Run before = run;
            run.repositoryName = row.name;
            changes.push_back(core::Changed<core::Run>{.before = before, .after = run});
        }
    }
    m_repositories.insert(row.id, row);
    return changes;
}

Known::Changes Known::takeWorkflows(const std::vector<core::Workflow>& rows)
{
    Changes changes;
    for (const core::Workflow& row : rows) {
        const auto known = m_workflows.constFind(row.id);
        if (known != m_workflows.cend() && *known == row)
            continue;
        std::optional<core::Workflow> before;
        if (known != m_workflows.cend())
            before = *known;
        m_workflows.insert(row.id, row);
        changes.push_back(core::Changed<core::Workflow>{.before = before, .after = row});
        for (core::Run& run : m_runs[row.repository] | std::views::values) {
            if (run.workflow != row.id || run.workflowName == row.name)
                continue;
            const core::Run old = run;
            run.workflowName = row.name;
            changes.push_back(core::Changed<core::Run>{.before = old, .after = run});
        }
    }
    return changes;
}

Known::Changes Known::takeRuns(const std::vector<core::Run>& rows, bool* stale)
{
    Changes changes;
    for (core::Run& row : withoutDuplicates(rows)) {
        Runs& runs = m_runs[row.repository];
        row.workflowName = workflowName(row, runs);
        shareTexts(row);
        const auto known = runs.find(row.id);
        if (known == runs.end()) {
            changes.push_back(core::Changed<core::Run>{.after = row});
            runs.emplace(row.id, row);
        } else if (isOlder(row, known->second)) {
            if (stale)
                *stale = true;
        } else if (known->second != row) {
            changes.push_back(core::Changed<core::Run>{.before = known->second, .after = row});
            known->second = row;
            if (row.state.status != core::Status::Waiting)
                m_pending.remove(row.id);
        }
        trim(runs);
    }
    return changes;
}

Known::Changes Known::takeJobs(core::RunId run, const std::vector<core::Job>& rows, bool* stale)
{
    Changes changes;
    auto& jobs = m_jobs[run];
    for (const core::Job& row : withoutDuplicates(rows)) {
        const auto known = jobs.find(row.id);
        if (known == jobs.end()) {
            changes.push_back(core::Changed<core::Job>{.after = row});
            jobs.insert(row.id, row);
        } else if (isOlder(row, *known)) {
            if (stale)
                *stale = true;
        } else if (*known != row) {
            changes.push_back(core::Changed<core::Job>{.before = *known, .after = row});
            *known = row;
        }
    }
    return changes;
}

Known::Changes Known::takePending(const core::PendingDeployments& row)
{
    const auto known = m_pending.constFind(row.run);
    if (known != m_pending.cend() && *known == row)
        return {};
    const auto before = known == m_pending.cend() ? std::nullopt : std::optional(*known);
    m_pending.insert(row.run, row);
    return {core::Changed<core::PendingDeployments>{.before = before, .after = row}};
}

Known::Changes Known::removeRun(core::RepositoryId repository, core::RunId run)
{
    m_jobs.remove(run);
    m_pending.remove(run);
    if (m_runs[repository].erase(run) == 0)
        return {};
    return {core::RunRemoved{.run = run, .repository = repository}};
}

Known::Changes Known::removeRepository(core::RepositoryId repository)
{
    for (const core::RunId run : m_runs.value(repository) | std::views::keys) {
        m_jobs.remove(run);
        m_pending.remove(run);
    }
    m_runs.remove(repository);
    if (!m_repositories.remove(repository))
        return {};
    return {core::RepositoryRemoved{.repository = repository}};
}

const core::Repository* Known::repository(core::RepositoryId id) const
{
    const auto known = m_repositories.constFind(id);
    return known == m_repositories.cend() ? nullptr : &*known;
}

const core::Repository* Known::repository(const core::RepositoryName& name) const
{
    const auto known = std::ranges::find(m_repositories, name, &core::Repository::name);
    return known == m_repositories.cend() ? nullptr : &*known;
}

Known::Changes Known::workflowsAsNew(core::RepositoryId repository) const
{
    Changes changes;
    for (const core::Workflow& workflow : m_workflows) {
        if (workflow.repository == repository)
            changes.push_back(core::Changed<core::Workflow>{.after = workflow});
    }
    return changes;
}

Known::Changes Known::everything() const
{
    Changes changes;
    for (const core::Repository& repository : m_repositories)
        changes.push_back(core::Changed<core::Repository>{.after = repository});
    for (const core::Workflow& workflow : m_workflows)
        changes.push_back(core::Changed<core::Workflow>{.after = workflow});
    for (const Runs& runs : m_runs) {
        for (const core::Run& run : runs | std::views::values)
            changes.push_back(core::Changed<core::Run>{.after = run});
    }
    for (const auto& jobs : m_jobs) {
        for (const core::Job& job : jobs)
            changes.push_back(core::Changed<core::Job>{.after = job});
    }
    return changes;
}

const core::Run* Known::run(core::RepositoryId repository, core::RunId id) const
{
    const auto runs = m_runs.constFind(repository);
    if (runs == m_runs.cend())
        return nullptr;
    const auto known = runs->find(id);
    return known == runs->end() ? nullptr : &known->second;
}

std::vector<core::Run> Known::newestRuns(core::RepositoryId repository, std::size_t limit) const
{
    std::vector<core::Run> result;
    const auto runs = m_runs.constFind(repository);
    if (runs == m_runs.cend())
        return result;
    for (const core::Run& run : *runs | std::views::values | std::views::reverse | std::views::take(limit))
        result.push_back(run);
    return result;
}

std::vector<core::Run> Known::openRuns(core::RepositoryId repository) const
{
    std::vector<core::Run> result;
    const auto runs = m_runs.constFind(repository);
    if (runs == m_runs.cend())
        return result;
    for (const core::Run& run : *runs | std::views::values) {
        if (!run.state.isCompleted())
            result.push_back(run);
    }
    return result;
}

bool Known::jobsHaveEnded(core::RunId run) const
{
    const auto jobs = m_jobs.constFind(run);
    if (jobs == m_jobs.cend() || jobs->isEmpty())
        return true;
    const int attempt = std::ranges::max(*jobs, {}, &core::Job::attempt).attempt;
    return std::ranges::all_of(*jobs,
                               [=](const core::Job& job) { return job.attempt < attempt || job.state.isCompleted(); });
}

QString Known::workflowName(const core::Run& row, const Runs& known) const
{
    const auto workflow = m_workflows.constFind(row.workflow);
    if (workflow != m_workflows.cend())
        return workflow->name;
    if (!row.workflowName.isEmpty())
        return row.workflowName;
    if (const auto run = known.find(row.id); run != known.end())
        return run->second.workflowName;
    // A workflow that the list leaves out, such as one of a ruleset: its file's name says most.
    return row.workflowPath.section(u'/', -1);
}

void Known::shareTexts(core::Run& row)
{
    for (QString* text : {&row.repositoryName.owner, &row.repositoryName.name, &row.workflowPath, &row.workflowName,
                          &row.event, &row.branch, &row.actor, &row.triggeringActor})
        *text = m_texts(*text);
}

void Known::trim(Runs& runs)
{
    for (auto run = runs.begin(); runs.size() > runsKept && run != runs.end();)
        run = run->second.state.isCompleted() ? runs.erase(run) : std::next(run);
}

} // namespace signalbox::monitor
