// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/deploy_workflow.h"
#include "delivery/deployment_offer.h"
#include "delivery/planned_request.h"
#include "monitor/dispatch_request.h"

namespace signalbox::delivery {

/// A version that is to go to an environment by the repository's own deploy workflow: all that is shown before anybody
/// says yes to it.
struct Promotion {
    core::Repository repository;
    DeployedVersion version; ///< its name and commit
    bool isTag = false; ///< the version is a tag
    QString from; ///< the environment that it comes from; empty: named outright
    QString to; ///< as GitHub writes it
    DeployWorkflow workflow;
    DeploymentOffer offer; ///< held against what is there

    bool isProduction() const;
    /// Whether the reason goes to the workflow; it is kept in the action log in any case.
    bool takesReason() const { return !workflow.reasonInput.isEmpty(); }

    /// What starts it. Rejected, with why: the workflow is switched off, wants what only a person knows, or deploys the
    /// tag that it is started on and the version is none.
    core::Result<monitor::DispatchRequest> request(const QString& reason) const;
};

/// The one request that a start is, as it is shown and printed.
PlannedRequest plannedRequest(const monitor::DispatchRequest& request);

} // namespace signalbox::delivery
