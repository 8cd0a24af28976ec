// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/outcome.h"
#include "core/summary.h"

namespace signalbox::lists {

/// What one watched repository's row shows.
struct RepositorySummary {
    core::AccountId account;
    core::RepositoryName name;
    core::Repository repository; ///< id 0 before its first answer
    core::Freshness freshness;
    core::Outcome outcome = core::Outcome::Unknown; ///< core::Summary::worst()
    int running = 0; ///< runs that are on a machine, on any branch

    bool operator==(const RepositorySummary&) const = default;
};

/// What is kept of one repository to sum it up anew when a run of it changes: a few bytes a run.
class RepositoryRecord {
public:
    void take(const core::Repository& repository);
    void take(const core::Workflow& workflow) { m_runs.take({}, workflow); }
    void take(const core::Run& run) { m_runs.take({}, run); }
    void forget(core::RunId run) { m_runs.forget({}, run); }
    void take(const core::Freshness& freshness) { m_freshness = freshness; }

    const core::Repository& repository() const { return m_repository; }
    RepositorySummary summary(const core::AccountId& account, const core::RepositoryName& name) const;

private:
    core::Repository m_repository;
    core::Freshness m_freshness;
    core::Summary m_runs; // of one account, so that it need not be named
};

} // namespace signalbox::lists
