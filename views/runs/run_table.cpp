// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_table.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace signalbox::views {

RunTable::RunTable(QWidget* parent)
    : QTableView(parent)
{
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void RunTable::goTo(const QModelIndex& index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunTable::fitRows()
{
    if (!model() || !itemDelegate())
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int height = itemDelegate()->sizeHint(option, {}).height();
    verticalHeader()->setMinimumSectionSize(1); // the style's own would be higher than a small font's row
    verticalHeader()->setDefaultSectionSize(height);
}

bool RunTable::event(QEvent* event)
{
    const bool taken = QTableView::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::Polish)
        fitRows();
    return taken;
}

QModelIndex RunTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex here = currentIndex();
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return {};
    switch (action) {
    case MoveHome:
        return model()->index(0, std::max(0, here.column()));
    case MoveEnd:
        return model()->index(rows - 1, std::max(0, here.column()));
    case MoveLeft:
    case MoveRight:
        return here;
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

} // namespace signalbox::views
