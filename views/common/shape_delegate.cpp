// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/shape_delegate.h"

#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace signalbox::views {

ShapeDelegate::ShapeDelegate(int column, int role, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_column(column)
    , m_role(role)
{
}

void ShapeDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme theme = Theme::current();
    option->palette = theme.palette();
    // On the full accent no shape could be told from its ground.
    option->palette.setColor(QPalette::Highlight, theme.color(Role::AccentTint));
    option->palette.setColor(QPalette::HighlightedText, theme.color(Role::Text));
    const QVariant shape = index.column() == m_column ? index.data(m_role) : QVariant();
    if (!shape.isValid())
        return;
    option->icon = statusIcon(core::Outcome(shape.toInt()));
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {16, 16};
}

QSize ShapeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, space::Small);
}

bool ShapeDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data().toString()), view, option.rect);
    return true;
}

} // namespace signalbox::views
