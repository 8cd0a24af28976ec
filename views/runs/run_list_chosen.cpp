// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_list_private.h"

#include "common/icons.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::RunListModel;

int RunListView::chosenCount() const
{
    int count = 0;
    for (const QItemSelectionRange& range : d->table->selectionModel()->selection())
        count += range.height();
    return count;
}

std::vector<core::RunAction> RunListView::chosen() const
{
    QModelIndexList rows = d->table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<core::RunAction> runs;
    runs.reserve(size_t(rows.size()));
    for (const QModelIndex& row : rows)
        runs.push_back({.account = row.data(RunListModel::AccountRole).toString(),
                        .run = row.data(RunListModel::RunRole).value<core::Run>()});
    return runs;
}

QModelIndex RunListView::Private::theOne() const
{
    const QItemSelectionModel& selection = *table->selectionModel();
    if (selection.isSelected(table->currentIndex()))
        return table->currentIndex();
    const QModelIndexList rows = selection.selectedRows();
    return rows.size() == 1 ? rows.front() : QModelIndex();
}

void RunListView::Private::connectChosen()
{
    QObject::connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, &view, [this] {
        chosenBar->setCount(view.chosenCount());
        Q_EMIT view.currentChanged();
    });
    // A list of many gives the keyboard's place to another row when the marked one goes, and does not mark it.
    QObject::connect(shown, &QAbstractItemModel::rowsRemoved, &view, [this] {
        if (table->currentIndex().isValid() && view.chosenCount() == 0)
            chooseCurrentAlone();
    });
    QObject::connect(chosenBar, &ChosenBar::requested, &view, [this](RunCommand command) { requestBatch(command); });
    QObject::connect(chosenBar, &ChosenBar::cleared, &view, [this] {
        chooseCurrentAlone();
        table->setFocus(Qt::OtherFocusReason);
    });
}

/// Not QTableView::setCurrentIndex, which adds to what is chosen, or takes away, when Ctrl happens to be down: as it is
/// while Ctrl+2 brings the list.
void RunListView::Private::chooseCurrentAlone()
{
    table->selectionModel()->select(table->currentIndex(),
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunListView::Private::requestBatch(RunCommand command)
{
    Q_EMIT view.batchRequested(command, view.chosen());
}

std::unique_ptr<QMenu> RunListView::Private::makeChosenMenu()
{
    auto menu = std::make_unique<QMenu>();
    const auto add = [&](const QString& text, const QString& icon, RunCommand command) {
        QObject::connect(menu->addAction(lineIcon(icon), text), &QAction::triggered, &view,
                         [this, command] { requestBatch(command); });
    };
    const int count = view.chosenCount();
    add(u"&Re-run all jobs of %1 runs…"_s.arg(count), u"rerun"_s, RunCommand::Rerun);
    add(u"Re-run &failed jobs of %1 runs…"_s.arg(count), u"rerun-failed"_s, RunCommand::RerunFailed);
    add(u"Re-run %1 runs with &debug logging…"_s.arg(count), {}, RunCommand::RerunDebug);
    add(u"A&pprove %1 runs…"_s.arg(count), u"person"_s, RunCommand::Approve);
    add(u"&Cancel %1 runs…"_s.arg(count), u"cancel"_s, RunCommand::Cancel);
    add(u"Force c&ancel %1 runs…"_s.arg(count), {}, RunCommand::ForceCancel);
    add(u"De&lete %1 runs…"_s.arg(count), {}, RunCommand::Delete);
    return menu;
}

} // namespace signalbox::views
