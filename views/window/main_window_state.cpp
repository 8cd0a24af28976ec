// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window_private.h"

#include "common/icons.h"
#include "common/look.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "lists/run_list_model.h"
#include "window/command_palette.h"

#include <QAction>
#include <QActionGroup>
#include <QContextMenuEvent>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace signalbox::views {

void MainWindow::Private::go(const Place& place)
{
    if (!trail.go(place)) {
        checkScreen(place.screen);
        return;
    }
    showPlace();
    kept.touch();
}

void MainWindow::Private::showPlace()
{
    const Place place = trail.here();
    actions.back->setEnabled(trail.canGoBack());
    actions.forward->setEnabled(trail.canGoForward());
    checkScreen(place.screen);
    stack->setCurrentWidget(place.screen == Place::Screen::Overview    ? static_cast<QWidget*>(overview)
                                : place.screen == Place::Screen::Inbox ? static_cast<QWidget*>(inbox)
                                                                       : side);
    if (place.run) {
        if (!pipeline)
            makePipeline();
        const bool fromList = screens->isWide() && runs->hasListFocus(); // whoever goes through the list stays in it
        runs->select(*place.run);
        screens->showRun();
        if (!fromList)
            pipeline->setFocus(Qt::OtherFocusReason);
        Q_EMIT window.runOpened(*place.run);
    } else {
        screens->showList();
        if (pipeline)
            pipeline->clear();
        if (place.screen == Place::Screen::Overview)
            overview->focusCards();
        else if (place.screen == Place::Screen::Inbox)
            inbox->focusList();
        else
            runs->focusList();
        Q_EMIT window.runClosed();
    }
    nameWindow();
    enableActions();
}

void MainWindow::Private::checkScreen(Place::Screen screen)
{
    actions.overview->setChecked(screen == Place::Screen::Overview);
    actions.allRuns->setChecked(screen == Place::Screen::Runs);
    actions.inbox->setChecked(screen == Place::Screen::Inbox);
}

QString MainWindow::Private::nameOfScreen() const
{
    switch (trail.here().screen) {
    case Place::Screen::Overview:
        return u"Overview"_s;
    case Place::Screen::Inbox:
        return u"Inbox"_s;
    case Place::Screen::Runs:
        break;
    }
    return u"All runs"_s;
}

void MainWindow::Private::nameWindow()
{
    const std::optional<core::Run> run = trail.here().run ? currentRun() : std::nullopt;
    const QString where = run
        ? run->repositoryName.full() + u" · "_s + run->workflowName + u" #"_s + QString::number(run->number)
        : nameOfScreen();
    title->setText(where);
    window.setWindowTitle(where + (demo ? u" – Signalbox (demo)"_s : u" – Signalbox"_s));
}

void MainWindow::Private::showGroupsSoon()
{
    if (!groupsSoon.isActive())
        groupsSoon.start();
}

void MainWindow::Private::showEmptiness()
{
    const std::vector<core::RepositoryName> names = repositories->repositories();
    runs->setRepositories(names);
    runs->setEmpty(!signedIn           ? RunListView::Empty::SignedOut
                       : names.empty() ? RunListView::Empty::NothingWatched
                                       : RunListView::Empty::NothingYet);
    overview->setEmpty(signedIn ? OverviewView::Empty::NothingWatched : OverviewView::Empty::SignedOut);
    actions.addRepository->setEnabled(signedIn);
    actions.lookNow->setEnabled(signedIn);
}

std::optional<core::Run> MainWindow::Private::currentRun() const
{
    const std::optional<RunKey> here = trail.here().run;
    if (!here)
        return trail.here().screen == Place::Screen::Runs ? runs->currentRun() : std::nullopt;
    // Never another run than the one on show: that would be the one that is cancelled.
    const std::optional<core::Run> shown = pipeline ? pipeline->run() : std::nullopt;
    return shown && shown->id == here->run ? shown : std::nullopt;
}

std::optional<RunKey> MainWindow::Private::currentKey() const
{
    if (trail.here().run)
        return trail.here().run;
    return trail.here().screen == Place::Screen::Runs ? runs->currentKey() : std::nullopt;
}

bool MainWindow::Private::hasSeveral() const
{
    if (trail.here().screen != Place::Screen::Runs || runs->chosenCount() < 2)
        return false;
    return !trail.here().run || (runs->isVisible() && runs->hasListFocus());
}

void MainWindow::Private::enableActions()
{
    const std::optional<core::Run> run = currentRun();
    const std::optional<RunKey> key = currentKey();
    for (QAction* action : {actions.open, actions.openInBrowser, actions.copyLink})
        action->setEnabled(run.has_value());
    actions.dispatch->setEnabled(run && !hasSeveral() && run->workflowPath.startsWith(".github/workflows/"_L1));
    actions.editWorkflow->setEnabled(run && run->workflowPath.startsWith(".github/"_L1));
    const bool several = hasSeveral();
    for (const RunCommand which : allRunCommands) {
        const QString reason = several ? QString()
            : !run || !key             ? u"No run is selected."_s
            : whyNot                   ? whyNot(which, key->account, *run)
                                       : QString();
        actions.of(which)->setEnabled(reason.isEmpty());
        actions.of(which)->setToolTip(plainToolTip(reason));
    }
}

void MainWindow::Private::command(RunCommand command)
{
    const std::optional<core::Run> run = currentRun();
    const std::optional<RunKey> key = currentKey();
    if (hasSeveral())
        Q_EMIT window.batchRequested(command, runs->chosen());
    else if (run && key)
        Q_EMIT window.commandRequested(command, key->account, *run);
}

/// As the key for menus does, which many keyboards have not.
void MainWindow::Private::openMenuOf(QWidget* widget)
{
    if (!widget)
        return;
    const QPoint at = widget->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, widget->mapToGlobal(at));
    QCoreApplication::sendEvent(widget, &event);
}

void MainWindow::Private::addRepository()
{
    Q_EMIT window.addRepositoriesRequested();
}

void MainWindow::Private::showRunsOf(const core::RepositoryName& name)
{
    runs->setChoice({.repository = name});
    go(Place::runs());
}

void MainWindow::Private::showWallboard()
{
    wallboard = std::make_unique<Wallboard>(overview->cards(), clock);
    // Not from within its own close.
    QObject::connect(wallboard.get(), &Wallboard::closed, &window, [this] { wallboard.reset(); }, Qt::QueuedConnection);
    wallboard->showFullScreen();
}

void MainWindow::Private::openPalette()
{
    constexpr int mostRuns = 2000;
    auto doable = window.findChildren<QAction*>();
    doable.removeAll(actions.palette);
    std::vector<PaletteEntry> entries = entriesOf(doable);
    for (const core::RepositoryName& name : repositories->repositories())
        entries.push_back(
            {.text = name.full(), .detail = u"repository"_s, .icon = lineIcon(u"repository"_s), .act = [this, name] {
                 showRunsOf(name);
             }});
    for (const core::RepositoryName& name : repositories->repositories())
        entries.push_back({.text = u"Workflows of %1"_s.arg(name.full()),
                           .detail = u"switch on and off, schedules"_s,
                           .icon = lineIcon(u"workflow"_s),
                           .act = [this, name] { Q_EMIT window.workflowsRequested(name); }});
    for (const core::RepositoryName& name : repositories->repositories())
        entries.push_back({.text = u"Environments of %1"_s.arg(name.full()),
                           .detail = u"what runs where, since when"_s,
                           .icon = lineIcon(u"repository"_s),
                           .act = [this, name] { Q_EMIT window.environmentsRequested(name); }});
    for (const core::RepositoryName& name : repositories->repositories())
        entries.push_back({.text = u"Release a version of %1"_s.arg(name.full()),
                           .detail = u"what it would be, what stands against it"_s,
                           .icon = lineIcon(u"repository"_s),
                           .act = [this, name] { Q_EMIT window.releaseRequested(name); }});
    for (int row = 0; runModel && row < std::min(runModel->rowCount(), mostRuns); ++row) {
        const lists::RunRow& run = runModel->rowAt(row);
        entries.push_back({.text = u"%1 #%2 %3"_s.arg(run.run.workflowName).arg(run.run.number).arg(run.run.title),
                           .detail = run.run.repositoryName.full() + u' ' + run.run.branch,
                           .icon = statusIcon(core::outcome(run.run.state)),
                           .act = [this, key = run.key()] { go(Place::at(key)); }});
    }
    if (morePaletteEntries)
        std::ranges::move(morePaletteEntries(), std::back_inserter(entries));
    (new CommandPalette(std::move(entries), &window))->open();
}

void MainWindow::Private::setLook(Look* newLook)
{
    look = newLook;
    if (!look)
        return;
    // Chosen among the actions, so that a number that means nothing chooses nothing.
    for (QAction* action : actions.appearance->actions())
        if (static_cast<int>(action->data().value<Look::Scheme>()) == kept.get(u"appearance"_s).toInt())
            action->setChecked(true);
    look->setScheme(actions.appearance->checkedAction()->data().value<Look::Scheme>());
    for (QAction* action : actions.colours->actions())
        if (action->data().toInt() == kept.get(u"colours"_s).toInt())
            action->setChecked(true);
    look->setColours(Colours(actions.colours->checkedAction()->data().toInt()));
    QObject::connect(actions.colours, &QActionGroup::triggered, look, [this](const QAction* action) {
        look->setColours(Colours(action->data().toInt()));
        kept.touch();
    });
    look->setReducedMotion(kept.get(u"reducedMotion"_s).toBool() || look->isReducedMotion());
    actions.stillness->setChecked(look->isReducedMotion());
    QObject::connect(actions.stillness, &QAction::toggled, look, [this](bool still) {
        look->setReducedMotion(still);
        kept.touch();
    });
    QObject::connect(actions.appearance, &QActionGroup::triggered, look, [this](const QAction* action) {
        look->setScheme(action->data().value<Look::Scheme>());
        kept.touch();
    });
}

void MainWindow::Private::keep(KeptState& state) const
{
    state.put(u"geometry"_s, window.saveGeometry());
    state.put(u"side"_s, side->saveState());
    state.put(u"sideBar"_s, actions.sideBar->isChecked());
    state.put(u"split"_s, screens->saveSplit());
    state.put(u"columns"_s, runs->saveColumns());
    const RunChoice choice = runs->choice();
    state.put(u"filter/text"_s, choice.text);
    state.put(u"filter/state"_s, static_cast<int>(choice.state));
    state.put(u"filter/repository"_s, choice.repository ? choice.repository->full() : QString());
    state.put(u"filter/branch"_s, choice.branch);
    state.put(u"filter/workflow"_s, choice.workflow);
    state.put(u"filter/group"_s, choice.group);
    state.put(u"screen"_s, static_cast<int>(trail.here().screen));
    keepOverview(state);
    state.put(u"place/runs"_s, runs->savePlace());
    state.put(u"place/inbox"_s, inbox->savePlace());
    state.put(u"place/overview"_s, overview->savePlace());
    state.put(u"dialogs"_s, shapes->save());
    if (const std::optional<RunKey> key = runs->currentKey()) {
        state.put(u"selected/account"_s, key->account);
        state.put(u"selected/run"_s, key->run.value);
    }
    if (const QAction* chosen = actions.appearance->checkedAction(); chosen && look)
        state.put(u"appearance"_s, static_cast<int>(chosen->data().value<Look::Scheme>()));
    state.put(u"colours"_s, actions.colours->checkedAction()->data());
    state.put(u"reducedMotion"_s, actions.stillness->isChecked());
}

void MainWindow::Private::keepOverview(KeptState& state) const
{
    const OverviewChoice choice = overview->choice();
    state.put(u"overview/text"_s, choice.text);
    state.put(u"overview/state"_s, static_cast<int>(choice.state));
    state.put(u"overview/grouping"_s, static_cast<int>(choice.grouping));
    state.put(u"overview/mine"_s, choice.mine);
    state.put(u"overview/hidesHealthy"_s, choice.hidesHealthy);
    state.put(u"overview/pinned"_s, QStringList(overview->marks().pinned.values()));
    state.put(u"overview/muted"_s, QStringList(overview->marks().muted.values()));
    QStringList groups;
    for (const auto& [mark, group] : overview->marks().groups.asKeyValueRange())
        groups << mark + u' ' + group; // there is no space in a mark
    groups.sort();
    state.put(u"overview/groups"_s, groups);
}

void MainWindow::Private::restoreOverview()
{
    using Model = lists::OverviewFilterModel;
    const auto number = [this](const QString& key, int most) {
        const int value = kept.get(key).toInt();
        return value >= 0 && value <= most ? value : 0;
    };
    const auto names = [this](const QString& key) {
        const QStringList list = kept.get(key).toStringList();
        return QSet<QString>(list.begin(), list.end());
    };
    QHash<QString, QString> groups;
    for (const QString& line : kept.get(u"overview/groups"_s).toStringList()) {
        if (const QString group = line.section(u' ', 1); !group.isEmpty())
            groups.insert(line.section(u' ', 0, 0), group);
    }
    overview->setMarks({.pinned = names(u"overview/pinned"_s), .muted = names(u"overview/muted"_s), .groups = groups});
    overview->setChoice(
        {.text = kept.get(u"overview/text"_s).toString(),
         .state = Model::State(number(u"overview/state"_s, static_cast<int>(Model::State::Waiting))),
         .grouping = Model::Grouping(number(u"overview/grouping"_s, static_cast<int>(Model::Grouping::Own))),
         .mine = kept.get(u"overview/mine"_s).toBool(),
         .hidesHealthy = kept.get(u"overview/hidesHealthy"_s).toBool()});
    const auto screen = Place::Screen(number(u"screen"_s, static_cast<int>(Place::Screen::Inbox)));
    if (screen != Place::Screen::Overview)
        trail = Trail({.screen = screen});
}

void MainWindow::Private::restore()
{
    restoreOverview();
    window.restoreGeometry(kept.get(u"geometry"_s).toByteArray());
    side->restoreState(kept.get(u"side"_s).toByteArray());
    actions.sideBar->setChecked(kept.get(u"sideBar"_s).isNull() || kept.get(u"sideBar"_s).toBool());
    screens->restoreSplit(kept.get(u"split"_s).toByteArray());
    runs->restoreColumns(kept.get(u"columns"_s).toByteArray());
    const int state = kept.get(u"filter/state"_s).toInt();
    runs->setChoice(
        {.text = kept.get(u"filter/text"_s).toString(),
         .state = state >= 0 && state <= static_cast<int>(StateChoice::Waiting) ? StateChoice(state) : StateChoice::All,
         .repository = core::RepositoryName::parse(kept.get(u"filter/repository"_s).toString()),
         .branch = kept.get(u"filter/branch"_s).toString(),
         .workflow = kept.get(u"filter/workflow"_s).toString(),
         .group = kept.get(u"filter/group"_s).toString()});
    shapes->restore(kept.get(u"dialogs"_s).toMap());
    inbox->restorePlace(kept.get(u"place/inbox"_s).toStringList());
    overview->restorePlace(kept.get(u"place/overview"_s).toStringList());
    const QStringList place = kept.get(u"place/runs"_s).toStringList();
    runs->restorePlace(place);
    // Of an earlier Signalbox, which kept no more than this.
    const core::RunId selected{kept.get(u"selected/run"_s).toLongLong()};
    if (selected && place.isEmpty())
        runs->select({kept.get(u"selected/account"_s).toString(), selected});
}

} // namespace signalbox::views
