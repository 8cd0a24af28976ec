// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/tick_delegate.h"

#include "common/row_ground.h"
#include "common/theme.h"

#include <QPainter>

namespace signalbox::views {

void TickDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // The boxes are filled with the colour of the base, which the style sheet makes transparent in lists.
    option->palette = Theme::current().palette();
    // Here, because the box is looked for by this when it is clicked as well.
    option->rect.adjust(space::Tight, 0, -space::Tight, 0);
    option->state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
}

void TickDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, Theme::current());
    painter->restore();
    QStyledItemDelegate::paint(painter, option, index);
}

QSize TickDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, option.fontMetrics.height() + space::Medium};
}

} // namespace signalbox::views
