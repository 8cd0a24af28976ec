// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_roster.h"

#include <algorithm>

namespace signalbox::lists {

bool JobRoster::apply(const core::ChangeSet& changes)
{
    std::vector<const core::Job*> ours;
    bool changed = false;
    for (const core::Change& change : changes.changes) {
        if (const auto* job = std::get_if<core::Changed<core::Job>>(&change); job && job->after.run == m_run)
            ours.push_back(&job->after);
        else if (const auto* removed = std::get_if<core::RunRemoved>(&change); removed && removed->run == m_run) {
            changed = changed || !m_jobs.empty();
            m_jobs.clear();
            ours.clear();
        }
    }
    // Ids grow in the order in which GitHub expands a matrix, which is the order of the workflow file.
    std::ranges::stable_sort(ours, {}, [](const core::Job* job) { return job->id; });
    for (const core::Job* job : ours)
        changed = take(*job) || changed;
    return changed;
}

bool JobRoster::take(const core::Job& job)
{
    core::Job* predecessor = nullptr;
    for (core::Job& known : m_jobs) {
        if (known.id == job.id) {
            const bool differs = known != job;
            known = job;
            return differs;
        }
        if (known.name != job.name)
            continue;
        if (known.attempt > job.attempt)
            return false; // news of an attempt that is history
        if (known.attempt < job.attempt && !predecessor)
            predecessor = &known;
    }
    if (predecessor)
        *predecessor = job;
    else
        m_jobs.push_back(job);
    return true;
}

} // namespace signalbox::lists
