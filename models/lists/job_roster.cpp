// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_roster.h"

#include "core/duration_words.h"
#include "core/outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::lists {
namespace {

using std::chrono::milliseconds;

std::optional<milliseconds> taken(const core::State& state, const std::optional<QDateTime>& start,
                                  const std::optional<QDateTime>& end, const QDateTime& now)
{
    if (!start || !start->isValid())
        return {};
    if (state.isRunning() && now.isValid())
        return std::max(milliseconds(start->msecsTo(now)), milliseconds(0));
    if (!state.isCompleted() || !end || !end->isValid() || state.conclusion == core::Conclusion::Skipped)
        return {};
    return std::max(milliseconds(start->msecsTo(*end)), milliseconds(0));
}

} // namespace

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

std::optional<milliseconds> timeTaken(const core::Job& job, const QDateTime& now)
{
    return taken(job.state, job.startedAt, job.completedAt, now);
}

std::optional<milliseconds> timeTaken(const core::Step& step, const QDateTime& now)
{
    return taken(step.state, step.startedAt, step.completedAt, now);
}

QString spoken(const core::State& state, std::optional<milliseconds> taken)
{
    const QString word = core::words(state).toLower();
    if (!taken)
        return word;
    const QString pattern = state.isRunning() ? QCoreApplication::translate("signalbox::lists::Spoken", "%1 for %2")
                                              : QCoreApplication::translate("signalbox::lists::Spoken", "%1 after %2");
    return pattern.arg(word, core::words(*taken));
}

} // namespace signalbox::lists
