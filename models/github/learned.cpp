// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/learned.h"

namespace signalbox::github {

core::RepositoryName Learned::nameNow(const core::RepositoryName& name) const
{
    core::RepositoryName now = name;
    for (auto next = m_newNames.constFind(now); next != m_newNames.cend(); next = m_newNames.constFind(now))
        now = *next;
    return now;
}

bool Learned::rename(const core::RepositoryName& from, const core::RepositoryName& to)
{
    const core::RepositoryName last = nameNow(from);
    if (last == to || to.isEmpty())
        return false;
    // A repository may get an old name back: names never go round in circles here.
    m_newNames.remove(to);
    m_newNames.insert(last, to);
    return true;
}

void Learned::take(const core::Repository& repository)
{
    m_repositoryIds.insert(repository.name, repository.id);
}

void Learned::take(const std::vector<core::Workflow>& workflows)
{
    for (const auto& workflow : workflows)
        m_workflowNames.insert(workflow.id, workflow.name);
}

void Learned::complete(const core::RepositoryName& name, std::vector<core::Workflow>& workflows) const
{
    const auto id = m_repositoryIds.value(nameNow(name));
    for (auto& workflow : workflows)
        workflow.repository = id;
}

void Learned::complete(const core::RepositoryName& repository, std::vector<core::Run>& runs) const
{
    for (auto& run : runs) {
        if (!run.repository) {
            run.repositoryName = nameNow(repository);
            run.repository = m_repositoryIds.value(run.repositoryName);
        }
        const QString name = m_workflowNames.value(run.workflow);
        if (!name.isEmpty())
            run.workflowName = name;
    }
}

} // namespace signalbox::github
