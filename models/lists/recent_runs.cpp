// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/recent_runs.h"

#include "core/outcome.h"

#include <algorithm>
#include <ranges>

namespace signalbox::lists {
namespace {

constexpr std::size_t runsKept = 200;
constexpr std::size_t beads = 30;
constexpr std::size_t timesCompared = 20;

bool isOf(const core::Run& run, const QString& branch)
{
    const core::Line line = core::Line::of({}, run);
    return !line.pullRequest && (branch.isEmpty() || line.branch == branch);
}

} // namespace

std::optional<std::chrono::milliseconds> timeLeft(const Ongoing& ongoing, const QDateTime& now)
{
    if (!ongoing.usual || !ongoing.startedAt || ongoing.outcome != core::Outcome::Running)
        return std::nullopt;
    return *ongoing.usual - std::chrono::milliseconds(ongoing.startedAt->msecsTo(now));
}

void RecentRuns::take(const core::Run& run)
{
    const auto known = m_runs.find(run.id);
    if (known != m_runs.end() && known->second.attempt > run.attempt)
        return;
    m_runs.insert_or_assign(run.id, run);
    // What is going on stays, however old it is.
    for (auto oldest = m_runs.begin(); m_runs.size() > runsKept && oldest != m_runs.end();)
        oldest = core::isOpen(oldest->second) ? std::next(oldest) : m_runs.erase(oldest);
}

core::WorkflowId RecentRuns::workflowOf(core::RunId run) const
{
    const auto known = m_runs.find(run);
    return known == m_runs.end() ? core::WorkflowId() : known->second.workflow;
}

OverviewCard RecentRuns::card(const std::vector<core::Standing>& standings, const QString& branch) const
{
    OverviewCard card{.strip = strip(branch)};
    const auto add = [](QStringList& names, const QString& name) {
        if (!name.isEmpty() && !names.contains(name))
            names << name;
    };
    for (const core::Standing& standing : standings) {
        if (standing.outcome == core::Outcome::Failed) {
            if (const auto red = redSince(standing.run))
                card.red.push_back(*red);
        } else if (const auto open = ongoing(standing)) {
            card.ongoing.push_back(*open);
        }
        if (const auto run = m_runs.find(standing.run); run != m_runs.end())
            add(card.people, run->second.actor);
    }
    for (const RedSince& red : card.red)
        add(card.people, red.actor);
    std::ranges::sort(card.red, {}, &RedSince::at);
    std::ranges::sort(card.ongoing, [](const Ongoing& a, const Ongoing& b) {
        return a.outcome != b.outcome ? a.outcome > b.outcome : a.run > b.run;
    });
    for (const core::Run& run : m_runs | std::views::values) {
        add(card.workflows, run.workflowName);
        if (run.state.isCompleted() && (!card.lastEnd || run.updatedAt > *card.lastEnd))
            card.lastEnd = run.updatedAt;
    }
    card.workflows.sort();
    return card;
}

std::optional<RedSince> RecentRuns::redSince(core::RunId latestFailure) const
{
    const auto latest = m_runs.find(latestFailure);
    if (latest == m_runs.end())
        return std::nullopt;
    const core::Line line = core::Line::of({}, latest->second);
    const core::Run* first = &latest->second;
    bool passedBefore = false;
    for (auto run = std::make_reverse_iterator(latest); run != m_runs.rend() && !passedBefore; ++run) {
        if (core::Line::of({}, run->second) != line)
            continue;
        const auto failed = core::failed(run->second);
        if (failed && *failed)
            first = &run->second;
        passedBefore = failed && !*failed;
    }
    return RedSince{.run = first->id,
                    .workflow = first->workflowName,
                    .commit = first->commit,
                    .actor = first->actor,
                    .at = first->updatedAt,
                    .orEarlier = !passedBefore};
}

std::optional<Ongoing> RecentRuns::ongoing(const core::Standing& standing) const
{
    const auto known = m_runs.find(standing.run);
    if (known == m_runs.end())
        return std::nullopt;
    const core::Run& run = known->second;
    return Ongoing{.run = run.id,
                   .workflow = run.workflowName,
                   .branch = run.branch,
                   .number = run.number,
                   .outcome = standing.outcome,
                   .startedAt = run.startedAt,
                   .usual = usualTime(run.workflow)};
}

std::optional<std::chrono::milliseconds> RecentRuns::usualTime(core::WorkflowId workflow) const
{
    std::vector<qint64> times;
    for (const core::Run& run : m_runs | std::views::values | std::views::reverse) {
        if (run.workflow != workflow || !run.state.isSuccess() || !run.startedAt)
            continue;
        times.push_back(std::max<qint64>(run.startedAt->msecsTo(run.updatedAt), 0));
        if (times.size() == timesCompared)
            break;
    }
    if (times.empty())
        return std::nullopt;
    const auto middle = times.begin() + std::ssize(times) / 2;
    std::ranges::nth_element(times, middle);
    return std::chrono::milliseconds(*middle);
}

std::vector<Bead> RecentRuns::strip(const QString& branch) const
{
    std::vector<Bead> strip;
    for (const core::Run& run : m_runs | std::views::values | std::views::reverse) {
        const core::Outcome outcome = core::outcome(run.state);
        if (!isOf(run, branch) || outcome == core::Outcome::Skipped)
            continue;
        strip.push_back({.run = run.id, .outcome = outcome});
        if (strip.size() == beads)
            break;
    }
    std::ranges::reverse(strip);
    return strip;
}

} // namespace signalbox::lists
