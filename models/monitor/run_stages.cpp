// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/run_stages.h"

#include <algorithm>
#include <utility>

namespace signalbox::monitor {
namespace {

using Kind = Transition::Kind;

// Of a line, so that a week of work takes no more memory than a day. What is older is re-run seldom, and then seen
// running.
constexpr std::size_t attemptsKept = 30;

} // namespace

std::vector<Transition> RunStages::take(const core::ChangeSet& changes, bool oldNews)
{
    ++m_list;
    m_lines.take(changes);
    std::vector<const core::Changed<core::Run>*> runs;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            runs.push_back(run);
        else if (const auto* deleted = std::get_if<core::RunRemoved>(&change))
            forget(changes.account, *deleted);
    }
    // In the order in which they began, whatever the order of the list.
    std::ranges::stable_sort(runs, {}, [](const auto* run) { return core::Place::of(run->after); });
    const auto hasOpen
        = [](const LineAttempts& line) { return !std::ranges::all_of(line.attempts, &Attempt::finished); };
    std::vector<Transition> transitions;
    for (const auto* run : runs) {
        const auto of = core::Line::of(changes.account, run->after);
        LineAttempts& line = m_lines.touch(of);
        if (std::exchange(line.list, m_list) != m_list)
            line.newest = line.attempts.empty() ? std::nullopt : std::optional(line.attempts.back().place);
        for (const Kind kind : advance(line, *run)) {
            if (!oldNews)
                transitions.push_back({.kind = kind, .account = changes.account, .run = run->after});
        }
        trim(line.attempts);
        m_lines.trim(of, hasOpen);
    }
    return transitions;
}

std::vector<Kind> RunStages::advance(LineAttempts& line, const core::Changed<core::Run>& change)
{
    const core::Run& run = change.after;
    auto& attempts = line.attempts;
    const auto place = core::Place::of(run);
    const auto known = std::ranges::find(attempts, run.id, &Attempt::run);
    const bool isNew = known == attempts.end();
    Attempt before{.run = run.id, .place = place};
    if (!isNew) {
        const bool isLate = place < known->place || (place == known->place && run.updatedAt < known->updatedAt);
        if (isLate)
            return {};
        if (place == known->place)
            before = *known;
        attempts.erase(known);
    }
    Attempt now = before;
    now.updatedAt = run.updatedAt;
    now.waits = run.state.needsPerson();
    now.started = before.started || run.state.isRunning();
    now.finished = before.finished || !core::isOpen(run);
    attempts.insert(std::ranges::upper_bound(attempts, place, {}, &Attempt::place), now);

    // Late, or forgotten with its branch and only named anew.
    const bool isHistory
        = isNew && now.finished && ((line.newest && place < *line.newest) || core::isSameState(change));
    std::vector<Kind> kinds;
    if (before.finished || isHistory)
        return kinds;
    if (now.started && !before.started)
        kinds.push_back(Kind::Started);
    if (now.waits && !before.waits)
        kinds.push_back(Kind::WaitingForApproval);
    if (now.finished)
        kinds.push_back(Kind::Finished);
    return kinds;
}

void RunStages::trim(std::vector<Attempt>& attempts)
{
    while (attempts.size() > attemptsKept) {
        const auto oldest = std::ranges::find(attempts, true, &Attempt::finished);
        if (oldest == attempts.end())
            return;
        attempts.erase(oldest);
    }
}

void RunStages::forget(const core::AccountId& account, const core::RunRemoved& gone)
{
    m_lines.change([&](const core::Line& line, LineAttempts& known) {
        if (line.account == account && line.repository == gone.repository)
            std::erase_if(known.attempts, [&](const Attempt& attempt) { return attempt.run == gone.run; });
    });
}

} // namespace signalbox::monitor
