// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_state.h"

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {

RollbackLook lookAfterRestart(RollbackPhase phase)
{
    switch (phase) {
    case RollbackPhase::Watching:
    case RollbackPhase::Suspect:
    case RollbackPhase::Proposed:
    case RollbackPhase::CountingDown:
    case RollbackPhase::Verifying:
        return RollbackLook::Health;
    case RollbackPhase::Claiming:
    case RollbackPhase::LookingForClaim:
        return RollbackLook::Claims;
    case RollbackPhase::CheckingCurrent:
        return RollbackLook::Deployments;
    case RollbackPhase::Dispatching:
    case RollbackPhase::LookingForRun:
        return RollbackLook::RunByKey;
    case RollbackPhase::AwaitingApproval:
    case RollbackPhase::Running:
        return RollbackLook::RunById;
    case RollbackPhase::Idle:
    case RollbackPhase::AwaitingConfirmation:
    case RollbackPhase::RolledBack:
    case RollbackPhase::RollbackFailed:
    case RollbackPhase::NeedsHuman:
    case RollbackPhase::StoppedFollowing:
    case RollbackPhase::Cancelled:
        return RollbackLook::Nothing;
    }
    Q_UNREACHABLE_RETURN(RollbackLook::Nothing);
}

bool isEnd(RollbackPhase phase)
{
    return lookAfterRestart(phase) == RollbackLook::Nothing && phase != RollbackPhase::AwaitingConfirmation;
}

bool isUnderWay(RollbackPhase phase)
{
    return !isEnd(phase) && phase != RollbackPhase::Watching && phase != RollbackPhase::Suspect
        && phase != RollbackPhase::AwaitingConfirmation;
}

bool isSent(RollbackPhase phase)
{
    const RollbackLook look = lookAfterRestart(phase);
    return look == RollbackLook::RunByKey || look == RollbackLook::RunById || phase == RollbackPhase::Verifying;
}

QString word(RollbackPhase phase)
{
    static constexpr std::array<QLatin1StringView, rollbackPhaseCount> words{"idle"_L1,
                                                                             "watching"_L1,
                                                                             "suspect"_L1,
                                                                             "proposed"_L1,
                                                                             "counting_down"_L1,
                                                                             "awaiting_confirmation"_L1,
                                                                             "claiming"_L1,
                                                                             "looking_for_claim"_L1,
                                                                             "checking_current"_L1,
                                                                             "dispatching"_L1,
                                                                             "looking_for_run"_L1,
                                                                             "awaiting_approval"_L1,
                                                                             "running"_L1,
                                                                             "verifying"_L1,
                                                                             "rolled_back"_L1,
                                                                             "rollback_failed"_L1,
                                                                             "needs_human"_L1,
                                                                             "stopped_following"_L1,
                                                                             "cancelled"_L1};
    return words.at(size_t(phase));
}

QString word(RollbackWay way)
{
    static constexpr std::array<QLatin1StringView, rollbackWayCount> words{
        "dispatch"_L1, "dispatch_on_tag"_L1, "rerun_old_run"_L1, "create_deployment"_L1, "revert_pull_request"_L1};
    return words.at(size_t(way));
}

QString word(RollbackTrigger trigger)
{
    return trigger == RollbackTrigger::Automatic ? u"auto"_s : u"manual"_s;
}

} // namespace signalbox::delivery
