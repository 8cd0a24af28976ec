// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/shared_text.h"

#include <QHash>

#include <map>
#include <vector>

namespace signalbox::monitor {

/// The rows of one account as they were last seen, and the one place that tells a change from a repetition.
///
/// Each take() keeps the rows and returns what is different from before, each row at most once. Rows may come twice, in
/// any order, and late: a row that is older than what is known is left out, and `stale` is then set, so that whoever
/// asked does not keep the validator of an answer that was not taken in whole.
class Known {
public:
    using Changes = std::vector<core::Change>;

    /// A changed name is carried over to the runs of the repository.
    Changes takeRepository(const core::Repository& row);
    /// A changed name is carried over to the runs of the workflow.
    Changes takeWorkflows(const std::vector<core::Workflow>& rows);
    /// Fills in the workflow's name before comparing.
    Changes takeRuns(const std::vector<core::Run>& rows, bool* stale = nullptr);
    Changes takeJobs(core::RunId run, const std::vector<core::Job>& rows, bool* stale = nullptr);

    /// All that the run waits for now.
    Changes takePending(const core::PendingDeployments& row);

    Changes removeRun(core::RepositoryId repository, core::RunId run);
    /// Its workflows stay, because GitHub may not list them again.
    Changes removeRepository(core::RepositoryId repository);
    /// Jobs are many: those of a run that has ended are kept by the store alone.
    void forgetJobs(core::RunId run) { m_jobs.remove(run); }

    const core::Repository* repository(core::RepositoryId id) const;
    const core::Repository* repository(const core::RepositoryName& name) const;
    bool hasWorkflow(core::WorkflowId id) const { return m_workflows.contains(id); }
    Changes workflowsAsNew(core::RepositoryId repository) const;
    /// Every row as new.
    Changes everything() const;
    const core::Run* run(core::RepositoryId repository, core::RunId id) const;
    /// Newest first, at most `limit`.
    std::vector<core::Run> newestRuns(core::RepositoryId repository, std::size_t limit) const;
    std::vector<core::Run> openRuns(core::RepositoryId repository) const;
    bool hasPendingOf(core::RunId run) const { return m_pending.contains(run); }
    bool hasJobsOf(core::RunId run) const { return m_jobs.contains(run); }
    /// Every known job of the run's newest attempt has ended; also when there is none.
    bool jobsHaveEnded(core::RunId run) const;

private:
    using Runs = std::map<core::RunId, core::Run>; // ids grow with time
    QString workflowName(const core::Run& row, const Runs& known) const;
    void shareTexts(core::Run& row);
    void trim(Runs& runs);

    core::SharedText m_texts; ///< an answer has each of them anew in each row
    QHash<core::RepositoryId, core::Repository> m_repositories;
    QHash<core::WorkflowId, core::Workflow> m_workflows;
    QHash<core::RepositoryId, Runs> m_runs;
    QHash<core::RunId, QHash<core::JobId, core::Job>> m_jobs;
    QHash<core::RunId, core::PendingDeployments> m_pending; ///< of runs that wait
};

} // namespace signalbox::monitor
