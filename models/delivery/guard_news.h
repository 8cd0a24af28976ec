// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_guard.h"
#include "delivery/health_settings.h"

#include <QObject>

namespace signalbox::delivery {

/// Something that a person may want to read, as it happens in a guarded environment.
struct GuardNews {
    enum class Kind {
        Deployment, ///< one began or succeeded, or was there already
        Health, ///< the verdict changed
        Window, ///< it ended: nothing is blamed on the deployment any more
        Rollback, ///< it came into another phase
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

/// A word for JSON and lines: "unhealthy".
QString word(GuardNews::Kind kind);
QString word(Health health);

/// Tells the news of one guard. GUI thread only.
class GuardReporter final : public QObject {
    Q_OBJECT

public:
    /// The guard must outlive it.
    GuardReporter(EnvironmentGuard& guard, EnvironmentKey of, core::Clock& clock, QObject* parent = nullptr);

    /// What a look has found; to be called before the guard takes it.
    void take(const EnvironmentState& state);

Q_SIGNALS:
    void said(const signalbox::delivery::GuardNews& news);

private:
    void sayHealth(Health health, const QString& reason);
    void sayRollback(const RollbackState& state);
    void say(GuardNews::Kind kind, const QString& words);

    EnvironmentGuard& m_guard;
    EnvironmentKey m_of;
    core::Clock& m_clock;
    std::optional<DeployedVersion> m_current;
    std::vector<core::DeploymentId> m_underWay;
    RollbackPhase m_phase = RollbackPhase::Idle; // as it was told
};

} // namespace signalbox::delivery
