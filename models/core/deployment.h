// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUrl>

#include <vector>

namespace signalbox::core {

/// Where a deployment stands. https://docs.github.com/en/rest/deployments/statuses
enum class DeploymentState {
    None, ///< it has no status yet
    Queued,
    Pending,
    Waiting, ///< for a review or a timer of its environment
    InProgress,
    Success,
    Failure, ///< also what a cancelled job leaves behind
    Error,
    Inactive, ///< another one took its place; GitHub says so of no production environment by itself
    Unknown
};

/// GitHub's word, "in_progress"; "unknown" for Unknown, empty for None.
QString word(DeploymentState state);
DeploymentState deploymentStateFromWord(const QString& word);
/// It goes on, or will without anybody doing more than to approve it.
bool isUnderWay(DeploymentState state);

struct DeploymentStatus {
    DeploymentState state = DeploymentState::Unknown;
    QString description; ///< at most 140 characters
    QString creator; ///< login
    QUrl logUrl; ///< of the job that deploys, where there is one
    QUrl environmentUrl; ///< where the deployed thing is to be seen; may be empty
    QDateTime at; ///< UTC

    bool operator==(const DeploymentStatus&) const = default;
};

/// That a commit was, or is to be, put into an environment. https://docs.github.com/en/rest/deployments/deployments
struct Deployment {
    DeploymentId id;
    QString environment; ///< "production"
    QString commit; ///< 40 hex digits
    QString ref; ///< branch, tag or commit, as whoever made it named it
    QString task; ///< "deploy", or what whoever made it wrote: "rollback"
    QString description;
    QByteArray payload; ///< JSON, compact; empty for none
    QString creator; ///< login
    QDateTime createdAt; ///< UTC
    QDateTime updatedAt; ///< UTC; each new status moves it
    std::vector<DeploymentStatus> statuses; ///< newest first

    bool operator==(const Deployment&) const = default;

    DeploymentState state() const { return statuses.empty() ? DeploymentState::None : statuses.front().state; }
};

/// What a deployment is to be.
struct NewDeployment {
    QString commit; ///< 40 hex digits
    QString environment;
    QString task; ///< "rollback"
    QString description; ///< at most 140 characters
    QByteArray payload; ///< a JSON object; empty for none

    bool operator==(const NewDeployment&) const = default;
};

/// The run whose job deploys, from an address such as https://github.com/o/r/actions/runs/17/job/23; 0 for none.
RunId runOfLog(const QUrl& logUrl);

} // namespace signalbox::core
