// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_summary.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::lists {

void RepositoryRecord::take(const core::Repository& repository)
{
    m_repository = repository;
    m_runs.take({}, repository);
}

void RepositoryRecord::take(const core::Run& run)
{
    m_runs.take({}, run);
    m_recent.take(run);
}

void RepositoryRecord::take(const core::Workflow& workflow)
{
    m_runs.take({}, workflow);
    if (workflow.state == "deleted"_L1)
        m_workflows.erase(workflow.id);
    else
        m_workflows.insert_or_assign(workflow.id, workflow);
}

void RepositoryRecord::forget(core::RunId run)
{
    m_runs.forget({}, run);
    m_recent.forget(run);
}

/// What is red or going on in each; the rest is well, as far as is known.
std::vector<GroupStanding> RepositoryRecord::groups(const std::vector<core::Workflow>& workflows) const
{
    std::vector<GroupStanding> found;
    const auto standings = m_runs.standings();
    const auto groups = workflowGroups(workflows);
    found.reserve(groups.size());
    for (const WorkflowGroup& group : groups) {
        core::Outcome worst = core::Outcome::Passed;
        for (const core::Standing& standing : standings) {
            if (std::ranges::contains(group.workflows, m_recent.workflowOf(standing.run)))
                worst = core::worse(worst, standing.outcome);
        }
        found.push_back({.name = group.name, .outcome = worst});
    }
    return found;
}

RepositorySummary RepositoryRecord::summary(const core::AccountId& account, const core::RepositoryName& name) const
{
    const auto known = m_workflows | std::views::values;
    const std::vector<core::Workflow> workflows(known.begin(), known.end());
    return {.account = account,
            .name = name,
            .repository = m_repository,
            .freshness = m_freshness,
            .outcome = m_runs.worst(),
            .running = m_runs.running(),
            .card = m_recent.card(m_runs.standings(), m_repository.defaultBranch),
            .groups = groups(workflows),
            .scope = m_scope.isWhole() ? QString() : core::words(m_scope, workflows)};
}

} // namespace signalbox::lists
