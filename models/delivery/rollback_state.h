// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

#include <vector>

namespace signalbox::delivery {

/// Where a rollback stands. Each is on disk before anything is sent because of it.
enum class RollbackPhase {
    Idle, ///< nothing is watched
    Watching, ///< a deployment that has just succeeded
    Suspect, ///< its probes have begun to fail, too few yet for a verdict
    Proposed, ///< it is unhealthy; whether a rollback may be is being checked
    CountingDown, ///< to an automatic rollback, which can be stopped
    AwaitingConfirmation, ///< somebody has to say yes
    Claiming, ///< a claim may have been sent
    LookingForClaim, ///< whether ours is there, and the lowest
    CheckingCurrent, ///< the claim is won; the deployments are read once more
    Dispatching, ///< the rollback may have been sent
    LookingForRun, ///< whether it was taken
    AwaitingApproval, ///< its run waits for a review or a timer
    Running,
    Verifying, ///< its run succeeded; the probes have to say so too
    RolledBack,
    RollbackFailed,
    NeedsHuman, ///< nothing goes on by itself
    StoppedFollowing, ///< the user's stop after it had been sent: GitHub goes on, Signalbox does not look
    Cancelled ///< nothing was sent that deploys
};

constexpr int rollbackPhaseCount = int(RollbackPhase::Cancelled) + 1;

/// How the older version is brought back, in the order in which the ways are preferred.
enum class RollbackWay {
    Dispatch, ///< its deploy or rollback workflow, with the version as an input
    DispatchOnTag, ///< the workflow as it was at the old tag
    RerunOldRun, ///< the run that deployed it then
    CreateDeployment, ///< a deployment of the older commit
    RevertPullRequest
};

constexpr int rollbackWayCount = int(RollbackWay::RevertPullRequest) + 1;

enum class RollbackTrigger { Automatic, Manual };

struct RollbackVersion {
    QString name; ///< "v1.4.1"
    QString commit; ///< 40 hex digits; empty for no version

    bool operator==(const RollbackVersion&) const = default;
};

/// An automatic rollback that was begun, whatever came of it.
struct AutomaticRollback {
    core::DeploymentId from; ///< the deployment that was bad
    qint64 at = 0; ///< UTC, ms since 1970

    bool operator==(const AutomaticRollback&) const = default;
};

/// All that a rollback has to know after a kill. All times are UTC, ms since 1970; 0 for never.
struct RollbackState {
    RollbackPhase phase = RollbackPhase::Idle;
    qint64 since = 0; ///< when it came into this phase
    QString environment;
    core::DeploymentId badDeployment; ///< the watched one, or the one to be undone
    RollbackVersion from;
    RollbackVersion target;
    RollbackWay way = RollbackWay::Dispatch;
    RollbackTrigger trigger = RollbackTrigger::Manual;
    QString key; ///< of this rollback and of no other: in the claim's payload and the run's name
    QString reason; ///< why it is rolled back
    qint64 countdownEnds = 0;
    qint64 begunAt = 0; ///< when it first went to claim: the age of a claim is counted from here
    qint64 requestedAt = 0; ///< of the newest claim or dispatch
    qint64 pausedSince = 0; ///< since when the verification has been inconclusive
    int claimRequests = 0; ///< that may have been sent
    int dispatchRequests = 0;
    bool isDispatchTaken = false; ///< GitHub said so: it is never sent again, found or not
    core::DeploymentId claim; ///< ours; 0 while it is not known
    core::RunId run; ///< of the rollback; 0 while it is not known
    QString words; ///< one sentence or two for the user: why it stands here
    std::vector<AutomaticRollback> past; ///< in this environment, oldest first; kept from rollback to rollback

    bool operator==(const RollbackState&) const = default;
};

/// What has to be looked at after a kill, before anything is sent again.
enum class RollbackLook {
    Nothing, ///< it has ended, or waits for a person
    Health, ///< what was known of it is too old to act on
    Claims, ///< ours may be there
    Deployments, ///< something else may have come
    RunByKey, ///< the rollback may have been taken
    RunById
};

RollbackLook lookAfterRestart(RollbackPhase phase);

/// It goes nowhere by itself.
bool isEnd(RollbackPhase phase);
/// It goes on by itself, and nothing else may begin. What only watches, or waits for somebody's yes, does not.
bool isUnderWay(RollbackPhase phase);
/// A request that deploys may have been sent: stopping it is no longer ours.
bool isSent(RollbackPhase phase);

/// A word for files and logs: "looking_for_run".
QString word(RollbackPhase phase);
QString word(RollbackWay way);
QString word(RollbackTrigger trigger);

} // namespace signalbox::delivery
