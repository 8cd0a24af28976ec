// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "core/health_record.h"
#include "delivery/deploy_workflow_reader.h"
#include "delivery/environment_looks.h"
#include "delivery/image_registry.h"
#include "delivery/rollback_decision.h"
#include "delivery/rollback_events.h"
#include "delivery/rollback_order.h"

#include <map>
#include <optional>

namespace signalbox::delivery {

/// A version that was in the environment, with what going back to it means.
struct RollbackOption {
    DeployedVersion version;
    RollbackCandidate candidate;
    std::optional<core::HealthRecord> health; ///< while it was there; nothing where nobody watched it here
    core::Comparison undone; ///< from it to the current version: what would be undone
    std::map<RollbackWay, RollbackOrder> orders; ///< what each of the candidate's ways sends
};

/// All that GitHub says about rolling an environment back.
struct RollbackSurvey {
    core::Repository repository;
    EnvironmentState environment;
    std::vector<RollbackOption> options; ///< newest first
    std::vector<DeployWorkflow> workflows; ///< that it was chosen from
    bool isGroupTaken = false; ///< the deploying workflows have a run that goes on or waits
    Known isWorkflowEnabled; ///< of the one that would be started
    QDateTime readAt; ///< when the reading began, UTC

    const RollbackOption* option(const QString& version) const; ///< null for none
};

/// What the survey says of the situation; health, network, freeze, settings and what this desktop did before are for
/// whoever knows them. `now` tells which claims still count.
RollbackSituation situationOf(const RollbackSurvey& survey, const QDateTime& now, qint64 claimLife);

/// The plan and the order of going back to this version in that way.
struct PlannedRollback {
    RollbackPlan plan;
    RollbackOrder order;
};
PlannedRollback planned(const RollbackSurvey& survey, const RollbackOption& option, RollbackWay way);
/// What will be sent for it once somebody has said yes with this reason.
std::vector<PlannedRequest> requestsOf(const PlannedRollback& planned, const QString& environment,
                                       const QString& reason, const core::RepositoryName& repository);

/// Reads surveys. GUI thread only.
class RollbackSurveyor final : public QObject {
    Q_OBJECT

public:
    struct Options {
        QStringList migrationPatterns = usualMigrationPatterns();
        QStringList badVersions; ///< commits that were rolled back from
        int keptVersions = 5; ///< the newest that are offered
        std::vector<core::HealthRecord> health; ///< what is known of the repository's deployments
    };

    RollbackSurveyor(github::Client& client, EnvironmentLooks& looks, core::Clock& clock, QObject* parent = nullptr);

    /// NotFound where there is no such environment, or nothing in it. Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<RollbackSurvey>> survey(core::RepositoryName repository, QString environment,
                                                     Options options);

private:
    QCoro::Task<core::Result<void>> addOptions(RollbackSurvey* survey, Options options,
                                               std::vector<core::Release> releases, bool answersDeployments);
    /// What the registries have, where the workflows say which images they push.
    QCoro::Task<core::Result<void>> addImages(RollbackSurvey* survey, QStringList published);
    QCoro::Task<core::Result<void>> addRerun(RollbackSurvey* survey);
    QCoro::Task<core::Result<void>> readGroup(RollbackSurvey* survey);

    QPointer<github::Client> m_client;
    QPointer<EnvironmentLooks> m_looks;
    core::Clock& m_clock;
    DeployWorkflowReader m_workflows;
    ImageRegistry m_registry;
};

} // namespace signalbox::delivery
