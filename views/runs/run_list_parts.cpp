// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_list_private.h"

#include "runs/run_census.h"

#include <QApplication>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

using lists::RunListModel;

RunListView::Private::Private(RunListView& view_, core::Clock& clock_)
    : view(view_)
    , clock(clock_)
    , shown(new lists::RunFilterModel(&view_))
    , bar(new RunFilterBar)
    , chosenBar(new ChosenBar)
    , table(new RunTable)
    , place(new ListPlace(*table,
                          [this](const QModelIndex& index) {
                              const RunKey key = keyOf(index);
                              return key.account + u' ' + QString::number(key.run.value);
                          }))
    , delegate(new RunDelegate(table))
    , columns(new RunColumns(*table, *delegate))
    , empty(new EmptyState)
    , spin(new Spin(table->viewport()))
{
}

void RunListView::Private::setUp()
{
    layOut();
    connectBar();
    connectTable();
    connectChosen();
    connectRows();
    showWhatThereIs();
}

void RunListView::Private::layOut()
{
    table->setObjectName(u"runs"_s);
    table->setAccessibleName(u"Runs"_s);
    table->setModel(shown);
    place->follow();
    QObject::connect(place, &ListPlace::moved, &view, &RunListView::placeChanged);
    table->setItemDelegate(delegate);
    table->setSortingEnabled(true);
    table->setMouseTracking(true);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->installEventFilter(&view);
    table->viewport()->installEventFilter(&view);

    auto* layout = new QVBoxLayout(&view);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(chosenBar);
    layout->addWidget(table, 1);
    layout->addWidget(empty, 1);
}

void RunListView::Private::connectBar()
{
    QObject::connect(bar, &RunFilterBar::choiceChanged, &view, [this](const RunChoice& choice) {
        apply(choice);
        Q_EMIT view.choiceChanged(choice);
    });
    QObject::connect(bar, &RunFilterBar::left, &view, &RunListView::focusList);
    QObject::connect(empty, &EmptyState::actionTriggered, &view, [this] {
        if (model && model->rowCount() > 0)
            view.setChoice({});
        else if (why == Empty::SignedOut)
            Q_EMIT view.connectRequested();
        else
            Q_EMIT view.addRepositoryRequested();
    });
}

void RunListView::Private::connectTable()
{
    QObject::connect(table, &QTableView::activated, &view, [this](const QModelIndex& index) { open(index); });
    QObject::connect(table, &QTableView::clicked, &view, [this](const QModelIndex& index) {
        if (opensOnClick && view.chosenCount() == 1)
            open(index);
    });
    QObject::connect(table, &QTableView::entered, &view, [this](const QModelIndex& index) { hover(index); });
    QObject::connect(table, &QTableView::customContextMenuRequested, &view, [this](const QPoint& at) {
        if (table->indexAt(at).isValid())
            view.makeMenu()->exec(table->viewport()->mapToGlobal(at));
    });
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, &view,
                     &RunListView::currentChanged);
    QObject::connect(columns, &RunColumns::changed, &view, &RunListView::columnsChanged);
    QObject::connect(spin, &Spin::turned, &view, [this] {
        delegate->setPhase(spin->phase());
        table->viewport()->update(0, 0, table->columnWidth(RunListModel::StatusColumn), table->viewport()->height());
    });
}

void RunListView::Private::connectRows()
{
    // Counting looks at every run; once for all the changes of a moment is enough.
    countSoon.setSingleShot(true);
    countSoon.setInterval(200ms);
    QObject::connect(&countSoon, &QTimer::timeout, &view, [this] { count(); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        QObject::connect(shown, signal, &view, [this] { showWhatThereIs(); });
    QObject::connect(shown, &QAbstractItemModel::dataChanged, &view,
                     [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
                         const int current = table->currentIndex().row();
                         if (roles.isEmpty() && current >= first.row() && current <= last.row())
                             Q_EMIT view.currentChanged();
                     });
}

void RunListView::Private::apply(const RunChoice& choice)
{
    shown->setText(choice.text);
    shown->setState(choice.state);
    shown->setRepository(choice.repository);
    shown->setBranch(choice.branch);
    shown->setWorkflow(choice.workflow);
    shown->setGroup(groupOf(choice));
    countSoon.stop();
    if (view.isVisible())
        count();
    else
        countWhenSeen = true;
    showWhatThereIs();
}

std::optional<QSet<core::RepositoryName>> RunListView::Private::groupOf(const RunChoice& choice) const
{
    if (choice.group.isEmpty())
        return std::nullopt;
    const auto isIt = [&](const lists::RepositoryGroup& group) {
        return group.name.compare(choice.group, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(groups, isIt);
    return found == groups.end() ? QSet<core::RepositoryName>() : found->repositories;
}

void RunListView::Private::count()
{
    countSoon.stop();
    const RunCensus census = model ? takeCensus(*model, bar->choice(), groupOf(bar->choice())) : RunCensus();
    bar->setCounts(census.counts);
    bar->setBranches(census.branches);
    bar->setWorkflows(census.workflows);
    spin->setActive(census.counts[size_t(StateChoice::Running)] > 0);
}

void RunListView::Private::showWhatThereIs()
{
    const bool any = model && model->rowCount() > 0;
    const bool found = shown->rowCount() > 0;
    const bool hadFocus = table->hasFocus();
    table->setVisible(found);
    empty->setVisible(!found);
    if (hadFocus && !found)
        bar->focusText();
    if (any)
        empty->setContent(u"filter"_s, u"No run matches"_s, u"There are other runs; the filter hides them."_s,
                          u"Show all"_s);
    else if (why == Empty::SignedOut)
        empty->setContent(u"repository"_s, u"Not connected to GitHub yet"_s,
                          u"Connect with a token, or take the demo from the File menu."_s, u"Connect…"_s);
    else if (why == Empty::NothingWatched)
        empty->setContent(u"repository"_s, u"No repository is watched yet"_s,
                          u"Add one, and its runs appear here by themselves."_s, u"Add a repository"_s);
    else
        empty->setContent(u"clock"_s, u"No runs yet"_s, u"They appear here by themselves."_s);
    selectWished();
    const auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    const bool types = field && !field->text().isEmpty();
    if (found && std::exchange(focusSoon, false) && !types)
        view.focusList();
}

void RunListView::Private::selectWished()
{
    if (!wished || !model)
        return;
    const QModelIndex index = shown->mapFromSource(model->indexOf(wished->account, wished->run));
    if (!index.isValid())
        return;
    wished.reset();
    table->goTo(index);
    table->scrollTo(index);
}

void RunListView::Private::open(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT view.opened(keyOf(index));
}

RunKey RunListView::Private::keyOf(const QModelIndex& index) const
{
    return {index.data(RunListModel::AccountRole).toString(), {index.data(RunListModel::RunIdRole).toLongLong()}};
}

void RunListView::Private::hover(const QModelIndex& index)
{
    delegate->setHoveredRow(index.isValid() ? index.row() : -1);
    table->viewport()->update();
}

bool RunListView::Private::takeKey(int key, const QString& text)
{
    // Letters would otherwise search among the states, which nobody looks for by typing.
    if (text == u"/"_s)
        bar->focusText();
    else if (key == Qt::Key_Escape && view.chosenCount() > 1)
        chooseCurrentAlone();
    else if (key == Qt::Key_Escape && !bar->choice().isEverything())
        bar->setChoice({});
    else
        return false;
    return true;
}

void RunListView::Private::tick()
{
    table->viewport()->update();
    ticking = view.isVisible();
    if (ticking)
        clock.after(1s, &view, [this] { tick(); });
}

} // namespace signalbox::views
