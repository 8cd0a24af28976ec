// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_looks.h"
#include "delivery/health_settings.h"
#include "delivery/health_watch.h"
#include "delivery/rollback_runner.h"
#include "delivery/rollback_survey.h"

#include <QObject>

#include <optional>

namespace signalbox::delivery {

/// Something that a person may want to read, as it happens.
struct GuardNews {
    enum class Kind {
        Deployment, ///< one began, succeeded, or was there already
        Health, ///< the verdict changed
        Window, ///< it ended, and nothing is blamed on the deployment any more
        Rollback, ///< the rollback came into another phase
        DryRun, ///< what would have been done
        Trouble ///< something could not be read or written; it goes on
    };

    QDateTime at; ///< UTC
    EnvironmentKey of;
    Kind kind = Kind::Health;
    QString words; ///< one sentence or two
    Health health = Health::Unknown; ///< as it is now
    RollbackPhase phase = RollbackPhase::Idle; ///< as it is now
    QString version; ///< that is there; may be empty
};

/// A word for JSON: "dry_run".
QString word(GuardNews::Kind kind);
QString word(Health health);

/// The answers to a control probe are free of charge at GitHub's /rate_limit, and any of them will do.
/// `headers`: for each probe, in the settings' order.
HealthQuestions questionsOf(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers,
                            const QUrl& apiUrl);

/// Guards one environment: watches its health all the time, each new deployment for its window, and brings the verdicts
/// to the rollback's state machine, which acts on them as far as the user has armed it. GUI thread only.
class EnvironmentGuard final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    struct Parts {
        github::Client& client;
        history::Store& store;
        EnvironmentLooks& looks;
        Prober& prober;
        core::Clock& clock;
    };

    EnvironmentGuard(const Parts& parts, HealthSettings settings, HealthQuestions questions, QObject* parent = nullptr);

    /// Goes on with a rollback that was begun. To be awaited before anything else; an error says that it cannot be
    /// read, and then nothing is done.
    QCoro::Task<core::Result<void>> open();
    /// What was seen of the repository's environments; to be called again and again.
    void take(const std::vector<EnvironmentState>& states);

    const HealthSettings& settings() const { return m_settings; }
    const HealthWatch& health() const { return m_watch; }
    RollbackRunner& rollback() { return m_runner; }
    /// Something is being deployed or rolled back: it is worth looking more often.
    bool isBusy() const;

Q_SIGNALS:
    void said(const signalbox::delivery::GuardNews& news);
    void healthChanged();

private:
    void note(const EnvironmentState& state);
    void beginWatch(const EnvironmentState& state, bool isFirst);
    void startHealth(bool isVerifying);
    void takeVerdict(Health health, const QDateTime& firstProbe, const QString& reason);
    QCoro::Task<void> propose();
    QCoro::Task<std::optional<rollback_event::GuardsChecked>> checkGuards();
    QCoro::Task<std::optional<RollbackSurvey>> survey();
    RollbackDecision judge(const RollbackSurvey& survey) const;
    void sayWhatWouldBeDone(const RollbackSurvey& survey, const RollbackDecision& decision);
    QCoro::Task<bool> pause(core::Clock::Duration length);
    void say(GuardNews::Kind kind, const QString& words);

    core::Clock& m_clock;
    HealthSettings m_settings;
    HealthQuestions m_questions;
    RollbackSurveyor m_surveyor;
    RollbackRunner m_runner;
    HealthWatch m_watch;
    std::optional<DeployedVersion> m_current;
    std::map<core::DeploymentId, QDateTime> m_begun; // of those that were seen under way
    QDateTime m_lookedAt; // UTC, of the look before
    std::optional<WatchedDeployment> m_toWatch; // once the state machine has it on disk
    bool m_isUnderWay = false;
    bool m_isProposing = false;
    RollbackPhase m_saidPhase = RollbackPhase::Idle;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
