// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_step.h"

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;
using namespace rollback_effect;
using Phase = RollbackPhase;

RollbackStep claimAgain(RollbackState state, qint64 now)
{
    ++state.claimRequests;
    state.requestedAt = now;
    return enter(std::move(state), Phase::Claiming, now, {CreateClaim()});
}

std::optional<RollbackStep> whileClaiming(RollbackState state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (const auto* taken = moment.is<ClaimTaken>(); taken && taken->request == state.claimRequests && taken->claim) {
        state.claim = taken->claim;
        return enter(std::move(state), Phase::LookingForClaim, now, {ListClaims()});
    }
    if (const auto* lost = moment.is<AnswerLost>(); lost && lost->request == state.claimRequests)
        return enter(std::move(state), Phase::LookingForClaim, now, {ListClaims()});
    if (const auto* refused = moment.is<Refused>(); refused && refused->request == state.claimRequests)
        return enter(std::move(state), Phase::NeedsHuman, now, {Notify()},
                     u"GitHub refused the claim of the rollback: %1 Roll back by hand."_s.arg(refused->why));
    return {};
}

/// Ours is not in the list.
RollbackStep withoutClaim(const RollbackState& state, const ClaimsListed& list, const RollbackMoment& moment)
{
    const RollbackRules& rules = moment.rules;
    if (list.readAt - state.requestedAt < rules.settling)
        return {.state = state, .effects = {ListClaims{.notBefore = moment.now + rules.lookAgain}}};
    if (!state.claim && state.claimRequests < rules.mostRequests && !isClaimTooOld(state, moment.now, rules))
        return claimAgain(state, moment.now);
    return enter(state, Phase::NeedsHuman, moment.now, {Notify(), ReleaseClaim()},
                 u"The claim of the rollback is not to be found on GitHub, so nothing was sent. Begin it anew."_s);
}

std::optional<RollbackStep> whileLooking(RollbackState state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (const auto* lost = moment.is<AnswerLost>(); lost && lost->request == 0)
        return RollbackStep{.state = state, .effects = {ListClaims{.notBefore = now + moment.rules.lookAgain}}};
    const auto* list = moment.is<ClaimsListed>();
    if (!list || list->readAt < state.since)
        return {};
    // Ours, where it is still on its way, will get a higher id than any that is there.
    if (list->lowest && list->lowest != list->ours) {
        if (list->ours)
            state.claim = list->ours;
        return enter(std::move(state), Phase::Cancelled, now, {ReleaseClaim(), Notify()},
                     u"%1 has begun a rollback of this deployment before. Follow that one."_s.arg(
                         list->lowestBy.isEmpty() ? u"Another desktop"_s : list->lowestBy));
    }
    if (!list->ours)
        return withoutClaim(state, *list, moment);
    state.claim = list->ours;
    return enter(std::move(state), Phase::CheckingCurrent, now, {ReadDeployments()});
}

RollbackStep dispatch(RollbackState state, qint64 now, const RollbackRules& rules)
{
    ++state.dispatchRequests;
    state.requestedAt = now;
    const qint64 notAfter = state.begunAt + rules.claimLife - rules.claimMargin;
    return enter(std::move(state), Phase::Dispatching, now, {Dispatch{.notAfter = notAfter}});
}

std::optional<RollbackStep> whileChecking(const RollbackState& state, const RollbackMoment& moment)
{
    const qint64 now = moment.now;
    if (const auto* lost = moment.is<AnswerLost>(); lost && lost->request == 0)
        return RollbackStep{.state = state, .effects = {ReadDeployments()}};
    if (const auto* other = moment.is<SomebodyElseDeployed>(); other && other->readAt >= state.since) {
        // What looks like somebody else's may be the one of ours that was not to be found.
        if (state.dispatchRequests > 0)
            return enter(state, Phase::NeedsHuman, now, {Notify()},
                         u"%1 It may be this rollback. Look at the environment's deployments."_s.arg(other->who));
        return enter(state, Phase::Cancelled, now, {ReleaseClaim(), Notify()},
                     u"%1 Nothing was rolled back. Look whether it still has to be."_s.arg(other->who));
    }
    const auto* current = moment.is<StillCurrent>();
    if (!current || current->readAt < state.since)
        return {};
    if (isClaimTooOld(state, now, moment.rules))
        return enter(state, Phase::NeedsHuman, now, {ReleaseClaim(), Notify()},
                     u"The rollback was held up too long to be sent unasked. Begin it anew."_s);
    if (now - current->readAt > moment.rules.settling)
        return RollbackStep{.state = state, .effects = {ReadDeployments()}};
    return dispatch(state, now, moment.rules);
}

} // namespace

std::optional<RollbackStep> stepAroundClaim(const RollbackState& state, const RollbackMoment& moment)
{
    switch (state.phase) {
    case Phase::Claiming:
        return whileClaiming(state, moment);
    case Phase::LookingForClaim:
        return whileLooking(state, moment);
    case Phase::CheckingCurrent:
        return whileChecking(state, moment);
    default:
        return {};
    }
}

} // namespace signalbox::delivery
