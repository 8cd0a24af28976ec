// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace signalbox::core {

/// A deployment of a run that waits for a review of its environment, or for the environment's timer.
/// https://docs.github.com/en/rest/actions/workflow-runs#get-pending-deployments-for-a-workflow-run
struct PendingDeployment {
    EnvironmentId id; ///< of the environment; a run waits for each at most once
    QString environment; ///< "production"
    int waitMinutes = 0; ///< wait_timer; 0 for none
    std::optional<QDateTime> waitingSince; ///< when the timer began, UTC
    bool mayApprove = false; ///< the token's user is one of the reviewers
    QStringList reviewers; ///< logins and names of teams

    bool operator==(const PendingDeployment&) const = default;
};

/// Everything that one run waits for; nothing once it waits no more. Not kept by the store: it is asked anew.
struct PendingDeployments {
    RepositoryId repository;
    RunId run;
    std::vector<PendingDeployment> deployments;

    bool operator==(const PendingDeployments&) const = default;
};

/// What somebody said about deployments that a run waited for.
/// https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run
struct DeploymentReview {
    bool approved = false; ///< else rejected, or what GitHub says of neither
    QString reviewer; ///< login
    QString comment;
    std::vector<EnvironmentId> environments;

    bool operator==(const DeploymentReview&) const = default;
};

} // namespace signalbox::core
