// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the main window is made of. Only main_window*.cpp include it.
#pragma once

#include "common/banner.h"
#include "common/chip.h"
#include "common/dialog_shapes.h"
#include "common/elided_label.h"
#include "inbox/inbox_view.h"
#include "lists/repository_list_model.h"
#include "overview/overview_view.h"
#include "overview/wallboard.h"
#include "pipeline/pipeline_view.h"
#include "runs/repository_list_view.h"
#include "runs/run_list_view.h"
#include "window/kept_state.h"
#include "window/main_window.h"
#include "window/screens.h"
#include "window/status_line.h"
#include "window/trail.h"
#include "window/window_actions.h"

#include <QPointer>
#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace signalbox::views {

class MainWindow::Private {
public:
    Private(MainWindow& window, core::Clock& clock, QSettings& settings);

    /// Puts the parts together. Not in the constructor, because events of the window ask for the finished Private.
    void setUp();

    // main_window_layout.cpp: the parts, and what becomes of their signals
    void layOut();
    void layOutBar();
    void connectOverview();
    void connectInbox();
    void connectLists();
    /// Puts the screen of the opened run in its place, before it is first wanted.
    void makePipeline();
    void connectPipeline();
    void connectActions();

    // main_window_state.cpp: where the user is, what may be done there, what is kept
    void go(const Place& place);
    void showPlace();
    void nameWindow();
    void showEmptiness();
    /// Which groups the list of runs can be narrowed to; soon, because their rows come in crowds.
    void showGroupsSoon();
    std::optional<core::Run> currentRun() const;
    std::optional<RunKey> currentKey() const;
    /// Several runs are chosen, and they are what the user has before them: not one that is open beside the list.
    bool hasSeveral() const;
    void enableActions();
    void command(RunCommand command);
    void openMenuOf(QWidget* widget);
    void addRepository();
    /// Marks the action of the screen that is on show.
    void checkScreen(Place::Screen screen);
    QString nameOfScreen() const;
    void showRunsOf(const core::RepositoryName& name);
    void showWallboard();
    void openPalette();
    void setLook(Look* newLook);
    void keep(KeptState& state) const;
    void keepOverview(KeptState& state) const;
    void restoreOverview();
    void restore();

    MainWindow& window;
    WindowActions actions;
    Banner* banner;
    std::function<void()> bannerAct; ///< what its button does
    OverviewView* overview;
    InboxView* inbox;
    RepositoryListView* repositories;
    RunListView* runs;
    lists::RunListModel* runModel = nullptr; ///< borrowed
    QPointer<lists::RepositoryListModel> repositoryModel; ///< borrowed
    QTimer groupsSoon;
    PipelineView* pipeline = nullptr; ///< until makePipeline()
    Screens* screens;
    QSplitter* side;
    QStackedWidget* stack; ///< the Overview, the inbox, and the runs with the repositories at their side
    std::unique_ptr<Wallboard> wallboard; ///< while it is up
    core::Clock& clock;
    StatusLine* status;
    ElidedLabel* title;
    Chip* demoChip;
    DialogShapes* shapes; ///< of the dialogs over the window
    KeptState kept;
    Trail trail;
    WhyNot whyNot;
    std::function<std::vector<PaletteEntry>()> morePaletteEntries;
    Look* look = nullptr;
    bool signedIn = false;
    bool demo = false;
    bool keptInTray = false;
};

} // namespace signalbox::views
