// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/deployment.h"
#include "core/repository.h"
#include "delivery/planned_request.h"
#include "delivery/rollback_state.h"

#include <QMap>

namespace signalbox::delivery {

/// What exactly is sent to bring the older version back, as it was shown before anybody said yes to it.
struct RollbackOrder {
    core::WorkflowId workflow; ///< Dispatch, DispatchOnTag: that is started
    QString workflowPath; ///< ".github/workflows/rollback.yml"
    QString ref; ///< Dispatch, DispatchOnTag: a branch or a tag
    QMap<QString, QString> inputs; ///< by id; %reason% in a value stands for the reason and the rollback's key
    core::RunId oldRun; ///< RerunOldRun: that deployed the version then
    int oldAttempt = 0; ///< its newest one before

    bool operator==(const RollbackOrder&) const = default;
};

/// A key for a new rollback, "sb-" and twelve hex digits: nobody else makes the same.
QString newRollbackKey();

/// The inputs with the reason put in, as they are sent. GitHub shows the reason in the run's name where the workflow
/// has it there, and by the key in it a run is found again whose answer was lost.
QMap<QString, QString> inputsOf(const RollbackOrder& order, const RollbackState& state);

/// What tells every desktop that this one rolls back. Its payload:
/// {"schema": 1, "from", "to", "trigger", "bad_deployment_id", "reason", "idempotency_key"}.
core::NewDeployment claimOf(const RollbackState& state);
/// CreateDeployment: the older commit, with {"version", "rollback": true, "idempotency_key"}.
core::NewDeployment deploymentOf(const RollbackState& state);

/// Every request that changes something, in order, from the claim to its release.
std::vector<PlannedRequest> requestsOf(const RollbackOrder& order, const RollbackState& state,
                                       const core::RepositoryName& repository);

} // namespace signalbox::delivery
