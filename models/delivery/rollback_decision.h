// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/health_verdict.h"
#include "delivery/migrations.h"
#include "delivery/rollback_state.h"

#include <optional>

namespace signalbox::delivery {

/// Nothing where it is not known: neither yes nor no may be assumed.
using Known = std::optional<bool>;

/// A version that might be put back.
struct RollbackCandidate {
    QString name; ///< "v1.4.0"
    QString commit; ///< 40 hex digits
    bool isMarkedBad = false; ///< somebody rolled back from it
    bool wasHealthy = true; ///< while it was there
    Known isAvailable; ///< its image, or the assets of its release, are still there
    std::vector<RollbackWay> ways; ///< that can put it back
    std::vector<Migration> migrations; ///< that lie between it and the current version
    bool areAllFilesKnown = true; ///< else there may be migrations that nobody has seen
};

/// All that is known when somebody, or the watch, wants to roll back.
struct RollbackSituation {
    bool isAutomatic = false;
    bool isArmed = false; ///< the user has turned the automatic one on for this environment
    bool isProduction = false;
    bool isConfirmedForProduction = false; ///< said a second time
    bool isDryRun = false;

    bool isCurrentStill = true; ///< what is to be left is what is there, read again just now
    QString currentName; ///< of the version to be left
    std::vector<RollbackCandidate> candidates; ///< newest first
    QString wanted; ///< the candidate that the user chose; empty for the newest that will do

    Health health = Health::Unknown; ///< of the current version, now
    Health before = Health::Unknown; ///< of the service before it came
    bool isInWindow = true; ///< the deployment is not longer ago than its health is watched
    Known isNetworkWell; ///< here: the control probe was answered
    bool hasSlept = false; ///< or the clock jumped, since the last verdict

    bool isSomebodyDeploying = false; ///< a deployment is queued, waiting or in progress
    bool isGroupTaken = false; ///< the concurrency group has a run, or one that waits
    bool isClaimedElsewhere = false; ///< another desktop has begun
    bool isUnderWayHere = false; ///< a rollback of this environment goes on already
    QString limitReached; ///< of automatic ones, in a sentence (rollback_machine.h); empty for none

    bool isFrozen = false; ///< a freeze window holds
    bool mayRollBackInFreeze = false; ///< the environment's policy lets it
    bool hasAcceptedMigrations = false; ///< the user said that they do no harm, or that the workflow takes them back

    Known mayDispatch; ///< the token has actions: write
    Known mayDeploy; ///< the token has deployments: write, which a claim needs
    bool isRepositoryArchived = false;
    Known isWorkflowEnabled;
};

/// One thing that has to be so, as it is shown to people.
struct GuardResult {
    enum class Outcome { Passed, Failed, Unknown };

    QString id; ///< "concurrent-deployment"
    Outcome outcome = Outcome::Passed;
    QString words; ///< a sentence

    bool operator==(const GuardResult&) const = default;
};

enum class Verdict {
    Proceed, ///< an automatic one begins its countdown, a manual one may be confirmed
    Wait, ///< it may be right in a moment; it is judged again by itself
    AskPerson, ///< the program must not decide this: it says so loudly
    Refuse ///< it cannot be done, or would do harm, whoever wants it
};

struct RollbackDecision {
    Verdict verdict = Verdict::Refuse;
    QString because; ///< id of the guard that decided; empty when all passed
    std::optional<RollbackCandidate> target;
    std::optional<RollbackWay> way;
    std::vector<GuardResult> guards; ///< all of them, in the order in which they are shown
};

/// What is to be done, judged by every guard. The worst word of any guard holds. For a person some guards only warn:
/// what an automatic rollback must never do, a person may decide to.
RollbackDecision decide(const RollbackSituation& situation);

} // namespace signalbox::delivery
