// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/window_actions.h"

#include "common/icons.h"
#include "common/look.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace signalbox::views {

WindowActions::WindowActions(QMainWindow& window)
    : QObject(&window)
    , m_window(window)
{
    QMenu* file = window.menuBar()->addMenu(u"&File"_s);
    addRepository = add(file, u"addRepository"_s, u"&Add repositories…"_s, u"repository"_s);
    addRepository->setShortcut(Qt::CTRL | Qt::Key_N);
    signIn = add(file, u"signIn"_s, u"A&ccount and repositories…"_s, u"settings"_s);
    signIn->setShortcut(Qt::CTRL | Qt::Key_Comma);
    editFiles = add(file, u"editFiles"_s, u"&Edit workflow files…"_s, u"workflow"_s);
    editFiles->setShortcut(Qt::CTRL | Qt::Key_E);
    editRemote = add(file, u"editRemote"_s, u"Edit a file on &GitHub…"_s, u"workflow"_s);
    editRemote->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    demo = add(file, u"demo"_s, u"&Demo"_s);
    keepLogs = add(file, u"keepLogs"_s, u"&Keep the logs that I open"_s);
    keepLogs->setCheckable(true);
    keepLogs->setToolTip(u"Compressed on this machine, also when GitHub has let them go; the oldest give way."_s);
    file->addSeparator();
    quit = add(file, u"quit"_s, u"&Quit"_s);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);

    QMenu* run = window.menuBar()->addMenu(u"&Run"_s);
    open = add(run, u"open"_s, u"&Open"_s);
    run->addSeparator();
    rerun = add(run, u"rerun"_s, u"&Re-run all jobs"_s, u"rerun"_s);
    rerun->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    rerunFailed = add(run, u"rerunFailed"_s, u"Re-run &failed jobs"_s, u"rerun-failed"_s);
    rerunFailed->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    rerunDebug = add(run, u"rerunDebug"_s, u"Re-run with &debug logging"_s);
    dispatch = add(run, u"dispatch"_s, u"Run its workflow with other &inputs…"_s, u"event"_s);
    approve = add(run, u"approve"_s, u"A&pprove…"_s, u"person"_s);
    cancel = add(run, u"cancel"_s, u"&Cancel"_s, u"cancel"_s);
    forceCancel = add(run, u"forceCancel"_s, u"Force c&ancel…"_s);
    deleteRun = add(run, u"deleteRun"_s, u"De&lete…"_s);
    run->addSeparator();
    editWorkflow = add(run, u"editWorkflow"_s, u"Edit &workflow file"_s, u"workflow"_s);
    openInBrowser = add(run, u"openInBrowser"_s, u"Open in &browser"_s, u"open"_s);
    openInBrowser->setShortcut(Qt::CTRL | Qt::Key_B);
    copyLink = add(run, u"copyLink"_s, u"Copy lin&k"_s, u"copy"_s);
    copyLink->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);

    QMenu* view = window.menuBar()->addMenu(u"&View"_s);
    lookNow = add(view, u"lookNow"_s, u"&Look now"_s, u"refresh"_s);
    lookNow->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)});
    find = add(view, u"find"_s, u"&Filter runs"_s, u"search"_s);
    find->setShortcut(Qt::CTRL | Qt::Key_F);
    columns = add(view, u"columns"_s, u"&Columns and order of the runs…"_s);
    actionLog = add(view, u"actionLog"_s, u"Action lo&g…"_s, u"runs"_s);
    actionLog->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    actionLog->setToolTip(u"What was done with Signalbox: by whom, on what, why, and what GitHub answered."_s);
    view->addSeparator();
    sideBar = add(view, u"sideBar"_s, u"&Repositories at the side"_s);
    sideBar->setCheckable(true);
    sideBar->setChecked(true);
    sideBar->setShortcut(Qt::Key_F9);
    fullScreen = add(view, u"fullScreen"_s, u"Full &screen"_s);
    fullScreen->setCheckable(true);
    fullScreen->setShortcut(Qt::SHIFT | Qt::Key_F11);
    wallboard = add(view, u"wallboard"_s, u"&Wallboard"_s, u"wallboard"_s);
    wallboard->setShortcut(Qt::Key_F11);
    addAppearance(view->addMenu(u"&Appearance"_s));

    QMenu* go = window.menuBar()->addMenu(u"&Go"_s);
    palette = add(go, u"palette"_s, u"Go to or &do…"_s, u"search"_s);
    palette->setShortcut(Qt::CTRL | Qt::Key_K);
    go->addSeparator();
    overview = add(go, u"overview"_s, u"&Overview"_s, u"overview"_s);
    overview->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_1), QKeySequence(Qt::ALT | Qt::Key_Home)});
    allRuns = add(go, u"allRuns"_s, u"&Runs"_s, u"runs"_s);
    allRuns->setShortcut(Qt::CTRL | Qt::Key_2);
    inbox = add(go, u"inbox"_s, u"&Inbox"_s, u"person"_s);
    inbox->setShortcut(Qt::CTRL | Qt::Key_3);
    for (QAction* screen : {overview, allRuns, inbox})
        screen->setCheckable(true);
    go->addSeparator();
    back = add(go, u"back"_s, u"&Back"_s);
    back->setShortcut(Qt::ALT | Qt::Key_Left);
    forward = add(go, u"forward"_s, u"&Forward"_s);
    forward->setShortcut(Qt::ALT | Qt::Key_Right);

    QMenu* help = window.menuBar()->addMenu(u"&Help"_s);
    shortcuts = add(help, u"shortcuts"_s, u"&Keyboard shortcuts"_s);
    shortcuts->setShortcut(Qt::Key_F1);
    about = add(help, u"about"_s, u"&About Signalbox"_s);
    about->setMenuRole(QAction::AboutRole);
}

QAction* WindowActions::of(RunCommand command) const
{
    switch (command) {
    case RunCommand::Rerun:
        return rerun;
    case RunCommand::RerunFailed:
        return rerunFailed;
    case RunCommand::RerunDebug:
        return rerunDebug;
    case RunCommand::Cancel:
        return cancel;
    case RunCommand::ForceCancel:
        return forceCancel;
    case RunCommand::Approve:
        return approve;
    case RunCommand::Delete:
        break;
    }
    return deleteRun;
}

QAction* WindowActions::add(QMenu* menu, const QString& name, const QString& text, const QString& icon)
{
    auto* action = new QAction(text, &m_window);
    action->setObjectName(name);
    if (!icon.isEmpty())
        action->setIcon(lineIcon(icon));
    menu->addAction(action);
    menu->setToolTipsVisible(true);
    return action;
}

void WindowActions::addAppearance(QMenu* menu)
{
    appearance = new QActionGroup(this);
    const auto choice = [&](const QString& name, const QString& text, Look::Scheme scheme) {
        QAction* action = add(menu, name, text);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(scheme));
        action->setActionGroup(appearance);
        return action;
    };
    choice(u"appearanceSystem"_s, u"As the &system"_s, Look::Scheme::FollowDesktop)->setChecked(true);
    choice(u"appearanceLight"_s, u"&Light"_s, Look::Scheme::Light);
    choice(u"appearanceDark"_s, u"&Dark"_s, Look::Scheme::Dark);
    menu->addSeparator();
    colours = new QActionGroup(this);
    const auto table = [&](const QString& name, const QString& text, Colours which) {
        QAction* action = add(menu, name, text);
        action->setCheckable(true);
        action->setData(static_cast<int>(which));
        action->setActionGroup(colours);
        return action;
    };
    table(u"coloursUsual"_s, u"&Usual colours"_s, Colours::Usual)->setChecked(true);
    table(u"coloursContrast"_s, u"&High contrast"_s, Colours::HighContrast);
    table(u"coloursBlind"_s, u"States &without red and green"_s, Colours::ColourBlind);
    menu->addSeparator();
    stillness = add(menu, u"reducedMotion"_s, u"&Reduced motion"_s);
    stillness->setCheckable(true);
    stillness->setToolTip(u"Nothing turns or moves; set from the start when the desktop has animations off."_s);
}

} // namespace signalbox::views
