// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment.h"
#include "core/run.h"
#include "delivery/rollback_events.h"
#include "delivery/rollback_order.h"

#include <vector>

namespace signalbox::delivery {

/// What a claim says that some desktop made.
struct Claim {
    core::DeploymentId id;
    core::DeploymentId badDeployment;
    QString key;
    QString by; ///< login
    QDateTime at; ///< UTC
    bool isReleased = false; ///< it does not count any more

    bool operator==(const Claim&) const = default;
};

/// The claims among an environment's deployments, which have their statuses with them.
std::vector<Claim> claimsIn(const std::vector<core::Deployment>& deployments);

/// Which claims stand for this rollback's deployment. One counts until it is released, and for `claimLife` ms at most:
/// what is older was left behind by a desktop that died. `readAt` is when the reading began, UTC, ms.
rollback_event::ClaimsListed claimsListed(const std::vector<core::Deployment>& deployments, const RollbackState& state,
                                          qint64 readAt, qint64 claimLife);

/// Whether the bad deployment is what is there and nobody does anything about it: StillCurrent, or
/// SomebodyElseDeployed.
RollbackEvent currentRead(const std::vector<core::Deployment>& deployments, const RollbackState& state, qint64 readAt,
                          qint64 claimLife);

/// The run that came of the rollback's dispatch, among runs of its workflow or its commit; nothing when none did. One
/// with the rollback's key in its title is it. Where the workflow shows no reason in the title it is the first one that
/// this user started on the ref since it was sent; GitHub's clock and this one may differ by half a minute.
core::RunId runOf(const std::vector<core::Run>& runs, const RollbackOrder& order, const RollbackState& state,
                  const QString& login);

/// How the run stands. A re-run's attempts up to `oldAttempt` are not this rollback's.
rollback_event::RunChanged runChanged(const core::Run& run, int oldAttempt);

} // namespace signalbox::delivery
