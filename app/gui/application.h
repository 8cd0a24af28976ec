// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "common/look.h"
#include "gui/accounts.h"
#include "gui/action_log_side.h"
#include "gui/adding_side.h"
#include "gui/artifact_side.h"
#include "gui/batch_actions.h"
#include "gui/desktop_side.h"
#include "gui/dispatch_side.h"
#include "gui/editor_side.h"
#include "gui/environments_side.h"
#include "gui/guards.h"
#include "gui/health_side.h"
#include "gui/inbox_side.h"
#include "gui/known_state.h"
#include "gui/pipeline_screen.h"
#include "gui/release_side.h"
#include "gui/remote_files_side.h"
#include "gui/rollback_notices.h"
#include "gui/rollback_side.h"
#include "gui/run_actions.h"
#include "gui/scope_side.h"
#include "gui/sign_in.h"
#include "gui/start_request.h"
#include "gui/workflows_side.h"
#include "lists/repository_list_model.h"
#include "lists/run_list_model.h"
#include "session/workspace.h"
#include "settings/notice_rules_file.h"
#include "window/main_window.h"

#include <QObject>
#include <QSettings>

#include <set>

class QApplication;

namespace signalbox::gui {

/// Owns everything of the program with a window, in the order in which data passes it: accounts, lists, window,
/// desktop; a part never outlives what it refers to. There is one way for data: what the accounts say goes to the
/// lists, the window and the desktop side in this order, and nowhere else.
class Application final : public QObject {
    Q_OBJECT

public:
    Application(QApplication& application, const cli::Options& options, const settings::Profile& profile,
                const credentials::TokenEnvironment& environment);
    ~Application() override;

    /// Shows the window, on what was known last, or the editor with the files of the command line, and begins to work.
    void start();
    /// A later start of the program asked for a window.
    void present(const StartRequest& request);

    views::MainWindow& window() { return m_window; }
    views::Look& look() { return m_look; }
    Accounts& accounts() { return m_accounts; }
    SignIn& signIn() { return m_signIn; }
    AddingSide& adding() { return m_adding; }
    ScopeSide& scopes() { return m_scopes; }
    DesktopSide& desktop() { return m_desktop; }
    EditorSide& editor() { return m_editor; }
    DispatchSide& dispatch() { return m_dispatch; }
    RemoteFilesSide& remoteFiles() { return m_remoteFiles; }
    const lists::RunListModel& runs() const { return m_runs; }

private:
    void wireLists();
    void wireWindow();
    void wirePipeline();
    void wireSignIn();
    void wireRepositories();
    QCoro::Task<void> open();
    QCoro::Task<void> openAccounts();
    QCoro::Task<void> openDemo();
    void enter(const session::SignedIn& signedIn);
    void useNoticeRules();
    void showNextLook();
    void signIn(session::AccountSession* session);
    void browse(const QUrl& page);
    void forgetFreshness(const core::AccountId& account, const core::RepositoryName& name);
    void noteFreshness(const core::AccountId& account, const core::Freshness& freshness);
    void watch(session::AccountSession& session, const std::vector<core::RepositoryName>& names);
    void unwatch(session::AccountSession& session, const std::vector<core::RepositoryName>& names);
    void keepWatched(session::AccountSession& session);

    cli::Options m_options;
    core::SystemClock m_clock;
    session::Workspace m_workspace;
    KnownState m_known; // early: it is read while the window is being made
    QSettings m_windowSettings;
    Accounts m_accounts;
    lists::RunListModel m_runs;
    lists::RepositoryListModel m_repositories;
    QMetaObject::Connection m_feed; // made before the parts below, so that the lists know what those are told
    views::MainWindow m_window;
    views::Look m_look; // behind the window, which would be dressed again at each step of being put together
    RunActions m_actions;
    BatchActions m_batches;
    InboxSide m_inbox;
    WorkflowsSide m_workflows;
    Guards m_guards;
    EnvironmentsSide m_environments;
    RollbackSide m_rollbacks;
    RollbackNotices m_rollbackNotices;
    ReleaseSide m_releases;
    HealthSide m_health;
    ActionLogSide m_actionLog;
    DispatchSide m_dispatch;
    EditorSide m_editor;
    RemoteFilesSide m_remoteFiles;
    std::optional<PipelineScreen> m_pipeline; // with its view
    std::optional<ArtifactSide> m_artifacts; // likewise
    DesktopSide m_desktop;
    SignIn m_signIn;
    AddingSide m_adding;
    ScopeSide m_scopes;
    settings::NoticeRulesFile m_noticeRules;
    std::set<std::pair<core::AccountId, core::RepositoryName>> m_stale;
    QObject m_here; // ends first: a task that is woken by the end of one part must not look for another
};

} // namespace signalbox::gui
