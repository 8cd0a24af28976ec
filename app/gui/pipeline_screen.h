// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/accounts.h"
#include "gui/run_actions.h"
#include "lists/run_list_model.h"
#include "window/main_window.h"

#include <QObject>

#include <memory>

namespace signalbox::logs {
class LogCache;
}

namespace signalbox::gui {

class AttemptsSide;
class JobGraphSide;
class JobPastSide;
class KindSide;
class OtherLogs;
class OverlaySide;

/// Feeds the screen of the opened run: its jobs out of the store and then as they change, what can be done to it, the
/// log of the chosen job; and tells the watcher what is on screen.
class PipelineScreen final : public QObject {
    Q_OBJECT

public:
    PipelineScreen(session::Workspace& workspace, Accounts& accounts, RunActions& actions,
                   const lists::RunListModel& runs, views::MainWindow& window, QObject* parent = nullptr);
    ~PipelineScreen() override;

private:
    void enter(const core::AccountId& account);
    QCoro::Task<void> open(views::RunKey key);
    void follow();
    void close();
    void apply(const core::ChangeSet& changes);
    void judge();
    void takeFreshness(const core::AccountId& account, const core::Freshness& freshness);
    void connectOthers();
    QCoro::Task<void> fetchLog(core::Job job, int tries = 1);
    void lookAgain();

    session::Workspace& m_workspace;
    Accounts& m_accounts;
    RunActions& m_actions;
    const lists::RunListModel& m_runs;
    views::MainWindow& m_window;
    std::optional<views::RunKey> m_shown;
    std::map<core::AccountId, std::unique_ptr<logs::LogCache>> m_logs;
    OtherLogs* m_others;
    JobGraphSide* m_graph;
    JobPastSide* m_past;
    AttemptsSide* m_attempts;
    OverlaySide* m_overlay;
    KindSide* m_kinds;
};

} // namespace signalbox::gui
