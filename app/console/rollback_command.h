// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"
#include "delivery/environment_guards.h"

#include <QPointer>

#include <memory>

namespace signalbox::console {

/// `signalbox rollback ENVIRONMENT`: shows what would be undone, what stands against it and what will be sent; asks, or
/// is told --yes; then follows the rollback to its end. One that was begun before and has not ended is followed in its
/// place. Killed, it goes on when it is called again.
class RollbackCommand final : public Command {
    Q_OBJECT

public:
    RollbackCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    QCoro::Task<void> work();
    /// The guard with what its user has set for it.
    QCoro::Task<core::Result<delivery::EnvironmentGuard*>> openGuard();
    void follow();
    void endOnceSent(int status);
    void tell(const delivery::RollbackState& state);
    bool tellPlan(const delivery::RollbackSurvey& survey, const delivery::RollbackDecision& decision,
                  const delivery::PlannedRollback& planned);
    bool isConfirmed(const delivery::RollbackSituation& situation);
    const QString& environment() const { return options().delivery.words.front(); }

    core::RepositoryName m_repository;
    QPointer<github::Client> m_client;
    std::unique_ptr<delivery::EnvironmentGuards> m_guards;
    delivery::EnvironmentGuard* m_guard = nullptr; ///< of m_guards
    int m_patience = 50; ///< looks whether everything is sent
    delivery::RollbackPhase m_told = delivery::RollbackPhase::Idle;
};

} // namespace signalbox::console
