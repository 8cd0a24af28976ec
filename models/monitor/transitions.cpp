// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/transitions.h"

#include <algorithm>
#include <iterator>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

constexpr auto betweenTicks = 30s;
// A tick that comes later than this comes after a sleep, and what is known is as old as that sleep.
constexpr auto latenessOfSleep = 1min;
// Until the watcher has looked at everything again.
constexpr auto untilSightReturns = 2min;

} // namespace

Transitions::Transitions(core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
    tick();
}

void Transitions::apply(const core::ChangeSet& changes)
{
    auto transitions = take(changes, changes.catchingUp);
    if (!changes.catchingUp)
        tell(std::move(transitions));
}

void Transitions::remember(const core::ChangeSet& changes)
{
    take(changes, true);
}

void Transitions::noteFreshness(const core::AccountId& account, const core::Freshness& freshness)
{
    m_sight.take(account, freshness);
}

std::vector<Transition> Transitions::take(const core::ChangeSet& changes, bool oldNews)
{
    noteRepositories(changes);
    m_overdue.take(changes, m_clock, oldNews);
    std::vector<Transition> transitions = m_stages.take(changes, oldNews);
    std::ranges::copy(m_crons.take(changes, m_clock.now()), std::back_inserter(transitions));
    std::ranges::copy(m_standings.take(changes), std::back_inserter(transitions));
    return transitions;
}

void Transitions::noteRepositories(const core::ChangeSet& changes)
{
    for (const core::Change& change : changes.changes) {
        const auto* repository = std::get_if<core::Changed<core::Repository>>(&change);
        if (repository && !repository->after.defaultBranch.isEmpty()) // a list may not say it
            m_defaultBranches.insert({changes.account, repository->after.id}, repository->after.defaultBranch);
        else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change))
            m_defaultBranches.remove({changes.account, gone->repository});
    }
}

/// Only when all is remembered: whoever hears of it may ask for more.
void Transitions::tell(std::vector<Transition> transitions)
{
    for (Transition& transition : transitions) {
        const auto line = core::Line::of(transition.account, transition.run);
        transition.onDefaultBranch = !line.pullRequest && !line.branch.isEmpty()
            && line.branch == m_defaultBranches.value({line.account, line.repository});
    }
    for (const Transition& transition : transitions)
        Q_EMIT happened(transition);
}

void Transitions::tick()
{
    const auto now = m_clock.elapsed();
    if (m_tickDue > 0ms && now - m_tickDue > latenessOfSleep)
        m_blindUntil = now + untilSightReturns;
    m_tickDue = now + betweenTicks;
    m_clock.after(betweenTicks, this, [this] { tick(); });
    if (now >= m_blindUntil)
        judge();
}

void Transitions::judge()
{
    auto transitions = m_overdue.judge(m_clock.elapsed(), m_sight);
    std::ranges::copy(m_crons.judge(m_clock.now(), m_sight), std::back_inserter(transitions));
    tell(std::move(transitions));
}

} // namespace signalbox::monitor
