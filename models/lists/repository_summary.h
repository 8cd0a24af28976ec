// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/outcome.h"
#include "core/repository_scope.h"
#include "core/summary.h"
#include "lists/overview_card.h"
#include "lists/recent_runs.h"
#include "lists/workflow_groups.h"

namespace signalbox::lists {

/// What one watched repository's row shows.
struct RepositorySummary {
    core::AccountId account;
    core::RepositoryName name;
    core::Repository repository; ///< id 0 before its first answer
    core::Freshness freshness;
    core::Outcome outcome = core::Outcome::Unknown; ///< core::Summary::worst()
    int running = 0; ///< runs that are on a machine, on any branch
    OverviewCard card;
    std::vector<GroupStanding> groups; ///< of its workflows, where they come in groups
    QString scope; ///< "3 of 8 workflows"; empty while everything counts

    bool operator==(const RepositorySummary&) const = default;
};

/// What is kept of one repository to sum it up anew when a run of it changes.
class RepositoryRecord {
public:
    void take(const core::Repository& repository);
    void take(const core::Workflow& workflow);
    void take(const core::Run& run);
    void forget(core::RunId run);
    void take(const core::Freshness& freshness) { m_freshness = freshness; }
    void take(const core::RepositoryScope& scope) { m_scope = scope; }

    const core::Repository& repository() const { return m_repository; }
    RepositorySummary summary(const core::AccountId& account, const core::RepositoryName& name) const;

private:
    std::vector<GroupStanding> groups(const std::vector<core::Workflow>& workflows) const;

    core::Repository m_repository;
    core::Freshness m_freshness;
    core::Summary m_runs; // of one account, so that it need not be named
    RecentRuns m_recent;
    core::RepositoryScope m_scope;
    std::map<core::WorkflowId, core::Workflow> m_workflows; ///< but for deleted ones
};

} // namespace signalbox::lists
