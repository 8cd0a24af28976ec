// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_reads.h"

#include "delivery/environment_state.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using namespace rollback_event;

// This machine's clock and GitHub's are not the same.
constexpr qint64 BetweenClocks = 30'000;

/// Claims that stand for the same deployment, by id.
std::vector<Claim> standing(const std::vector<core::Deployment>& deployments, const RollbackState& state, qint64 now,
                            qint64 claimLife)
{
    auto claims = claimsIn(deployments);
    std::erase_if(claims, [&](const Claim& claim) {
        return claim.badDeployment != state.badDeployment || claim.isReleased
            || claim.at.toMSecsSinceEpoch() + claimLife + BetweenClocks < now;
    });
    std::ranges::sort(claims, {}, &Claim::id);
    return claims;
}

bool namesAnotherKey(const QString& title)
{
    static const QRegularExpression key(u"\\[sb-[0-9a-f]{12}\\]"_s);
    return key.match(title).hasMatch();
}

bool isOurs(const Claim& claim, const RollbackState& state)
{
    return claim.key == state.key || (state.claim && claim.id == state.claim);
}

} // namespace

std::vector<Claim> claimsIn(const std::vector<core::Deployment>& deployments)
{
    std::vector<Claim> claims;
    for (const core::Deployment& deployment : deployments) {
        if (!isClaim(deployment))
            continue;
        const QJsonObject payload = QJsonDocument::fromJson(deployment.payload).object();
        claims.push_back({.id = deployment.id,
                          .badDeployment = {payload.value("bad_deployment_id"_L1).toInteger()},
                          .key = payload.value("idempotency_key"_L1).toString(),
                          .by = deployment.creator,
                          .at = deployment.createdAt,
                          .isReleased = !deployment.statuses.empty()});
    }
    return claims;
}

ClaimsListed claimsListed(const std::vector<core::Deployment>& deployments, const RollbackState& state, qint64 readAt,
                          qint64 claimLife)
{
    const auto claims = standing(deployments, state, readAt, claimLife);
    const auto ours = std::ranges::find_if(claims, [&](const Claim& claim) { return isOurs(claim, state); });
    ClaimsListed listed{.readAt = readAt};
    if (ours != claims.end())
        listed.ours = ours->id;
    if (!claims.empty()) {
        listed.lowest = claims.front().id;
        listed.lowestBy = claims.front().by;
    }
    return listed;
}

RollbackEvent currentRead(const std::vector<core::Deployment>& deployments, const RollbackState& state, qint64 readAt,
                          qint64 claimLife)
{
    const auto somebody = [readAt](const QString& who) { return SomebodyElseDeployed{.readAt = readAt, .who = who}; };
    const auto claims = standing(deployments, state, readAt, claimLife);
    if (!claims.empty() && !isOurs(claims.front(), state))
        return somebody(u"%1 has begun a rollback of this deployment before."_s.arg(claims.front().by));
    const EnvironmentState there = environmentState({.name = state.environment}, deployments, {});
    if (!there.underWay.empty())
        return somebody(u"%1 is deploying to %2."_s.arg(there.underWay.front().creator, state.environment));
    if (!there.current)
        return somebody(u"GitHub shows no deployment of %1 any more."_s.arg(state.environment));
    if (there.current->deployment != state.badDeployment)
        return somebody(u"%1 deployed %2."_s.arg(there.current->creator, there.current->name));
    return StillCurrent{.readAt = readAt};
}

core::RunId runOf(const std::vector<core::Run>& runs, const RollbackOrder& order, const RollbackState& state,
                  const QString& login)
{
    const auto named = std::ranges::find_if(runs, [&](const core::Run& run) { return run.title.contains(state.key); });
    if (named != runs.end())
        return named->id;
    if (state.way == RollbackWay::RerunOldRun) {
        const auto old = std::ranges::find(runs, order.oldRun, &core::Run::id);
        return old != runs.end() && old->attempt > order.oldAttempt ? old->id : core::RunId();
    }
    const bool isDeployment = state.way == RollbackWay::CreateDeployment;
    core::RunId firstAfter;
    core::RunId lastBefore;
    for (const core::Run& run : runs) {
        const bool isOfWay = isDeployment
            ? run.event == "deployment"_L1 && run.commit == state.target.commit
            : run.event == "workflow_dispatch"_L1 && run.workflowPath == order.workflowPath && run.branch == order.ref;
        const qint64 at = run.createdAt.toMSecsSinceEpoch();
        const bool isBy = login.isEmpty() || run.actor.compare(login, Qt::CaseInsensitive) == 0;
        if (!isOfWay || !isBy || at < state.requestedAt - BetweenClocks || namesAnotherKey(run.title))
            continue;
        if (at + 1'000 > state.requestedAt) // GitHub tells whole seconds
            firstAfter = firstAfter ? std::min(firstAfter, run.id) : run.id;
        else
            lastBefore = std::max(lastBefore, run.id);
    }
    return firstAfter ? firstAfter : lastBefore;
}

RunChanged runChanged(const core::Run& run, int oldAttempt)
{
    RunChanged changed{.run = run.id};
    if (run.attempt <= oldAttempt)
        return changed;
    if (run.state.status == core::Status::Waiting) {
        changed.to = RunChanged::To::Waiting;
    } else if (run.state.isCompleted()) {
        const auto conclusion = run.state.conclusion;
        changed.to = conclusion == core::Conclusion::Success ? RunChanged::To::Succeeded
            : conclusion == core::Conclusion::Cancelled      ? RunChanged::To::Cancelled
                                                             : RunChanged::To::Failed;
    }
    return changed;
}

} // namespace signalbox::delivery
