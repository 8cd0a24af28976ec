// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/health_tally.h"
#include "delivery/health_watch.h"
#include "delivery/rollback_runner.h"
#include "delivery/rollback_survey.h"

#include <QObject>

#include <functional>
#include <optional>

namespace signalbox::delivery {

/// How an environment is watched and what may be done by itself, as its user has set it.
struct GuardRules {
    HealthQuestions questions; ///< without a probe nobody asks the service
    RollbackRules rollback;
    bool isConfirmedForProduction = false; ///< automatic rollbacks were switched on a second time
    bool isDryRun = false; ///< an automatic rollback is told of and not done
    bool mayRollBackInFreeze = false;
    std::function<bool(const QDateTime& now)> isFrozen; ///< none: never
    QStringList migrationPatterns = usualMigrationPatterns();
    int keptVersions = 5; ///< that can be gone back to
};

/// Watches over one environment: tells what is deployed to it from what was there, asks how it is, and when a
/// deployment made it ill, proposes, counts down and rolls back, as far as the rules let it. Also what a person asks
/// for goes through it. There must be one of an environment on a machine. GUI thread only.
class EnvironmentGuard final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    struct Tools {
        github::Client& client;
        history::Store& store;
        core::Clock& clock;
        EnvironmentLooks& looks;
        RollbackSurveyor& surveyor;
        Prober& prober;
    };

    EnvironmentGuard(const Tools& tools, RollbackRunner::Place place, QObject* parent = nullptr);

    /// Goes on with what is kept. To be awaited first.
    QCoro::Task<core::Result<void>> open() { return m_runner.open(); }
    void setRules(GuardRules rules);
    /// What a look at the environment has found.
    void take(const EnvironmentState& state);

    RollbackRunner& runner() { return m_runner; }
    const RollbackRunner& runner() const { return m_runner; }
    const HealthWatch& health() const { return m_health; }

    QCoro::Task<core::Result<RollbackSurvey>> survey();
    /// The survey with all that is known here, for a person's rollback.
    RollbackSituation situation(const RollbackSurvey& survey) const;
    /// A person has said yes to exactly this.
    void begin(const PlannedRollback& planned, const QString& reason);

Q_SIGNALS:
    void healthChanged();

private:
    RollbackSituation automaticSituation(const RollbackSurvey& survey) const;
    QCoro::Task<void> propose(QDateTime firstProbe, QString reason);
    QCoro::Task<std::optional<rollback_event::GuardsChecked>> checkGuards(RollbackDocument document);
    QCoro::Task<core::Result<RollbackSurvey>> recentSurvey();
    QCoro::Task<void> verifyByDeployments();
    void takeVerdict(Health health, const QDateTime& firstProbe, const QString& reason);
    void wantHealth(bool isVerifying);
    void noteHealth();
    void keepHealth();
    bool isOwnRollback(const DeployedVersion& version) const;
    static RollbackVersion versionOf(const DeployedVersion& version)
    {
        return {.name = version.name, .commit = version.commit};
    }

    Tools m_tools;
    GuardRules m_rules;
    RollbackRunner m_runner;
    HealthWatch m_health;
    std::optional<DeployedVersion> m_current; ///< as it was last looked at
    QDateTime m_begunAt; ///< of the deployment that was under way then, UTC
    std::optional<RollbackSurvey> m_survey; ///< the newest, made as soon as the health is in doubt
    HealthTally m_tally; ///< of the current version, as far as it is not kept yet
    bool m_isVerifying = false; ///< by the deployments: without a probe
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
