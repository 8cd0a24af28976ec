// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/change.h"
#include "core/clock.h"
#include "core/error.h"
#include "core/job.h"
#include "core/outcome.h"
#include "core/repository.h"
#include "core/run.h"
#include "core/run_action.h"
#include "runs/run_command.h"

#include <QMainWindow>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

class QSettings;

namespace signalbox::lists {
class InboxModel;
class RepositoryListModel;
class RunListModel;
} // namespace signalbox::lists

namespace signalbox::views {

class InboxView;
class Look;
class PipelineView;
struct PaletteEntry;

/// The one window: the Overview; repositories at the side, the list of runs, one run's pipeline; and below them what we
/// know about our own knowledge. It is told everything through setters and says through signals what the user wants; it
/// knows no HTTP and no SQL. GUI thread only.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` keeps geometry, splitters, columns, filter, the opened run and the appearance, under keys that carry
    /// a version; it is written half a second after a change and at the close. Both are borrowed and outlive the
    /// window.
    MainWindow(core::Clock& clock, QSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    // What is shown. The models are borrowed; nullptr takes them out again.
    void setRunModel(lists::RunListModel* model);
    void setRepositoryModel(lists::RepositoryListModel* model);
    /// The screen of the opened run: its models are set by whoever hears runOpened. It is made when it is first asked
    /// for or a run is opened, because a start without it is much shorter.
    PipelineView& pipeline();
    /// The inbox: whoever wires it answers its wishes.
    InboxView& inbox();
    void setInboxModel(lists::InboxModel* model);
    void setWhyNot(WhyNot whyNot);
    /// What else the palette offers (window/command_palette.h), asked for as it opens.
    void setMorePaletteEntries(std::function<std::vector<PaletteEntry>()> more);
    /// What dresses the program; View > Appearance sets it, from now on to what was kept. Borrowed.
    void setLook(Look* look);

    // What we know about what we know: the status bar.
    /// Nothing: nobody is signed in.
    void setAccount(const std::optional<core::Account>& account);
    void setQuota(const core::Quota& quota);
    /// How well one repository is known; called for each as often as it changes.
    void setFreshness(const core::Freshness& freshness);
    /// It is watched no more.
    void forgetFreshness(const core::RepositoryName& name);
    /// The machine itself has no network.
    void setOffline(bool offline);
    /// The soonest look of all, and whether one is on its way now.
    void setNextLook(const std::optional<QDateTime>& at, bool looking);
    /// Shows plainly that this is no real GitHub.
    void setDemo(bool demo);
    /// Whether logs that were opened are kept past GitHub's retention.
    void setKeepsLogs(bool keeps);
    /// With a tray icon the close button hides the window and emits closedToTray(); without one it asks to quit.
    void setKeptInTray(bool kept);

    // What the user should read now; stays until it is dismissed, cleared or replaced.
    void showBanner(const core::Error& error);
    void showBanner(const QString& text);
    /// With a button that does something about it, once.
    void showBanner(const QString& text, const QString& action, std::function<void()> act);
    /// The same, as alarming as what it tells of.
    void showBanner(core::Outcome outcome, const QString& text, const QString& action, std::function<void()> act);
    void clearBanner();

    /// Shows this run's pipeline and emits runOpened. Asks nobody whether the run is known.
    void openRun(const core::AccountId& account, core::RunId run);
    /// The list of runs; from one of them, back to all.
    void closeRun();
    void showOverview();
    void showInbox();
    std::optional<RunKey> openedRun() const;
    /// Those that the user wants to hear nothing of.
    std::set<core::RepositoryName> mutedRepositories() const;

    /// The window, un-hidden, un-minimised and in front.
    void present();
    /// Writes what is to be kept now, as the close does.
    void saveState();

Q_SIGNALS:
    /// pipeline() is there from now on; before the first runOpened.
    void pipelineMade();
    void runOpened(const views::RunKey& key);
    void runClosed();
    /// From the list, its menu, the menu bar or the pipeline. Nobody was asked "are you sure?".
    void commandRequested(views::RunCommand command, const core::AccountId& account, const core::Run& run);
    /// The same for several runs at once.
    void batchRequested(views::RunCommand command, const std::vector<core::RunAction>& runs);
    /// The run's workflow is to be started by hand.
    void dispatchRequested(const core::AccountId& account, const core::Run& run);
    void rerunJobRequested(const core::AccountId& account, const core::Run& run, const core::Job& job);
    void addRepositoryRequested(const core::RepositoryName& name);
    void workflowsRequested(const core::RepositoryName& name);
    void environmentsRequested(const core::RepositoryName& name); ///< what is where
    void releaseRequested(const core::RepositoryName& name); ///< the next version is to go out
    void actionLogRequested(); ///< what was done
    void removeRepositoryRequested(const core::RepositoryName& name);
    /// Which of its workflows and branches count is to be chosen.
    void scopeRequested(const core::RepositoryName& name);
    /// The dialog for adding repositories is wanted.
    void addRepositoriesRequested();
    void signInRequested();
    void editorRequested(); ///< the window in which workflow files are written
    void remoteFileRequested(); ///< the same with a file of a repository on GitHub
    void workflowFileRequested(const core::AccountId& account, const core::Run& run); ///< that of a run's workflow
    void demoRequested();
    void lookNowRequested();
    /// A page of GitHub's that the user wants to see in the web browser.
    void browserRequested(const QUrl& page);
    /// By the user, on the Overview.
    void mutedRepositoriesChanged();
    void closedToTray();
    void quitRequested();
    void keepLogsChosen(bool keeps); ///< by the user

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::views
