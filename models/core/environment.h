// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>
#include <QStringList>

namespace signalbox::core {

/// Where a repository deploys to, with what stands before a deployment to it.
/// https://docs.github.com/en/rest/deployments/environments
struct Environment {
    EnvironmentId id;
    QString name; ///< "production"
    QStringList reviewers; ///< logins and names of teams: one of them has to approve; empty for no review
    bool preventsSelfReview = false; ///< who started it may not approve it
    int waitMinutes = 0; ///< 0 for none
    bool protectedBranchesOnly = false; ///< it takes deployments from protected branches alone
    bool hasBranchPolicies = false; ///< it takes deployments from branches and tags that fit its own patterns

    bool operator==(const Environment&) const = default;

    bool isProtected() const
    {
        return !reviewers.isEmpty() || waitMinutes > 0 || protectedBranchesOnly || hasBranchPolicies;
    }
};

} // namespace signalbox::core
