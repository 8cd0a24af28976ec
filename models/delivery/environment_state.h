// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/environment.h"
#include "delivery/deployed_version.h"

namespace signalbox::delivery {

/// A deployment that ended without success.
struct FailedDeployment {
    DeployedVersion version; ///< `since` is when it was made
    QDateTime at; ///< when it ended, UTC
    QString description; ///< what its last status says; may be empty
    QUrl logUrl;

    bool operator==(const FailedDeployment&) const = default;
};

/// What is in an environment, what was, and what comes.
struct EnvironmentState {
    core::Environment environment;
    std::optional<DeployedVersion> current;
    std::vector<DeployedVersion> before; ///< good ones that were there, each version once, newest first
    std::vector<core::Deployment> underWay; ///< newest first
    std::optional<FailedDeployment> failed; ///< newer than the current version
    std::vector<core::Deployment> claims; ///< of rollbacks that a desktop has begun, newest first

    bool operator==(const EnvironmentState&) const = default;
};

/// Nothing is deployed by it: it says that somebody's desktop rolls back, so that no other does.
bool isClaim(const core::Deployment& deployment);

/// The most versions before the current one that anybody is told of.
constexpr int mostKeptVersions = 50;

/// From an environment's deployments in any order, with their statuses. The current version is the newest deployment,
/// by time and then id, whose latest status is success: GitHub makes no older one of a production environment inactive.
/// A deployment whose run was cancelled has a status of failure and is none. `before` holds at most `kept` versions.
EnvironmentState environmentState(core::Environment environment, std::vector<core::Deployment> deployments,
                                  const DeploymentSources& sources, int kept = mostKeptVersions);

} // namespace signalbox::delivery
