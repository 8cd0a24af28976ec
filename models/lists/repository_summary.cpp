// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_summary.h"

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

void RepositoryRecord::forget(core::RunId run)
{
    m_runs.forget({}, run);
    m_recent.forget(run);
}

RepositorySummary RepositoryRecord::summary(const core::AccountId& account, const core::RepositoryName& name) const
{
    return {.account = account,
            .name = name,
            .repository = m_repository,
            .freshness = m_freshness,
            .outcome = m_runs.worst(),
            .running = m_runs.running(),
            .card = m_recent.card(m_runs.standings(), m_repository.defaultBranch)};
}

} // namespace signalbox::lists
