// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_guards.h"
#include "delivery/reverts.h"
#include "delivery/rollback_dialog.h"
#include "delivery/rollback_workflow.h"
#include "editing/document_key.h"
#include "gui/accounts.h"
#include "gui/guards.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace signalbox::gui {

/// Going back to an older version: the window in which one is chosen and followed, and what the user is told of a
/// rollback that goes on without it.
class RollbackSide final : public QObject {
    Q_OBJECT

public:
    RollbackSide(session::Workspace& workspace, Accounts& accounts, Guards& guards, core::Clock& clock,
                 views::MainWindow& window, QObject* parent = nullptr);
    ~RollbackSide() override;

    /// Opens the window for this environment; another one's gives way. `version` is chosen first.
    void open(const core::AccountId& account, const delivery::EnvironmentKey& environment, const QString& version = {});
    /// The same, with the newest rollback of it, also when that has ended.
    void showNewest(const core::AccountId& account, const delivery::EnvironmentKey& environment);

Q_SIGNALS:
    /// A file that nobody has yet, to be looked at and committed by the user.
    void fileProposed(const signalbox::editing::DocumentKey& key, const QByteArray& text);

private:
    void begin(const core::AccountId& account, const delivery::EnvironmentKey& environment, const QString& version);
    void release(); ///< what the window before was about
    QCoro::Task<void> survey();
    void proposeWorkflow();
    void connectDialog();
    void connectGuard();
    QCoro::Task<void> offerReverts();
    QCoro::Task<void> revert(core::PullRequest pull);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    Guards& m_guards;
    core::Clock& m_clock;
    views::MainWindow& m_window;
    core::AccountId m_account; ///< of what is shown
    delivery::EnvironmentKey m_environment;
    QString m_wanted;
    QPointer<views::RollbackDialog> m_dialog;
    QPointer<delivery::EnvironmentGuard> m_guard;
    std::unique_ptr<delivery::Reverts> m_reverts; ///< of the account that is shown
    std::optional<delivery::RollbackWorkflowWish> m_wish; ///< where nothing rolls the environment back
    bool m_showsNewest = false;
    bool m_isReading = false;
};

} // namespace signalbox::gui
