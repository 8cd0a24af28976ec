// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_list_view.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "runs/run_list_private.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::RunListModel;

RunListView::RunListView(core::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, clock))
{
    d->setUp();
}

RunListView::~RunListView() = default;

void RunListView::setModel(RunListModel* model)
{
    if (d->model)
        disconnect(d->model, nullptr, this, nullptr);
    d->model = model;
    d->shown->setRuns(model);
    if (model) {
        for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, signal, this, [this] { d->countLater(); });
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
                    if (roles.isEmpty()) // else only its times read otherwise, or it is stale
                        d->countLater();
                });
    }
    d->columns->begin();
    d->apply(choice());
}

void RunListView::setWhyNot(WhyNot whyNot)
{
    d->whyNot = std::move(whyNot);
}

void RunListView::setEmpty(Empty why)
{
    d->why = why;
    d->showWhatThereIs();
}

void RunListView::setRepositories(const std::vector<core::RepositoryName>& names)
{
    d->bar->setRepositories(names);
}

void RunListView::setGroups(std::vector<lists::RepositoryGroup> groups)
{
    if (d->groups == groups)
        return;
    d->groups = std::move(groups);
    QStringList names;
    for (const lists::RepositoryGroup& group : d->groups)
        names << group.name;
    d->bar->setGroups(names);
    d->apply(d->bar->choice());
}

RunChoice RunListView::choice() const
{
    return d->bar->choice();
}

void RunListView::setChoice(const RunChoice& choice)
{
    d->bar->setChoice(choice);
}

void RunListView::focusFilter()
{
    d->bar->focusText();
}

void RunListView::focusList()
{
    if (!d->table->currentIndex().isValid() && d->shown->rowCount() > 0)
        d->table->goTo(d->shown->index(0, 0));
    d->focusSoon = d->shown->rowCount() == 0;
    d->table->setFocus(Qt::OtherFocusReason);
}

void RunListView::showColumnMenu()
{
    d->columns->showMenu();
}

bool RunListView::hasListFocus() const
{
    return d->table->hasFocus();
}

std::optional<core::Run> RunListView::currentRun() const
{
    const QModelIndex index = d->theOne();
    return index.isValid() ? std::optional(index.data(RunListModel::RunRole).value<core::Run>()) : std::nullopt;
}

std::optional<RunKey> RunListView::currentKey() const
{
    const QModelIndex index = d->theOne();
    return index.isValid() ? std::optional(d->keyOf(index)) : std::nullopt;
}

void RunListView::select(const RunKey& key)
{
    d->wished = key;
    d->selectWished();
}

void RunListView::setOpensOnClick(bool opens)
{
    d->opensOnClick = opens;
}

QStringList RunListView::savePlace() const
{
    return d->place->save();
}

void RunListView::restorePlace(const QStringList& place)
{
    d->place->restore(place);
}

QByteArray RunListView::saveColumns() const
{
    return d->columns->save();
}

void RunListView::restoreColumns(const QByteArray& state)
{
    d->columns->restore(state);
}

std::unique_ptr<QMenu> RunListView::makeMenu()
{
    if (chosenCount() > 1)
        return d->makeChosenMenu();
    auto menu = std::make_unique<QMenu>();
    menu->setToolTipsVisible(true);
    const std::optional<core::Run> run = currentRun();
    const std::optional<RunKey> key = currentKey();
    if (!run || !key)
        return menu;
    const auto add = [&](const QString& text, const QString& icon, const auto& act) {
        QAction* action = menu->addAction(lineIcon(icon), text);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const auto addCommand = [&](const QString& text, const QString& icon, RunCommand command) {
        QAction* action = add(text, icon, [this, command, key = *key, run = *run] {
            Q_EMIT commandRequested(command, key.account, run);
        });
        const QString reason = d->whyNot ? d->whyNot(command, key->account, *run) : QString();
        action->setEnabled(reason.isEmpty());
        action->setToolTip(plainToolTip(reason));
    };
    menu->setDefaultAction(add(u"&Open"_s, u"workflow"_s, [this, key = *key] { Q_EMIT opened(key); }));
    menu->addSeparator();
    addCommand(u"&Re-run all jobs"_s, u"rerun"_s, RunCommand::Rerun);
    addCommand(u"Re-run &failed jobs"_s, u"rerun-failed"_s, RunCommand::RerunFailed);
    addCommand(u"Re-run with &debug logging"_s, {}, RunCommand::RerunDebug);
    add(u"Run this workflow with other &inputs…"_s, u"event"_s, [this, key = *key, run = *run] {
        Q_EMIT dispatchRequested(key.account, run);
    })->setEnabled(run->workflowPath.startsWith(".github/workflows/"_L1));
    addCommand(u"A&pprove…"_s, u"person"_s, RunCommand::Approve);
    addCommand(u"&Cancel"_s, u"cancel"_s, RunCommand::Cancel);
    addCommand(u"Force c&ancel…"_s, {}, RunCommand::ForceCancel);
    addCommand(u"De&lete…"_s, {}, RunCommand::Delete);
    menu->addSeparator();
    // What GitHub runs by itself, such as for Dependabot, has no file.
    if (run->workflowPath.startsWith(".github/"_L1))
        add(u"Edit &workflow file"_s, u"workflow"_s,
            [this, key = *key, run = *run] { Q_EMIT workflowFileRequested(key.account, run); });
    add(u"Open in &browser"_s, u"open"_s, [this, page = run->webUrl] { Q_EMIT browserRequested(page); });
    add(u"Copy lin&k"_s, u"copy"_s, [page = run->webUrl] { QGuiApplication::clipboard()->setText(page.toString()); });
    return menu;
}

void RunListView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->columns->fit();
}

void RunListView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->columns->fit();
    if (std::exchange(d->countWhenSeen, false))
        d->count();
    if (!d->ticking)
        d->tick();
}

bool RunListView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == d->table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (d->takeKey(key->key(), key->text()))
            return true;
    } else if (watched == d->table->viewport() && event->type() == QEvent::Leave) {
        d->hover({});
    } else if (watched == d->table->viewport() && event->type() == QEvent::Resize) {
        d->columns->fit();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox::views
