// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment.h"
#include "core/release.h"
#include "core/run.h"

#include <QHash>

#include <vector>

namespace signalbox::delivery {

/// A run whose job deployed, as far as it says what was deployed.
struct DeployingRun {
    QString event; ///< "workflow_dispatch", "push", ...
    QString title; ///< with run-name it may be "Deploy v1.4.1 to production"
    core::State state;
};

/// What is needed to say what a deployment put where.
struct DeploymentSources {
    std::vector<core::Tag> tags; ///< of the repository
    QHash<core::RunId, DeployingRun> runs; ///< those that are known, by what the deployments' logs say
};

/// A version in an environment.
struct DeployedVersion {
    core::DeploymentId deployment;
    QString name; ///< "v1.4.1", or the branch, or the first seven digits of the commit
    QString commit; ///< that the name leads to, 40 hex digits; of a branch's head where nothing better is known
    QString creator; ///< login of who deployed it
    core::RunId run; ///< that did it; 0 where none is known
    QUrl environmentUrl;
    QDateTime since; ///< when it had been deployed, UTC
    std::optional<QDateTime> until; ///< when another one took its place, UTC; nothing while it is there

    bool operator==(const DeployedVersion&) const = default;
};

/// What a deployment deploys, best source first: a `version` in its payload; a tag that the title of a run which was
/// started by hand names, because such a run's commit is the head of the branch and not what it deploys; the tag of its
/// commit, the newest version of several; its ref; its commit.
DeployedVersion versionOf(const core::Deployment& deployment, const DeploymentSources& sources);

} // namespace signalbox::delivery
