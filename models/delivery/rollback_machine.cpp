// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_machine.h"

#include "delivery/rollback_step.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using namespace rollback_effect;
using Phase = RollbackPhase;

constexpr size_t mostPast = 20;

/// Nothing has been sent for it: something newer may take its place.
bool isBeforeClaim(Phase phase)
{
    return !isSent(phase) && phase != Phase::Claiming && phase != Phase::LookingForClaim
        && phase != Phase::CheckingCurrent;
}

/// A clock that was set back: what is newer than a moment that is still to come would not be seen for as long. What
/// was not counted down yet is counted down once more.
RollbackState inTime(RollbackState state, qint64 now, const RollbackRules& rules)
{
    for (qint64* past : {&state.since, &state.requestedAt, &state.begunAt, &state.pausedSince})
        *past = std::min(*past, now);
    state.countdownEnds = std::min(state.countdownEnds, now + rules.countdown);
    return state;
}

/// Only what is true of the environment and not of one rollback.
RollbackState anew(const RollbackState& state, const QString& environment)
{
    return {.environment = environment, .past = state.past};
}

std::optional<RollbackStep> watch(const RollbackState& state, const WatchBegins& begins, qint64 now)
{
    // What has ended for this deployment has ended: its end would be forgotten, and all of it could come again.
    const bool isKnown = state.phase != Phase::Idle && state.badDeployment == begins.deployment;
    if (!isBeforeClaim(state.phase) || isKnown || !begins.deployment)
        return {};
    RollbackState watching = anew(state, begins.environment);
    watching.badDeployment = begins.deployment;
    watching.from = begins.version;
    std::vector<RollbackEffect> effects{WatchHealth()};
    QString words;
    if (!isEnd(state.phase) && state.phase != Phase::Watching && state.phase != Phase::Suspect) {
        effects.emplace_back(Notify());
        words = u"%1 was deployed meanwhile, so the older deployment is not rolled back. The new one is watched."_s.arg(
            begins.version.name);
    }
    return enter(std::move(watching), Phase::Watching, now, std::move(effects), words);
}

std::optional<RollbackStep> ask(const RollbackState& state, const AskedByUser& asked, qint64 now)
{
    const RollbackPlan& plan = asked.plan;
    if (!isBeforeClaim(state.phase) || !plan.badDeployment || plan.target.commit.isEmpty() || plan.key.isEmpty())
        return {};
    RollbackState manual = anew(state, asked.environment);
    manual.badDeployment = plan.badDeployment;
    manual.from = plan.from;
    manual.target = plan.target;
    manual.way = plan.way;
    manual.key = plan.key;
    return enter(std::move(manual), Phase::AwaitingConfirmation, now, {});
}

std::optional<RollbackStep> stop(const RollbackState& state, qint64 now)
{
    if (isEnd(state.phase))
        return {};
    if (isSent(state.phase) || state.dispatchRequests > 0)
        return enter(
            state, Phase::StoppedFollowing, now, {Notify()},
            u"You stopped following the rollback, which may have been sent: GitHub goes on with it. Look at its "
            "runs."_s);
    if (isBeforeClaim(state.phase))
        return enter(state, Phase::Cancelled, now, {Notify()},
                     u"You stopped it, and nothing was sent. Ask for a rollback where you still want one."_s);
    return enter(state, Phase::Cancelled, now, {ReleaseClaim(), Notify()},
                 u"You stopped it, and nothing was rolled back. Ask for a rollback where you still want one."_s);
}

std::optional<RollbackStep> restart(const RollbackState& state, qint64 now)
{
    switch (lookAfterRestart(state.phase)) {
    case RollbackLook::Health:
        if (state.phase == Phase::Verifying)
            return enter(state, Phase::Verifying, now, {StartVerifying()}, state.words);
        return enter(state, Phase::Watching, now, {WatchHealth()});
    case RollbackLook::Claims:
        return enter(state, Phase::LookingForClaim, now, {ListClaims()});
    case RollbackLook::Deployments:
        return enter(state, Phase::CheckingCurrent, now, {ReadDeployments()});
    case RollbackLook::RunByKey:
        return enter(state, Phase::LookingForRun, now, {LookForRun()});
    case RollbackLook::RunById:
        return enter(state, state.phase, now, {FollowRun()}, state.words);
    case RollbackLook::Nothing:
        if (state.phase == Phase::AwaitingConfirmation)
            return RollbackStep{.state = state, .effects = {Notify()}};
        return {};
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

std::optional<RollbackStep> inAnyPhase(const RollbackState& state, const RollbackMoment& moment)
{
    if (moment.is<Restarted>())
        return restart(state, moment.now);
    if (moment.is<StoppedByUser>())
        return stop(state, moment.now);
    if (const auto* begins = moment.is<WatchBegins>())
        return watch(state, *begins, moment.now);
    if (const auto* asked = moment.is<AskedByUser>())
        return ask(state, *asked, moment.now);
    return {};
}

} // namespace

RollbackStep enter(RollbackState state, RollbackPhase phase, qint64 now, std::vector<RollbackEffect> effects,
                   const QString& words)
{
    // The next automatic rollback keeps its distance from the end of this one, which an approval can delay by hours.
    const bool hasEnded = isEnd(phase) && !isBeforeClaim(state.phase);
    if (hasEnded && state.trigger == RollbackTrigger::Automatic && !state.past.empty())
        state.past.back().at = now;
    state.phase = phase;
    state.since = now;
    state.words = words;
    return {.state = std::move(state), .effects = std::move(effects)};
}

RollbackStep beginClaim(RollbackState state, qint64 now)
{
    if (state.past.size() > mostPast)
        state.past.erase(state.past.begin());
    state.begunAt = now;
    state.requestedAt = now;
    state.claimRequests = 1;
    state.dispatchRequests = 0;
    state.isDispatchTaken = false;
    state.claim = {};
    state.run = {};
    return enter(std::move(state), Phase::Claiming, now, {CreateClaim()});
}

bool isClaimTooOld(const RollbackState& state, qint64 now, const RollbackRules& rules)
{
    return now < state.begunAt || now > state.begunAt + rules.claimLife - rules.claimMargin;
}

RollbackStep next(const RollbackState& before, const RollbackEvent& event, qint64 now, const RollbackRules& rules)
{
    const RollbackState state = isEnd(before.phase) ? before : inTime(before, now, rules);
    const RollbackMoment moment{.event = event, .now = now, .rules = rules};
    for (const auto step : {inAnyPhase, stepBeforeClaim, stepAroundClaim, stepAroundRun}) {
        if (auto done = step(state, moment))
            return *std::move(done);
    }
    return {.state = state, .effects = {}};
}

} // namespace signalbox::delivery
