// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/rollback_rows.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using core::Outcome;
using delivery::GuardResult;
using delivery::RollbackPhase;
using delivery::RollbackWay;

QString tr(const char* text)
{
    return QCoreApplication::translate("Rollback", text);
}

QString guardName(const QString& id)
{
    static const QHash<QString, const char*> names{{u"armed"_s, "Wanted"},
                                                   {u"repository"_s, "Repository"},
                                                   {u"rights"_s, "Rights"},
                                                   {u"network"_s, "Network here"},
                                                   {u"still-current"_s, "Current version"},
                                                   {u"health"_s, "Health"},
                                                   {u"once"_s, "Other rollbacks"},
                                                   {u"concurrent-deployment"_s, "Deployments"},
                                                   {u"freeze"_s, "Freeze"},
                                                   {u"target"_s, "Older version"},
                                                   {u"available"_s, "Image or assets"},
                                                   {u"way"_s, "Workflow"},
                                                   {u"migrations"_s, "Migrations"}};
    const char* name = names.value(id);
    return name ? tr(name) : id;
}

/// The steps that are shown; each takes several phases.
enum class Step { Claim, Look, Send, Run, Verify, Count };

Step stepOf(RollbackPhase phase)
{
    switch (phase) {
    case RollbackPhase::Claiming:
    case RollbackPhase::LookingForClaim:
        return Step::Claim;
    case RollbackPhase::CheckingCurrent:
        return Step::Look;
    case RollbackPhase::Dispatching:
    case RollbackPhase::LookingForRun:
        return Step::Send;
    case RollbackPhase::AwaitingApproval:
    case RollbackPhase::Running:
        return Step::Run;
    case RollbackPhase::Verifying:
        return Step::Verify;
    default:
        return Step::Count;
    }
}

/// The step at which one that has ended stood: what is known of it tells.
Step lastStep(const delivery::RollbackState& state)
{
    if (state.run)
        return state.phase == RollbackPhase::RolledBack ? Step::Count : Step::Run;
    if (state.dispatchRequests > 0)
        return Step::Send;
    return state.claim ? Step::Look : Step::Claim;
}

} // namespace

std::vector<CheckRow> guardRows(const delivery::RollbackDecision& decision)
{
    std::vector<CheckRow> rows;
    rows.reserve(decision.guards.size());
    for (const GuardResult& guard : decision.guards) {
        const Outcome outcome = guard.outcome == GuardResult::Outcome::Passed ? Outcome::Passed
            : guard.outcome == GuardResult::Outcome::Failed                   ? Outcome::Failed
                                                                              : Outcome::NeedsPerson;
        rows.push_back({.id = guard.id, .name = guardName(guard.id), .outcome = outcome, .words = guard.words});
    }
    // What somebody has to read comes first.
    std::ranges::stable_partition(rows, [](const CheckRow& row) { return row.outcome != Outcome::Passed; });
    return rows;
}

std::vector<CheckRow> stepRows(const delivery::RollbackState& state)
{
    const bool hasEnded = delivery::isEnd(state.phase);
    const Step now = hasEnded ? lastStep(state) : stepOf(state.phase);
    const std::vector<StepText> steps{
        {tr("Claim"), tr("Tell every desktop that this one rolls back")},
        {tr("Look once more"), tr("%1 is still what is there, and nobody deploys").arg(state.from.name)},
        {tr("Send"), wayText(state.way)},
        {tr("Run"),
         state.phase == RollbackPhase::AwaitingApproval ? tr("It waits for an approval")
                                                        : tr("GitHub deploys %1").arg(state.target.name)},
        {tr("Verify"), tr("%1 has to be well").arg(state.target.name)},
    };
    return stepRows(steps, size_t(now), phaseShape(state.phase), hasEnded);
}

QString wayText(RollbackWay way)
{
    switch (way) {
    case RollbackWay::Dispatch:
        return tr("Start the workflow with the older version");
    case RollbackWay::DispatchOnTag:
        return tr("Start the workflow on the older tag");
    case RollbackWay::RerunOldRun:
        return tr("Run the old deployment again");
    case RollbackWay::CreateDeployment:
        return tr("Create a deployment of the older commit");
    case RollbackWay::RevertPullRequest:
        return tr("Open a pull request that reverts the fault");
    }
    Q_UNREACHABLE_RETURN({});
}

QString phaseText(RollbackPhase phase)
{
    switch (phase) {
    case RollbackPhase::Idle:
        return tr("Nothing is watched");
    case RollbackPhase::Watching:
        return tr("A deployment is watched");
    case RollbackPhase::Suspect:
        return tr("Its health is in doubt");
    case RollbackPhase::Proposed:
        return tr("It is unhealthy");
    case RollbackPhase::CountingDown:
        return tr("Rolls back in a moment");
    case RollbackPhase::AwaitingConfirmation:
        return tr("Waits for your word");
    case RollbackPhase::Claiming:
        return tr("Claims the rollback");
    case RollbackPhase::LookingForClaim:
        return tr("Looks whether it was first");
    case RollbackPhase::CheckingCurrent:
        return tr("Looks once more");
    case RollbackPhase::Dispatching:
        return tr("Sends the rollback");
    case RollbackPhase::LookingForRun:
        return tr("Looks for its run");
    case RollbackPhase::AwaitingApproval:
        return tr("Waits for an approval");
    case RollbackPhase::Running:
        return tr("Rolls back");
    case RollbackPhase::Verifying:
        return tr("Verifies");
    case RollbackPhase::RolledBack:
        return tr("Rolled back");
    case RollbackPhase::RollbackFailed:
        return tr("The rollback failed");
    case RollbackPhase::NeedsHuman:
        return tr("Needs you");
    case RollbackPhase::StoppedFollowing:
        return tr("Not followed any more");
    case RollbackPhase::Cancelled:
        return tr("Not rolled back");
    }
    Q_UNREACHABLE_RETURN({});
}

core::Outcome phaseShape(RollbackPhase phase)
{
    switch (phase) {
    case RollbackPhase::Idle:
    case RollbackPhase::StoppedFollowing:
        return Outcome::Neutral;
    case RollbackPhase::Watching:
    case RollbackPhase::RolledBack:
        return Outcome::Passed;
    case RollbackPhase::Suspect:
    case RollbackPhase::Proposed:
    case RollbackPhase::CountingDown:
    case RollbackPhase::AwaitingConfirmation:
    case RollbackPhase::AwaitingApproval:
    case RollbackPhase::NeedsHuman:
        return Outcome::NeedsPerson;
    case RollbackPhase::RollbackFailed:
        return Outcome::Failed;
    case RollbackPhase::Cancelled:
        return Outcome::Cancelled;
    default:
        return Outcome::Running;
    }
}

} // namespace signalbox::lists
