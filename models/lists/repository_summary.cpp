// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_summary.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {

void RepositoryRecord::take(const core::Workflow& workflow)
{
    if (workflow.state.startsWith("disabled"_L1) || workflow.state == "deleted"_L1)
        m_inactive.insert(workflow.id);
    else
        m_inactive.remove(workflow.id);
}

void RepositoryRecord::take(const core::Run& run)
{
    Mark& mark = m_runs[run.id];
    if (mark.id && mark.attempt > run.attempt)
        return;
    mark = {.id = run.id,
            .workflow = run.workflow,
            .branch = run.branch,
            .outcome = core::outcome(run.state),
            .created = run.createdAt.isValid() ? run.createdAt.toMSecsSinceEpoch() : 0,
            .attempt = run.attempt};
}

RepositorySummary RepositoryRecord::summary(const core::AccountId& account, const core::RepositoryName& name) const
{
    RepositorySummary summary{.account = account, .name = name, .repository = m_repository, .freshness = m_freshness};
    summary.running = int(std::ranges::count(m_runs, core::Outcome::Running, &Mark::outcome));
    QSet<core::WorkflowId> seen;
    for (const Mark& mark : onDefaultBranch()) {
        if (std::cmp_less(summary.strip.size(), RepositorySummary::stripLength))
            summary.strip.push_back(mark.outcome);
        if (seen.contains(mark.workflow))
            continue;
        seen.insert(mark.workflow);
        summary.outcome = core::worse(summary.outcome, mark.outcome);
    }
    std::ranges::reverse(summary.strip);
    return summary;
}

std::vector<RepositoryRecord::Mark> RepositoryRecord::onDefaultBranch() const
{
    std::vector<Mark> marks;
    for (const Mark& mark : m_runs) {
        // A list of repositories may leave out which branch is the default one; then every branch counts.
        const bool counts = m_repository.defaultBranch.isEmpty() || mark.branch == m_repository.defaultBranch;
        if (counts && !m_inactive.contains(mark.workflow))
            marks.push_back(mark);
    }
    std::ranges::sort(marks, std::greater(), [](const Mark& mark) { return std::pair(mark.created, mark.id); });
    return marks;
}

} // namespace signalbox::lists
