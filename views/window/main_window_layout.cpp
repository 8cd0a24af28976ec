// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window_private.h"

#include "common/icons.h"
#include "common/theme.h"
#include "window/about.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

MainWindow::Private::Private(MainWindow& window_, core::Clock& clock_, QSettings& settings)
    : window(window_)
    , actions(window_)
    , banner(new Banner)
    , overview(new OverviewView(clock_))
    , inbox(new InboxView)
    , repositories(new RepositoryListView(clock_))
    , runs(new RunListView(clock_))
    , screens(new Screens(runs))
    , side(new QSplitter(Qt::Horizontal))
    , stack(new QStackedWidget)
    , clock(clock_)
    , status(new StatusLine(clock_))
    , title(new ElidedLabel)
    , demoChip(new Chip(u"Demo"_s))
    , shapes(new DialogShapes(window_))
    , kept(settings, [this](KeptState& state) { keep(state); })
{
}

void MainWindow::Private::setUp()
{
    layOut();
    layOutBar();
    connectOverview();
    connectInbox();
    connectLists();
    connectActions();
    restore();
    showEmptiness();
    showPlace();
    enableActions();
}

void MainWindow::Private::layOut()
{
    repositories->setMinimumWidth(190);
    side->setChildrenCollapsible(false);
    side->addWidget(repositories);
    side->addWidget(screens);
    side->setStretchFactor(0, 0);
    side->setStretchFactor(1, 1);
    side->setSizes({210, 930});

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner);
    stack->addWidget(overview);
    stack->addWidget(inbox);
    stack->addWidget(side);
    column->addWidget(stack, 1);
    window.setCentralWidget(content);
    window.setStatusBar(status);
    window.resize(1180, 760);
    QObject::connect(side, &QSplitter::splitterMoved, &kept, &KeptState::touch);
    QObject::connect(screens, &Screens::splitMoved, &kept, &KeptState::touch);
}

void MainWindow::Private::layOutBar()
{
    actions.back->setIcon(lineIcon(u"back"_s));
    actions.forward->setIcon(lineIcon(u"forward"_s));
    title->setFont(textFont(TextRole::Title));
    title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    title->setObjectName(u"title"_s);
    demoChip->setObjectName(u"demoChip"_s);
    demoChip->setToolTip(u"The embedded GitHub: nothing here is real, and nothing leaves this machine."_s);
    demoChip->hide();

    auto* bar = new QToolBar(u"Navigation"_s);
    bar->setObjectName(u"navigation"_s);
    bar->setMovable(false);
    bar->setIconSize({18, 18});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(actions.overview);
    bar->addAction(actions.allRuns);
    bar->addAction(actions.inbox);
    bar->addSeparator();
    bar->addAction(actions.back);
    bar->addAction(actions.forward);
    bar->addWidget(title);
    // A tool bar shows and hides a widget through its action alone; a frame around the chip leaves that to the chip.
    auto* end = new QWidget;
    auto* row = new QHBoxLayout(end);
    row->setContentsMargins(space::Small, 0, space::Small, 0);
    row->addWidget(demoChip);
    bar->addWidget(end);
    bar->addAction(actions.lookNow);
    for (QAction* action : {actions.back, actions.forward, actions.lookNow})
        static_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
    window.addToolBar(bar);
}

void MainWindow::Private::connectOverview()
{
    QObject::connect(overview, &OverviewView::repositoryOpened, &window,
                     [this](const core::RepositoryName& name) { showRunsOf(name); });
    QObject::connect(overview, &OverviewView::runOpened, &window, [this](const RunKey& key) { go(Place::at(key)); });
    QObject::connect(overview, &OverviewView::workflowsRequested, &window, &MainWindow::workflowsRequested);
    QObject::connect(overview, &OverviewView::environmentsRequested, &window, &MainWindow::environmentsRequested);
    QObject::connect(overview, &OverviewView::releaseRequested, &window, &MainWindow::releaseRequested);
    QObject::connect(overview, &OverviewView::removeRequested, &window, &MainWindow::removeRepositoryRequested);
    QObject::connect(overview, &OverviewView::scopeRequested, &window, &MainWindow::scopeRequested);
    QObject::connect(overview, &OverviewView::browserRequested, &window, &MainWindow::browserRequested);
    QObject::connect(overview, &OverviewView::wallboardRequested, &window, [this] { showWallboard(); });
    QObject::connect(overview, &OverviewView::connectRequested, &window, &MainWindow::signInRequested);
    QObject::connect(overview, &OverviewView::addRepositoryRequested, &window, [this] { addRepository(); });
    QObject::connect(overview, &OverviewView::choiceChanged, &kept, &KeptState::touch);
    QObject::connect(overview, &OverviewView::placeChanged, &kept, &KeptState::touch);
    QObject::connect(overview, &OverviewView::mutedChanged, &window, &MainWindow::mutedRepositoriesChanged);
    QObject::connect(overview, &OverviewView::choiceChanged, &groupsSoon, [this] { showGroupsSoon(); });
    groupsSoon.setSingleShot(true);
    groupsSoon.setInterval(std::chrono::milliseconds(200));
    QObject::connect(&groupsSoon, &QTimer::timeout, &window, [this] {
        if (repositoryModel)
            runs->setGroups(lists::repositoryGroups(*repositoryModel, overview->marks().groups));
    });
}

void MainWindow::Private::connectInbox()
{
    QObject::connect(inbox, &InboxView::opened, &window, [this](const RunKey& key) { go(Place::at(key)); });
    QObject::connect(inbox, &InboxView::browserRequested, &window, &MainWindow::browserRequested);
    QObject::connect(inbox, &InboxView::placeChanged, &kept, &KeptState::touch);
    QObject::connect(inbox, &InboxView::connectRequested, &window, &MainWindow::signInRequested);
    QObject::connect(inbox, &InboxView::approveRequested, &window, [this](const std::vector<core::RunAction>& chosen) {
        Q_EMIT window.batchRequested(RunCommand::Approve, chosen);
    });
    QObject::connect(inbox, &InboxView::rerunRequested, &window, [this](const std::vector<core::RunAction>& chosen) {
        Q_EMIT window.batchRequested(RunCommand::RerunFailed, chosen);
    });
}

void MainWindow::Private::connectLists()
{
    QObject::connect(repositories, &RepositoryListView::choiceChanged, runs, [this](const auto& name) {
        RunChoice choice = runs->choice();
        choice.repository = name;
        runs->setChoice(choice);
        if (!screens->isWide())
            go(Place::runs());
    });
    QObject::connect(runs, &RunListView::choiceChanged, repositories, [this](const RunChoice& choice) {
        repositories->choose(choice.repository);
        kept.touch();
    });
    QObject::connect(repositories, &RepositoryListView::repositoriesChanged, &window, [this] { showEmptiness(); });
    QObject::connect(banner, &Banner::actionTriggered, &window, [this] {
        const auto act = std::exchange(bannerAct, {});
        banner->hide();
        if (act)
            act();
    });
    QObject::connect(repositories, &RepositoryListView::scopeRequested, &window, &MainWindow::scopeRequested);
    QObject::connect(repositories, &RepositoryListView::addSeveralRequested, &window, [this] { addRepository(); });
    QObject::connect(repositories, &RepositoryListView::addRequested, &window, &MainWindow::addRepositoryRequested);
    QObject::connect(repositories, &RepositoryListView::workflowsRequested, &window, &MainWindow::workflowsRequested);
    QObject::connect(repositories, &RepositoryListView::environmentsRequested, &window,
                     &MainWindow::environmentsRequested);
    QObject::connect(repositories, &RepositoryListView::releaseRequested, &window, &MainWindow::releaseRequested);
    QObject::connect(repositories, &RepositoryListView::removeRequested, &window,
                     &MainWindow::removeRepositoryRequested);
    QObject::connect(runs, &RunListView::opened, &window, [this](const RunKey& key) { go(Place::at(key)); });
    QObject::connect(runs, &RunListView::currentChanged, &window, [this] {
        enableActions();
        kept.touch();
    });
    QObject::connect(runs, &RunListView::columnsChanged, &kept, &KeptState::touch);
    QObject::connect(runs, &RunListView::placeChanged, &kept, &KeptState::touch);
    QObject::connect(shapes, &DialogShapes::changed, &kept, &KeptState::touch);
    QObject::connect(runs, &RunListView::commandRequested, &window, &MainWindow::commandRequested);
    QObject::connect(runs, &RunListView::batchRequested, &window, &MainWindow::batchRequested);
    QObject::connect(runs, &RunListView::dispatchRequested, &window, &MainWindow::dispatchRequested);
    QObject::connect(runs, &RunListView::browserRequested, &window, &MainWindow::browserRequested);
    QObject::connect(runs, &RunListView::workflowFileRequested, &window, &MainWindow::workflowFileRequested);
    QObject::connect(runs, &RunListView::connectRequested, &window, &MainWindow::signInRequested);
    QObject::connect(runs, &RunListView::addRepositoryRequested, &window, [this] { addRepository(); });
}

void MainWindow::Private::makePipeline()
{
    pipeline = new PipelineView(clock);
    screens->setRun(pipeline);
    connectPipeline();
    Q_EMIT window.pipelineMade();
}

void MainWindow::Private::connectPipeline()
{
    const auto forward = [this](auto signal, RunCommand which) {
        QObject::connect(pipeline, signal, &window, [this, which] {
            const std::optional<core::Run> run = pipeline->run();
            if (run && trail.here().run)
                Q_EMIT window.commandRequested(which, trail.here().run->account, *run);
        });
    };
    forward(&PipelineView::rerunRequested, RunCommand::Rerun);
    forward(&PipelineView::rerunFailedRequested, RunCommand::RerunFailed);
    forward(&PipelineView::cancelRequested, RunCommand::Cancel);
    QObject::connect(pipeline, &PipelineView::rerunJobRequested, &window, [this](const core::Job& job) {
        const std::optional<core::Run> run = pipeline->run();
        if (run && trail.here().run)
            Q_EMIT window.rerunJobRequested(trail.here().run->account, *run, job);
    });
    QObject::connect(pipeline, &PipelineView::openInBrowserRequested, &window, &MainWindow::browserRequested);
    // What may be done to a run, and what it is called, is judged again with each of its changes.
    QObject::connect(pipeline, &PipelineView::runChanged, &window, [this] {
        nameWindow();
        enableActions();
    });
}

void MainWindow::Private::connectActions()
{
    const auto on = [this](QAction* action, auto act) { QObject::connect(action, &QAction::triggered, &window, act); };
    on(actions.addRepository, [this] { addRepository(); });
    on(actions.signIn, [this] { Q_EMIT window.signInRequested(); });
    on(actions.demo, [this] { Q_EMIT window.demoRequested(); });
    QObject::connect(actions.editFiles, &QAction::triggered, &window, &MainWindow::editorRequested);
    QObject::connect(actions.actionLog, &QAction::triggered, &window, &MainWindow::actionLogRequested);
    QObject::connect(actions.editRemote, &QAction::triggered, &window, &MainWindow::remoteFileRequested);
    on(actions.editWorkflow, [this] {
        const std::optional<core::Run> run = currentRun();
        const std::optional<RunKey> key = currentKey();
        if (run && key)
            Q_EMIT window.workflowFileRequested(key->account, *run);
    });
    QObject::connect(actions.keepLogs, &QAction::toggled, &window, &MainWindow::keepLogsChosen);
    on(actions.quit, [this] {
        kept.flush();
        Q_EMIT window.quitRequested();
    });
    on(actions.open, [this] {
        if (const std::optional<RunKey> key = currentKey())
            go(Place::at(*key));
    });
    for (const RunCommand which : allRunCommands)
        on(actions.of(which), [this, which] { command(which); });
    on(actions.dispatch, [this] {
        const std::optional<core::Run> run = currentRun();
        if (const std::optional<RunKey> key = currentKey(); run && key)
            Q_EMIT window.dispatchRequested(key->account, *run);
    });
    on(actions.openInBrowser, [this] {
        if (const std::optional<core::Run> run = currentRun())
            Q_EMIT window.browserRequested(run->webUrl);
    });
    on(actions.copyLink, [this] {
        if (const std::optional<core::Run> run = currentRun())
            QGuiApplication::clipboard()->setText(run->webUrl.toString());
    });
    on(actions.lookNow, [this] { Q_EMIT window.lookNowRequested(); });
    on(actions.find, [this] {
        if (trail.here().screen == Place::Screen::Overview) {
            overview->focusFilter();
            return;
        }
        if (!screens->isWide() || trail.here().screen != Place::Screen::Runs)
            go(Place::runs());
        runs->focusFilter();
    });
    on(actions.columns, [this] {
        if (!screens->isWide() || trail.here().screen != Place::Screen::Runs)
            go(Place::runs());
        runs->showColumnMenu();
    });
    on(actions.fullScreen, [this](bool full) { full ? window.showFullScreen() : window.showNormal(); });
    on(actions.back, [this] {
        trail.back();
        showPlace();
    });
    on(actions.forward, [this] {
        trail.forward();
        showPlace();
    });
    on(actions.wallboard, [this] { showWallboard(); });
    on(actions.palette, [this] { openPalette(); });
    on(actions.overview, [this] { go(Place::overview()); });
    on(actions.inbox, [this] { go(Place::inbox()); });
    on(actions.allRuns, [this] { go(Place::runs()); });
    on(actions.shortcuts, [this] { makeShortcuts(window.findChildren<QAction*>(), &window)->open(); });
    on(actions.about, [this] { makeAbout(&window)->open(); });
    QObject::connect(actions.sideBar, &QAction::toggled, repositories, &QWidget::setVisible);
    QObject::connect(actions.sideBar, &QAction::toggled, &kept, &KeptState::touch);
}

} // namespace signalbox::views
