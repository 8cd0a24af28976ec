// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_step.h"

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using namespace rollback_effect;
using Phase = RollbackPhase;

RollbackStep follow(RollbackState state, core::RunId run, qint64 now)
{
    state.run = run;
    state.isDispatchTaken = true;
    return enter(std::move(state), Phase::Running, now, {FollowRun()});
}

std::optional<RollbackStep> whileDispatching(RollbackState state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (const auto* taken = moment.is<DispatchTaken>()) {
        if (taken->run)
            return follow(std::move(state), taken->run, now);
        state.isDispatchTaken = true;
        return enter(std::move(state), Phase::LookingForRun, now, {LookForRun()});
    }
    if (const auto* lost = moment.is<AnswerLost>(); lost && lost->request == state.dispatchRequests)
        return enter(std::move(state), Phase::LookingForRun, now, {LookForRun()});
    if (const auto* refused = moment.is<Refused>(); refused && refused->request == state.dispatchRequests)
        return enter(std::move(state), Phase::NeedsHuman, now, {ReleaseClaim(), Notify()},
                     u"GitHub refused the rollback: %1 Choose another way, or another version."_s.arg(refused->why));
    return {};
}

/// Not found, and long enough ago to be found if it were there.
RollbackStep withoutRun(const RollbackState& state, const RollbackMoment& moment)
{
    if (state.isDispatchTaken)
        return enter(state, Phase::NeedsHuman, moment.now, {Notify()},
                     u"GitHub took the rollback, but its run is not to be found. Look for it on GitHub."_s);
    if (state.dispatchRequests >= moment.rules.mostRequests)
        return enter(
            state, Phase::NeedsHuman, moment.now, {Notify()},
            u"The rollback was sent %1 times and never arrived. Roll back by hand."_s.arg(state.dispatchRequests));
    return enter(state, Phase::CheckingCurrent, moment.now, {ReadDeployments()});
}

std::optional<RollbackStep> whileLooking(RollbackState state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    const RollbackStep again{.state = state, .effects = {LookForRun{.notBefore = now + moment.rules.lookAgain}}};
    if (const auto* found = moment.is<RunFound>(); found && found->run)
        return follow(std::move(state), found->run, now);
    if (const auto* taken = moment.is<DispatchTaken>()) {
        if (taken->run)
            return follow(std::move(state), taken->run, now);
        state.isDispatchTaken = true; // it is being looked for already
        return RollbackStep{.state = state, .effects = {}};
    }
    if (const auto* lost = moment.is<AnswerLost>(); lost && lost->request == 0)
        return again;
    const auto* absent = moment.is<RunAbsent>();
    if (!absent || absent->readAt < state.since)
        return {};
    return absent->readAt - state.requestedAt < moment.rules.settling ? again : withoutRun(state, moment);
}

std::optional<RollbackStep> whileFollowing(const RollbackState& state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (const auto* lost = moment.is<AnswerLost>(); lost && lost->request == 0)
        return RollbackStep{.state = state, .effects = {FollowRun()}};
    const auto* change = moment.is<RunChanged>();
    if (!change || change->run != state.run)
        return {};
    switch (change->to) {
    case RunChanged::To::Waiting:
        if (state.phase == Phase::AwaitingApproval)
            return {};
        return enter(state, Phase::AwaitingApproval, now, {Notify()},
                     u"The rollback waits for an approval. Approve its deployment in the inbox."_s);
    case RunChanged::To::Running:
        if (state.phase == Phase::Running)
            return {};
        return enter(state, Phase::Running, now, {});
    case RunChanged::To::Succeeded: {
        RollbackState deployed = state;
        deployed.pausedSince = 0;
        return enter(std::move(deployed), Phase::Verifying, now, {StartVerifying()});
    }
    case RunChanged::To::Failed:
        return enter(state, Phase::RollbackFailed, now, {Notify(), OfferNext()},
                     u"The run of the rollback failed. Read its log, or choose the next older version."_s);
    case RunChanged::To::Cancelled:
        return enter(state, Phase::NeedsHuman, now, {Notify()},
                     u"The run of the rollback was cancelled, perhaps by a newer one of its concurrency group. Look at "
                     "what is deployed, then begin it anew."_s);
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

std::optional<RollbackStep> whileVerifying(RollbackState state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (const auto* verdict = moment.is<Healthy>(); verdict && verdict->readAt >= state.since) {
        const QString words = verdict->wasAsked ? u"%1 is back and healthy."_s
                                                : u"GitHub says that %1 is back; no probe is set that could ask it."_s;
        return enter(state, Phase::RolledBack, now, {MarkBad(), ReleaseClaim(), Notify(), OfferRevert()},
                     words.arg(state.target.name)
                         + u" Revert the fault, so that the next deployment does not bring it back."_s);
    }
    if (const auto* verdict = moment.is<Unhealthy>(); verdict && verdict->readAt >= state.since)
        return enter(state, Phase::RollbackFailed, now, {Notify(), OfferNext()},
                     u"%1 is back and unhealthy too. Choose the next older version, or mend the cause."_s.arg(
                         state.target.name));
    if (moment.is<ProbesFail>() && state.pausedSince) {
        state.pausedSince = 0;
        return RollbackStep{.state = state, .effects = {}};
    }
    if (!moment.is<Inconclusive>() && !moment.is<TimePassed>())
        return {};
    if (state.pausedSince && now - state.pausedSince >= moment.rules.longestPause)
        return enter(std::move(state), Phase::NeedsHuman, now, {Notify()},
                     u"The rollback was deployed, but the probes say nothing for sure. Look at the service."_s);
    if (moment.is<Inconclusive>() && !state.pausedSince) {
        state.pausedSince = now;
        return RollbackStep{.state = state, .effects = {}};
    }
    return {};
}

} // namespace

std::optional<RollbackStep> stepAroundRun(const RollbackState& state, const RollbackMoment& moment)
{
    switch (state.phase) {
    case Phase::Dispatching:
        return whileDispatching(state, moment);
    case Phase::LookingForRun:
        return whileLooking(state, moment);
    case Phase::AwaitingApproval:
    case Phase::Running:
        return whileFollowing(state, moment);
    case Phase::Verifying:
        return whileVerifying(state, moment);
    default:
        return {};
    }
}

} // namespace signalbox::delivery
