// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "monitor/workflow_files.h"

#include <QCoroTask>
#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace signalbox::views {
class PipelineView;
}

namespace signalbox::gui {

/// Gives the pipeline screen what the workflow file of its run says: the file of the run's commit, asked for when the
/// run has been on screen for a moment, or why there is none. GUI thread only.
class JobGraphSide final : public QObject {
    Q_OBJECT

public:
    JobGraphSide(session::Workspace& workspace, Accounts& accounts, views::PipelineView& view,
                 QObject* parent = nullptr);

    /// This run is on screen.
    void show(const core::AccountId& account, const core::Run& run);
    /// None is.
    void stop();
    /// The account is at work, perhaps only now or with a new token.
    void enter(const core::AccountId& account);

private:
    struct Shown {
        core::AccountId account;
        core::Run run;
    };

    void askSoon();
    QCoro::Task<void> ask(int round);

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    views::PipelineView& m_view;
    std::map<core::AccountId, std::unique_ptr<monitor::WorkflowFiles>> m_files;
    std::optional<Shown> m_shown;
    int m_round = 0; ///< counts what was on screen: the answer for an earlier run is nobody's
};

} // namespace signalbox::gui
