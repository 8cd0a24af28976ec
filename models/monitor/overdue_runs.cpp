// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/overdue_runs.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

using Kind = Transition::Kind;

bool isQueued(const core::State& state)
{
    return state.status == core::Status::Queued || state.status == core::Status::Requested
        || state.status == core::Status::Pending;
}

} // namespace

Duration OverdueRuns::slowAfter(Duration usual)
{
    return usual + std::max<Duration>(usual / 2, 2min);
}

void OverdueRuns::take(const core::ChangeSet& changes, const core::Clock& clock, bool oldNews)
{
    m_usual.take(changes);
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change)) {
            const auto began = run->after.startedAt.value_or(run->after.createdAt);
            const bool isDated = oldNews && began.isValid();
            takeRun(changes.account, run->after,
                    {.since = clock.elapsed(), .before = Duration(isDated ? began.msecsTo(clock.now()) : 0)});
        } else if (const auto* deleted = std::get_if<core::RunRemoved>(&change)) {
            m_open.erase({changes.account, deleted->run});
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            forget(changes.account, gone->repository);
        }
    }
}

void OverdueRuns::takeRun(const core::AccountId& account, const core::Run& run, const Span& met)
{
    const auto line = core::Line::of(account, run);
    m_usual.touch(line).take(run);
    m_usual.trim(line);
    const Key key{account, run.id};
    const auto known = m_open.find(key);
    if (known != m_open.end() && run.attempt < known->second.run.attempt)
        return;
    if (!core::isOpen(run)) {
        if (known != m_open.end())
            m_open.erase(known);
        return;
    }
    const bool isSameAttempt = known != m_open.end() && known->second.run.attempt == run.attempt;
    Open open = isSameAttempt ? known->second : Open();
    open.run = run;
    if (!isQueued(run.state))
        open.queued.reset();
    else if (!open.queued)
        open.queued = met;
    if (run.state.needsPerson())
        open.running.reset();
    else if (run.state.isRunning() && !open.running)
        open.running = met;
    m_open.insert_or_assign(key, open);
}

void OverdueRuns::forget(const core::AccountId& account, core::RepositoryId repository)
{
    std::erase_if(m_open, [&](const auto& entry) {
        return entry.first.first == account && entry.second.run.repository == repository;
    });
}

std::optional<Duration> OverdueRuns::longestRun(const core::AccountId& account, const core::Run& run) const
{
    const UsualDuration* line = m_usual.find(core::Line::of(account, run));
    const auto usual = line ? line->value() : std::nullopt;
    return usual ? std::optional(slowAfter(*usual)) : std::nullopt;
}

std::vector<Transition> OverdueRuns::judge(Duration now, const Sight& sight)
{
    std::vector<Transition> transitions;
    for (auto& [key, open] : m_open) {
        const auto& account = key.first;
        if (!sight.has(account, open.run.repository))
            continue;
        const auto judgeSpan
            = [&](Kind kind, const std::optional<Span>& span, std::optional<Duration> limit, bool& told) {
                  if (told || !span || !limit || now - span->since < *limit)
                      return;
                  told = true;
                  if (span->before < *limit)
                      transitions.push_back({.kind = kind, .account = account, .run = open.run});
              };
        judgeSpan(Kind::QueuedTooLong, open.queued, longestQueue, open.toldQueued);
        judgeSpan(Kind::SlowerThanUsual, open.running, longestRun(account, open.run), open.toldSlow);
    }
    return transitions;
}

} // namespace signalbox::monitor
