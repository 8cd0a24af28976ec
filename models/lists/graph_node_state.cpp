// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/graph_node_state.h"

#include "core/duration_words.h"
#include "lists/time_taken.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// The most alarming one. A cell that was skipped or did not matter says nothing beside one that passed.
core::Outcome together(const std::vector<const core::Job*>& jobs)
{
    core::Outcome worst = core::Outcome::Unknown;
    bool passed = false;
    for (const core::Job* job : jobs) {
        worst = core::worse(worst, core::outcome(job->state));
        passed = passed || job->state.isSuccess();
    }
    const bool calm = worst == core::Outcome::Skipped || worst == core::Outcome::Neutral;
    return passed && calm ? core::Outcome::Passed : worst;
}

/// "1 failed, 2 running, 9 passed", from alarming to calm.
QString countsOf(const std::vector<const core::Job*>& jobs)
{
    std::map<core::Outcome, int, std::greater<>> counts;
    for (const core::Job* job : jobs)
        ++counts[core::outcome(job->state)];
    if (counts.size() == 1)
        return u"%1 %2"_s.arg(jobs.size()).arg(core::words(counts.begin()->first).toLower());
    QStringList parts;
    for (const auto& [outcome, count] : counts)
        parts << u"%1 %2"_s.arg(count).arg(core::words(outcome).toLower());
    return parts.join(u", "_s);
}

/// The one that failed, else that waits for somebody, else that runs, else the first.
core::JobId mostTelling(const std::vector<const core::Job*>& jobs)
{
    const auto rank = [](const core::Job* job) {
        const core::Outcome outcome = core::outcome(job->state);
        return outcome >= core::Outcome::Running ? int(outcome) : 0;
    };
    return (*std::ranges::max_element(jobs, {}, rank))->id;
}

QString whyItWaits(const core::Job& job)
{
    if (job.state.status == core::Status::Pending)
        return u"waits for its concurrency group"_s;
    if (job.state.status == core::Status::Queued || job.state.status == core::Status::Requested)
        return u"waits for a runner"_s;
    return {};
}

std::optional<Worked> workedOn(const std::vector<const core::Job*>& jobs, const QDateTime& now)
{
    std::optional<Worked> worked;
    for (const core::Job* job : jobs) {
        if (!timeTaken(*job, now) || !job->startedAt)
            continue;
        const QDateTime end = job->completedAt.value_or(now);
        if (!worked)
            worked = Worked{.begin = *job->startedAt, .end = end};
        worked->begin = std::min(worked->begin, *job->startedAt);
        worked->end = std::max(worked->end, end);
    }
    return worked;
}

} // namespace

std::optional<Worked> describeNode(GraphNode& node, const std::vector<const core::Job*>& jobs, bool runEnded,
                                   const QDateTime& now)
{
    if (jobs.empty()) {
        node.isPlanned = true;
        node.words = runEnded ? u"Not created"_s : u"Planned"_s;
        return std::nullopt;
    }
    for (const core::Job* job : jobs)
        node.jobs.push_back(job->id);
    node.telling = mostTelling(jobs);
    node.outcome = together(jobs);
    if (jobs.size() == 1) {
        node.words = core::words(jobs.front()->state);
        node.why = whyItWaits(*jobs.front());
    } else {
        node.words = countsOf(jobs);
    }
    const auto worked = workedOn(jobs, now);
    if (worked)
        node.took
            = std::max(std::chrono::milliseconds(worked->begin.msecsTo(worked->end)), std::chrono::milliseconds(0));
    return worked;
}

} // namespace signalbox::lists
