// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"
#include "delivery/promotions.h"

#include <memory>
#include <optional>

namespace signalbox::console {

/// `signalbox deploy VERSION ENVIRONMENT`: starts the repository's own deploy workflow, once it was shown what exactly
/// is sent, and follows the run to its end.
class DeployCommand final : public Command {
    Q_OBJECT

public:
    DeployCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    QCoro::Task<void> act();
    bool tell(const delivery::Promotion& plan, const monitor::DispatchRequest& request);
    bool isConfirmed(const delivery::Promotion& plan);
    void follow(core::RunId run);
    void take(const core::ChangeSet& changes);
    void print(const QString& change);

    session::AccountSession* m_session = nullptr;
    std::unique_ptr<delivery::Promotions> m_promotions;
    std::optional<delivery::Promotion> m_plan;
    core::RepositoryName m_repository; ///< of the plan
    core::Run m_run; // the one that is followed, as it stands
    QString m_told; // the last line about it
};

} // namespace signalbox::console
