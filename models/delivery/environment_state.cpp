// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/environment_state.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Deployment;
using core::DeploymentState;

/// It was there until another one came, and nobody said otherwise of it.
bool wasGood(const Deployment& deployment)
{
    return deployment.state() == DeploymentState::Success
        || (deployment.state() == DeploymentState::Inactive
            && std::ranges::contains(deployment.statuses, DeploymentState::Success, &core::DeploymentStatus::state));
}

bool isFailure(const Deployment& deployment, const DeploymentSources& sources)
{
    if (deployment.state() != DeploymentState::Failure && deployment.state() != DeploymentState::Error)
        return false;
    const auto run = sources.runs.constFind(core::runOfLog(deployment.statuses.front().logUrl));
    return run == sources.runs.cend() || run->state.conclusion != core::Conclusion::Cancelled;
}

FailedDeployment failedOf(const Deployment& deployment, const DeploymentSources& sources)
{
    const core::DeploymentStatus& last = deployment.statuses.front();
    return {.version = versionOf(deployment, sources),
            .at = last.at,
            .description = last.description,
            .logUrl = last.logUrl};
}

} // namespace

bool isClaim(const Deployment& deployment)
{
    return deployment.task == "rollback"_L1
        && QJsonDocument::fromJson(deployment.payload).object().value("schema"_L1).toInt() > 0;
}

EnvironmentState environmentState(core::Environment environment, std::vector<Deployment> deployments,
                                  const DeploymentSources& sources, int kept)
{
    std::ranges::sort(deployments, [](const Deployment& left, const Deployment& right) {
        return std::tie(left.createdAt, left.id) > std::tie(right.createdAt, right.id);
    });
    EnvironmentState state{.environment = std::move(environment)};
    std::optional<QDateTime> takenOver; // by the version that came after
    for (const Deployment& deployment : deployments) {
        if (isClaim(deployment)) {
            state.claims.push_back(deployment);
        } else if (core::isUnderWay(deployment.state())) {
            // What was overtaken without a word is under way no more.
            if (!state.current)
                state.underWay.push_back(deployment);
        } else if (!state.current && deployment.state() == DeploymentState::Success) {
            state.current = versionOf(deployment, sources);
            takenOver = state.current->since;
        } else if (!state.current && !state.failed && isFailure(deployment, sources)) {
            state.failed = failedOf(deployment, sources);
        } else if (wasGood(deployment)) {
            DeployedVersion version = versionOf(deployment, sources);
            version.until = std::exchange(takenOver, version.since);
            const auto isSame = [&](const DeployedVersion& other) { return other.name == version.name; };
            const bool isKnown = (state.current && isSame(*state.current)) || std::ranges::any_of(state.before, isSame);
            if (!isKnown && std::ssize(state.before) < kept)
                state.before.push_back(std::move(version));
        }
    }
    return state;
}

} // namespace signalbox::delivery
