// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/outcome.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace signalbox::lists {

/// What one watched repository's row shows.
struct RepositorySummary {
    core::AccountId account;
    core::RepositoryName name;
    core::Repository repository; ///< id 0 before its first answer
    core::Freshness freshness;
    core::Outcome outcome = core::Outcome::Unknown; ///< the worst of each workflow's newest run on the default branch
    int running = 0; ///< runs that are on a machine, on any branch
    std::vector<core::Outcome> strip; ///< of the last runs on the default branch, at most stripLength, oldest first

    static constexpr int stripLength = 12;

    bool operator==(const RepositorySummary&) const = default;
};

/// What is kept of one repository to sum it up anew when a run of it changes: a few bytes a run.
class RepositoryRecord {
public:
    void take(const core::Repository& repository) { m_repository = repository; }
    void take(const core::Workflow& workflow);
    void take(const core::Run& run);
    void forget(core::RunId run) { m_runs.remove(run); }
    void take(const core::Freshness& freshness) { m_freshness = freshness; }

    const core::Repository& repository() const { return m_repository; }
    bool has(core::RunId run) const { return m_runs.contains(run); }
    RepositorySummary summary(const core::AccountId& account, const core::RepositoryName& name) const;

private:
    struct Mark {
        core::RunId id;
        core::WorkflowId workflow;
        QString branch;
        core::Outcome outcome = core::Outcome::Unknown;
        qint64 created = 0; ///< ms since 1970
        int attempt = 1;
    };

    /// Newest first, of the workflows that are active.
    std::vector<Mark> onDefaultBranch() const;

    core::Repository m_repository;
    core::Freshness m_freshness;
    QHash<core::RunId, Mark> m_runs;
    QSet<core::WorkflowId> m_inactive; // a workflow that somebody switched off says nothing about today
};

} // namespace signalbox::lists
