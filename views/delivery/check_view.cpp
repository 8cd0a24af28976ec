// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/check_view.h"

#include "common/shape_delegate.h"

#include <QPlainTextEdit>
#include <QTreeView>

namespace signalbox::views {

QTreeView* rowsView(QAbstractItemModel& model, const QString& name, const QString& accessibleName)
{
    auto* view = new QTreeView;
    view->setObjectName(name);
    view->setAccessibleName(accessibleName);
    view->setModel(&model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    return view;
}

QTreeView* checkView(lists::CheckListModel& model, const QString& name, const QString& accessibleName)
{
    auto* view = rowsView(model, name, accessibleName);
    view->setItemDelegate(new ShapeDelegate(lists::CheckListModel::NameColumn, lists::CheckListModel::ShapeRole, view));
    view->setColumnWidth(lists::CheckListModel::NameColumn, 190);
    return view;
}

QPlainTextEdit* readOnlyText(const QString& name, const QString& accessibleName)
{
    auto* text = new QPlainTextEdit;
    text->setObjectName(name);
    text->setAccessibleName(accessibleName);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFrameShape(QFrame::NoFrame);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    return text;
}

} // namespace signalbox::views
