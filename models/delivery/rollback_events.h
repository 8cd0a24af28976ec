// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/rollback_state.h"

#include <variant>

namespace signalbox::delivery {

/// What can be undone and how, as whoever proposes it found it.
struct RollbackPlan {
    core::DeploymentId badDeployment;
    RollbackVersion from;
    RollbackVersion target; ///< without a commit where no good version is left
    RollbackWay way = RollbackWay::Dispatch;
    QString key; ///< new for each proposal

    bool operator==(const RollbackPlan&) const = default;
};

/// What happens to a rollback. Answers say to which request (`request`, counted from 1) or from when (`readAt`, when
/// the reading began; UTC, ms) they are, because an answer that was late or came twice must count for nothing.
namespace rollback_event {

struct WatchBegins {
    QString environment;
    core::DeploymentId deployment; ///< it has just succeeded
    RollbackVersion version;
};
struct WatchEnds { }; ///< its window has passed
struct ProbesFail { }; ///< too few yet for a verdict
struct Healthy {
    qint64 readAt = 0; ///< of the first probe that it rests on
    bool wasAsked = true; ///< false: no probe is set, and GitHub's word that it is there has to do
};
struct Unhealthy {
    qint64 readAt = 0; ///< of the first probe that it rests on
    RollbackPlan plan; ///< while watching: what to do about it
    QString reason;
};
struct Inconclusive { }; ///< our network, the control probe, sleep, a jump of the clock
struct GuardsChecked {
    enum class Verdict {
        MayBeAutomatic,
        NeedsConfirmation, ///< migrations, a freeze, ...: a person may decide
        Blocked
    };
    Verdict verdict = Verdict::Blocked;
    QString why; ///< a sentence where it may not be automatic
};
struct CountdownEnded { };
struct AskedByUser {
    QString environment;
    RollbackPlan plan;
};
struct Confirmed {
    QString reason;
};
struct StoppedByUser { };
struct ClaimTaken {
    int request = 0;
    core::DeploymentId claim;
};
struct DispatchTaken {
    int request = 0;
    core::RunId run; ///< 0 where GitHub did not say
};
struct Refused { ///< the claim or the dispatch of the phase, and it has certainly not been taken
    int request = 0;
    QString why;
};
struct AnswerLost { ///< of the claim or the dispatch of the phase; or a reading failed
    int request = 0; ///< 0 for a reading
};
struct ClaimsListed {
    qint64 readAt = 0;
    core::DeploymentId ours; ///< with our key; 0 for none
    core::DeploymentId lowest; ///< that counts for this deployment and environment, ours included; 0 for none
    QString lowestBy; ///< whose it is
};
struct StillCurrent { ///< the bad deployment; nothing is under way, and no claim is lower than ours
    qint64 readAt = 0;
};
struct SomebodyElseDeployed {
    qint64 readAt = 0;
    QString who; ///< "mara deployed v1.5.1."
};
struct RunFound {
    core::RunId run;
};
struct RunAbsent {
    qint64 readAt = 0;
};
struct RunChanged {
    enum class To { Waiting, Running, Succeeded, Failed, Cancelled };
    core::RunId run;
    To to = To::Running;
};
struct TimePassed { };
struct Restarted { };

} // namespace rollback_event

using RollbackEvent
    = std::variant<rollback_event::WatchBegins, rollback_event::WatchEnds, rollback_event::ProbesFail,
                   rollback_event::Healthy, rollback_event::Unhealthy, rollback_event::Inconclusive,
                   rollback_event::GuardsChecked, rollback_event::CountdownEnded, rollback_event::AskedByUser,
                   rollback_event::Confirmed, rollback_event::StoppedByUser, rollback_event::ClaimTaken,
                   rollback_event::DispatchTaken, rollback_event::Refused, rollback_event::AnswerLost,
                   rollback_event::ClaimsListed, rollback_event::StillCurrent, rollback_event::SomebodyElseDeployed,
                   rollback_event::RunFound, rollback_event::RunAbsent, rollback_event::RunChanged,
                   rollback_event::TimePassed, rollback_event::Restarted>;

/// What is to be done, once the state that came with it is on disk. All that it needs is in that state.
namespace rollback_effect {

struct Notify { }; ///< the state's words
struct WatchHealth { }; ///< from the beginning: what was counted before does not count
struct CheckGuards { };
struct StartCountdown { }; ///< to the state's countdownEnds
struct CreateClaim { }; ///< as number claimRequests
struct ListClaims {
    qint64 notBefore = 0; ///< UTC, ms
};
struct ReadDeployments { };
struct Dispatch { ///< as number dispatchRequests
    qint64 notAfter = 0; ///< UTC, ms: later it is not sent, and that is Refused
};
struct LookForRun { ///< by the state's key, as its way leaves it
    qint64 notBefore = 0; ///< UTC, ms
};
struct FollowRun { };
struct StartVerifying { }; ///< from the beginning
struct MarkBad { }; ///< the version that was rolled back from
struct OfferNext { }; ///< the next older version, to a person
struct OfferRevert { }; ///< a pull request, so that the next deployment does not bring the fault back
struct ReleaseClaim { }; ///< ours by its id, or by the key where the id is not known

} // namespace rollback_effect

using RollbackEffect
    = std::variant<rollback_effect::Notify, rollback_effect::WatchHealth, rollback_effect::CheckGuards,
                   rollback_effect::StartCountdown, rollback_effect::CreateClaim, rollback_effect::ListClaims,
                   rollback_effect::ReadDeployments, rollback_effect::Dispatch, rollback_effect::LookForRun,
                   rollback_effect::FollowRun, rollback_effect::StartVerifying, rollback_effect::MarkBad,
                   rollback_effect::OfferNext, rollback_effect::OfferRevert, rollback_effect::ReleaseClaim>;

} // namespace signalbox::delivery
