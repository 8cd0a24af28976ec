// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window_private.h"

#include "common/look.h"
#include "common/plain_text.h"

#include <QAction>
#include <QActionGroup>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace signalbox::views {

void MainWindow::Private::go(const Place& place)
{
    if (trail.go(place))
        showPlace();
}

void MainWindow::Private::showPlace()
{
    const Place& place = trail.here();
    actions.back->setEnabled(trail.canGoBack());
    actions.forward->setEnabled(trail.canGoForward());
    actions.allRuns->setEnabled(place.has_value());
    if (place) {
        runs->select(*place);
        screens->showRun();
        if (!screens->isWide())
            pipeline->setFocus(Qt::OtherFocusReason);
        Q_EMIT window.runOpened(*place);
    } else {
        screens->showList();
        pipeline->clear();
        runs->focusList();
        Q_EMIT window.runClosed();
    }
    nameWindow();
    enableActions();
}

void MainWindow::Private::nameWindow()
{
    const std::optional<core::Run> run = trail.here() ? currentRun() : std::nullopt;
    const QString where = run
        ? run->repositoryName.full() + u" · "_s + run->workflowName + u" #"_s + QString::number(run->number)
        : u"All runs"_s;
    title->setText(where);
    window.setWindowTitle(where + (demo ? u" – Signalbox (demo)"_s : u" – Signalbox"_s));
}

void MainWindow::Private::showEmptiness()
{
    const std::vector<core::RepositoryName> names = repositories->repositories();
    runs->setRepositories(names);
    runs->setEmpty(!signedIn           ? RunListView::Empty::SignedOut
                       : names.empty() ? RunListView::Empty::NothingWatched
                                       : RunListView::Empty::NothingYet);
    actions.addRepository->setEnabled(signedIn);
    actions.lookNow->setEnabled(signedIn);
}

std::optional<core::Run> MainWindow::Private::currentRun() const
{
    const Place here = trail.here();
    if (!here)
        return runs->currentRun();
    // Never another run than the one on show: that would be the one that is cancelled.
    const std::optional<core::Run> shown = pipeline->run();
    return shown && shown->id == here->run ? shown : std::nullopt;
}

std::optional<RunKey> MainWindow::Private::currentKey() const
{
    return trail.here() ? trail.here() : runs->currentKey();
}

void MainWindow::Private::enableActions()
{
    const std::optional<core::Run> run = currentRun();
    const std::optional<RunKey> key = currentKey();
    for (QAction* action : {actions.open, actions.openInBrowser, actions.copyLink})
        action->setEnabled(run.has_value());
    for (const RunCommand which :
         {RunCommand::Rerun, RunCommand::RerunFailed, RunCommand::Cancel, RunCommand::ForceCancel}) {
        const QString reason = !run || !key ? u"No run is selected."_s
            : whyNot                        ? whyNot(which, key->account, *run)
                                            : QString();
        actions.of(which)->setEnabled(reason.isEmpty());
        actions.of(which)->setToolTip(plainToolTip(reason));
    }
}

void MainWindow::Private::command(RunCommand command)
{
    const std::optional<core::Run> run = currentRun();
    const std::optional<RunKey> key = currentKey();
    if (run && key)
        Q_EMIT window.commandRequested(command, key->account, *run);
}

void MainWindow::Private::addRepository()
{
    actions.sideBar->setChecked(true);
    repositories->focusField();
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
    if (const std::optional<RunKey> key = runs->currentKey()) {
        state.put(u"selected/account"_s, key->account);
        state.put(u"selected/run"_s, key->run.value);
    }
    if (const QAction* chosen = actions.appearance->checkedAction(); chosen && look)
        state.put(u"appearance"_s, static_cast<int>(chosen->data().value<Look::Scheme>()));
}

void MainWindow::Private::restore()
{
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
         .branch = kept.get(u"filter/branch"_s).toString()});
    const core::RunId selected{kept.get(u"selected/run"_s).toLongLong()};
    if (selected)
        runs->select({kept.get(u"selected/account"_s).toString(), selected});
}

} // namespace signalbox::views
