// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_step.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using namespace rollback_effect;
using Phase = RollbackPhase;

constexpr qint64 Day = 86'400'000;

RollbackStep propose(RollbackState state, const Unhealthy& verdict, qint64 now)
{
    state.from = verdict.plan.from;
    state.target = verdict.plan.target;
    state.way = verdict.plan.way;
    state.key = verdict.plan.key;
    state.reason = verdict.reason;
    state.trigger = RollbackTrigger::Automatic;
    if (state.target.commit.isEmpty() || state.key.isEmpty())
        return enter(std::move(state), Phase::NeedsHuman, now, {Notify()},
                     u"It is unhealthy, and no good version is left to go back to. Mend it with a new release."_s);
    return enter(std::move(state), Phase::Proposed, now, {CheckGuards()});
}

RollbackStep judge(RollbackState state, const GuardsChecked& guards, const RollbackMoment& moment)
{
    if (guards.verdict == GuardsChecked::Verdict::Blocked)
        return enter(std::move(state), Phase::NeedsHuman, moment.now, {Notify()},
                     u"%1 Decide what is to be done."_s.arg(guards.why));
    if (guards.verdict == GuardsChecked::Verdict::NeedsConfirmation)
        return enter(std::move(state), Phase::AwaitingConfirmation, moment.now, {Notify()},
                     u"%1 Confirm the rollback, or stop it."_s.arg(guards.why));
    if (!moment.rules.isArmed)
        return enter(std::move(state), Phase::AwaitingConfirmation, moment.now, {Notify()},
                     u"It is unhealthy. Confirm the rollback, or stop it."_s);
    if (const QString limit = limitReached(state, moment.now, moment.rules); !limit.isEmpty())
        return enter(std::move(state), Phase::NeedsHuman, moment.now, {Notify()},
                     u"%1 Decide what is to be done."_s.arg(limit));
    state.countdownEnds = moment.now + moment.rules.countdown;
    return enter(
        state, Phase::CountingDown, moment.now, {Notify(), StartCountdown()},
        u"It is unhealthy and will be rolled back to %1. Stop the countdown to prevent it."_s.arg(state.target.name));
}

std::optional<RollbackStep> whileWatching(const RollbackState& state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (moment.is<WatchEnds>())
        return enter(state, Phase::Idle, now, {});
    if (moment.is<ProbesFail>() && state.phase == Phase::Watching)
        return enter(state, Phase::Suspect, now, {});
    if (moment.is<Healthy>() && state.phase == Phase::Suspect)
        return enter(state, Phase::Watching, now, {});
    if (const auto* verdict = moment.is<Unhealthy>(); verdict && verdict->plan.badDeployment == state.badDeployment)
        return propose(state, *verdict, now);
    return {};
}

std::optional<RollbackStep> whileCountingDown(RollbackState state, const RollbackMoment& moment)
{
    if (!moment.is<CountdownEnded>())
        return {};
    // A timer and the time of day do not keep step to the millisecond: what came early comes once more.
    if (moment.now < state.countdownEnds)
        return RollbackStep{.state = std::move(state), .effects = {StartCountdown()}};
    if (!moment.rules.isArmed)
        return enter(std::move(state), Phase::AwaitingConfirmation, moment.now, {Notify()},
                     u"Automatic rollback was switched off meanwhile. Confirm this one, or stop it."_s);
    state.past.push_back({.from = state.badDeployment, .at = moment.now});
    return beginClaim(std::move(state), moment.now);
}

} // namespace

QString limitReached(const RollbackState& state, qint64 now, const RollbackRules& rules)
{
    if (std::ranges::contains(state.past, state.badDeployment, &AutomaticRollback::from))
        return u"This deployment was rolled back automatically once already."_s;
    if (!state.past.empty() && now - state.past.back().at < rules.coolDown)
        return u"The last automatic rollback here is less than %1 minutes ago."_s.arg(rules.coolDown / 60'000);
    const auto today = std::ranges::count_if(state.past, [now](const auto& one) { return now - one.at < Day; });
    if (today >= rules.mostInDay)
        return u"There were %1 automatic rollbacks here in 24 hours."_s.arg(today);
    return {};
}

std::optional<RollbackStep> stepBeforeClaim(const RollbackState& state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    switch (state.phase) {
    case Phase::Watching:
    case Phase::Suspect:
        return whileWatching(state, moment);
    case Phase::Proposed:
    case Phase::CountingDown:
        if (moment.is<Inconclusive>())
            return enter(state, Phase::Suspect, now, {WatchHealth(), Notify()},
                         u"The probes say nothing for sure any more. The rollback waits for them."_s);
        if (moment.is<Healthy>())
            return enter(state, Phase::Watching, now, {Notify()},
                         u"It is healthy again and is not rolled back. It is still watched."_s);
        if (const auto* guards = moment.is<GuardsChecked>(); guards && state.phase == Phase::Proposed)
            return judge(state, *guards, moment);
        return state.phase == Phase::CountingDown ? whileCountingDown(state, moment) : std::nullopt;
    case Phase::AwaitingConfirmation:
        if (const auto* confirmed = moment.is<Confirmed>(); confirmed && !confirmed->reason.trimmed().isEmpty()) {
            RollbackState sure = state;
            sure.trigger = RollbackTrigger::Manual;
            sure.reason = confirmed->reason;
            return beginClaim(std::move(sure), now);
        }
        return {};
    default:
        return {};
    }
}

} // namespace signalbox::delivery
