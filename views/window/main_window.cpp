// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/main_window.h"

#include "window/main_window_private.h"

#include "common/look.h"
#include "lists/inbox_model.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace signalbox::views {

MainWindow::MainWindow(core::Clock& clock, QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(*this, clock, settings))
{
    d->setUp();
}

MainWindow::~MainWindow()
{
    d->kept.settle();
}

void MainWindow::setRunModel(lists::RunListModel* model)
{
    d->runModel = model;
    d->runs->setModel(model);
    if (d->trail.here() == Place::runs())
        d->runs->focusList();
}

void MainWindow::setRepositoryModel(lists::RepositoryListModel* model)
{
    d->repositories->setModel(model);
    d->overview->setModel(model);
    if (d->repositoryModel)
        d->repositoryModel->disconnect(&d->groupsSoon);
    d->repositoryModel = model;
    if (model) {
        const auto soon = [this] { d->showGroupsSoon(); };
        connect(model, &QAbstractItemModel::rowsInserted, &d->groupsSoon, soon);
        connect(model, &QAbstractItemModel::rowsRemoved, &d->groupsSoon, soon);
        connect(model, &QAbstractItemModel::dataChanged, &d->groupsSoon, soon);
        d->showGroupsSoon();
    }
    d->showEmptiness();
}

PipelineView& MainWindow::pipeline()
{
    if (!d->pipeline)
        d->makePipeline();
    return *d->pipeline;
}

InboxView& MainWindow::inbox()
{
    return *d->inbox;
}

void MainWindow::setInboxModel(lists::InboxModel* model)
{
    d->inbox->setModel(model);
    if (!model)
        return;
    const auto tell
        = [this](int waiting) { d->actions.inbox->setText(waiting > 0 ? u"&Inbox (%1)"_s.arg(waiting) : u"&Inbox"_s); };
    connect(model, &lists::InboxModel::waitingChanged, this, tell);
    tell(model->waiting());
}

void MainWindow::setMorePaletteEntries(std::function<std::vector<PaletteEntry>()> more)
{
    d->morePaletteEntries = std::move(more);
}

void MainWindow::setWhyNot(WhyNot whyNot)
{
    d->whyNot = whyNot;
    d->runs->setWhyNot(std::move(whyNot));
    d->enableActions();
}

void MainWindow::setLook(Look* look)
{
    d->setLook(look);
}

void MainWindow::setAccount(const std::optional<core::Account>& account)
{
    d->signedIn = account.has_value();
    d->status->setAccount(account);
    d->inbox->setSignedIn(d->signedIn);
    d->overview->setLogin(account ? account->login : QString());
    d->showEmptiness();
    d->enableActions();
}

void MainWindow::setQuota(const core::Quota& quota)
{
    d->status->setQuota(quota);
}

void MainWindow::setFreshness(const core::Freshness& freshness)
{
    d->status->setFreshness(freshness);
}

void MainWindow::forgetFreshness(const core::RepositoryName& name)
{
    d->status->forgetFreshness(name);
}

void MainWindow::setOffline(bool offline)
{
    d->status->setOffline(offline);
}

void MainWindow::setNextLook(const std::optional<QDateTime>& at, bool looking)
{
    d->status->setNextLook(at, looking);
}

void MainWindow::setDemo(bool demo)
{
    d->demo = demo;
    d->demoChip->setVisible(demo);
    d->actions.demo->setEnabled(!demo);
    d->nameWindow();
}

void MainWindow::setKeepsLogs(bool keeps)
{
    const QSignalBlocker unheard(d->actions.keepLogs); // it is no choice of the user
    d->actions.keepLogs->setChecked(keeps);
}

void MainWindow::setKeptInTray(bool kept)
{
    d->keptInTray = kept;
}

void MainWindow::showBanner(const core::Error& error)
{
    d->bannerAct = {};
    d->banner->showError(error);
}

void MainWindow::showBanner(const QString& text)
{
    d->bannerAct = {};
    d->banner->showMessage(Banner::Kind::Info, text);
}

void MainWindow::showBanner(const QString& text, const QString& action, std::function<void()> act)
{
    showBanner(core::Outcome::Passed, text, action, std::move(act));
}

void MainWindow::showBanner(core::Outcome outcome, const QString& text, const QString& action,
                            std::function<void()> act)
{
    d->bannerAct = std::move(act);
    d->banner->showMessage(Banner::kindOf(outcome), text, {}, action);
}

void MainWindow::clearBanner()
{
    d->banner->hide();
}

void MainWindow::openRun(const core::AccountId& account, core::RunId run)
{
    d->go(Place::at({account, run}));
}

void MainWindow::closeRun()
{
    d->go(Place::runs());
}

void MainWindow::showInbox()
{
    d->go(Place::inbox());
}

void MainWindow::showOverview()
{
    d->go(Place::overview());
}

std::optional<RunKey> MainWindow::openedRun() const
{
    return d->trail.here().run;
}

std::set<core::RepositoryName> MainWindow::mutedRepositories() const
{
    std::set<core::RepositoryName> names;
    for (const QString& mark : d->overview->marks().muted) {
        if (const auto name = core::RepositoryName::parse(mark))
            names.insert(*name);
    }
    return names;
}

void MainWindow::present()
{
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::saveState()
{
    d->kept.flush();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    d->kept.flush();
    if (d->keptInTray && !qGuiApp->isSavingSession()) {
        hide();
        event->ignore();
        Q_EMIT closedToTray();
        return;
    }
    QMainWindow::closeEvent(event);
    Q_EMIT quitRequested();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        d->actions.fullScreen->setChecked(isFullScreen());
        d->kept.touch();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    d->screens->setWide(width() >= Screens::WideFrom);
    d->runs->setOpensOnClick(d->screens->isWide());
    d->kept.touch();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && d->trail.here().run)
        d->go(Place::runs());
    else if (event->text() == u"/"_s)
        d->actions.find->trigger();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        d->openMenuOf(focusWidget());
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace signalbox::views
