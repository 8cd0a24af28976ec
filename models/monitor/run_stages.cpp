// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/run_stages.h"

#include <algorithm>
#include <iterator>

namespace signalbox::monitor {
namespace {

using Kind = Transition::Kind;

// Of a line, so that a week of work takes no more memory than a day. What is older is re-run seldom, and then seen
// running.
constexpr std::size_t runsKept = 100;

} // namespace

std::vector<Transition> RunStages::take(const core::ChangeSet& changes)
{
    // In the order in which they began, whatever the order of the list.
    std::multimap<core::Place, const core::Run*> runs;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change)) {
            runs.emplace(core::Place::of(run->after), &run->after);
        } else if (const auto* deleted = std::get_if<core::RunRemoved>(&change)) {
            if (const auto known = m_runs.find({changes.account, deleted->run}); known != m_runs.end()) {
                m_lines[known->second.line].erase({known->second.place, deleted->run});
                m_runs.erase(known);
            }
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            forget(changes.account, gone->repository);
        }
    }
    std::map<core::Line, core::Place> newest; // before this list
    for (const auto& [place, run] : runs) {
        const auto line = core::Line::of(changes.account, *run);
        if (const auto known = m_lines.find(line); known != m_lines.end() && !known->second.empty())
            newest.emplace(line, known->second.rbegin()->first);
    }
    std::vector<Transition> transitions;
    for (const auto& [place, run] : runs) {
        const auto line = core::Line::of(changes.account, *run);
        const auto before = newest.find(line);
        const bool isHistory = before != newest.end() && place < before->second;
        for (const Kind kind : advance({changes.account, run->id}, *run, isHistory))
            transitions.push_back({.kind = kind, .account = changes.account, .run = *run});
        trim(line);
    }
    return transitions;
}

std::vector<Kind> RunStages::advance(const Key& key, const core::Run& run, bool isHistory)
{
    const auto place = core::Place::of(run);
    const auto found = m_runs.find(key);
    const bool isNew = found == m_runs.end();
    Known now = isNew ? Known() : found->second;
    if (!isNew) {
        const bool isLate = place < now.place || (place == now.place && run.updatedAt < now.updatedAt);
        if (isLate)
            return {};
        m_lines[now.line].erase({now.place, key.second});
        if (place != now.place)
            now = {};
    }
    const Known before = now;
    now.line = core::Line::of(key.first, run);
    now.place = place;
    now.updatedAt = run.updatedAt;
    now.waits = run.state.needsPerson();
    now.started = before.started || run.state.isRunning();
    now.finished = before.finished || !core::isOpen(run);
    m_runs.insert_or_assign(key, now);
    m_lines[now.line].emplace(now.place, key.second);

    std::vector<Kind> kinds;
    if (before.finished || (isNew && isHistory && now.finished))
        return kinds;
    if (now.started && !before.started)
        kinds.push_back(Kind::Started);
    if (now.waits && !before.waits)
        kinds.push_back(Kind::WaitingForApproval);
    if (now.finished)
        kinds.push_back(Kind::Finished);
    return kinds;
}

void RunStages::forget(const core::AccountId& account, core::RepositoryId repository)
{
    const auto isOfIt
        = [&](const core::Line& line) { return line.account == account && line.repository == repository; };
    std::erase_if(m_runs, [&](const auto& entry) { return isOfIt(entry.second.line); });
    std::erase_if(m_lines, [&](const auto& entry) { return isOfIt(entry.first); });
}

void RunStages::trim(const core::Line& line)
{
    auto& runs = m_lines[line];
    for (auto oldest = runs.begin(); runs.size() > runsKept && oldest != runs.end();) {
        const auto known = m_runs.find({line.account, oldest->second});
        if (!known->second.finished) {
            ++oldest;
            continue;
        }
        m_runs.erase(known);
        oldest = runs.erase(oldest);
    }
}

} // namespace signalbox::monitor
