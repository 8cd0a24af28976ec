// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "monitor/run_attempts.h"

#include <QCoroTask>
#include <QObject>

#include <map>
#include <memory>

namespace signalbox::views {
class PipelineView;
}

namespace signalbox::gui {

/// Gives the pipeline screen the attempts of its run that are over, one after the other, while somebody looks at them.
/// GUI thread only.
class AttemptsSide final : public QObject {
    Q_OBJECT

public:
    AttemptsSide(session::Workspace& workspace, Accounts& accounts, views::PipelineView& view,
                 QObject* parent = nullptr);

    /// Whose run is on screen; none: none is.
    void setAccount(const core::AccountId& account);
    /// The account is at work, perhaps only now or with a new token.
    void enter(const core::AccountId& account);

    /// An attempt that is over, of any run of the account.
    QCoro::Task<core::Result<core::RunAttempt>> attempt(core::AccountId account, core::Run run, int number);

private:
    void begin();
    QCoro::Task<void> ask(int round);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    views::PipelineView& m_view;
    std::map<core::AccountId, std::unique_ptr<monitor::RunAttempts>> m_attempts;
    core::AccountId m_account;
    int m_round = 0; ///< counts what was on screen: an answer for an earlier run is nobody's
    bool m_asking = false;
};

} // namespace signalbox::gui
