// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/row_ground.h"

#include <QPainter>

namespace signalbox::views {

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme)
{
    const QRectF ground = QRectF(option.rect).adjusted(space::Tight, 1, -space::Tight, -1);
    const bool chosen = option.state & QStyle::State_Selected;
    if (!chosen && !(option.state & QStyle::State_MouseOver))
        return;
    const bool focus = chosen && (option.state & QStyle::State_HasFocus);
    painter.setPen(focus ? QPen(theme.color(Role::Accent), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(theme.color(chosen ? Role::AccentTint : Role::Hover));
    painter.drawRoundedRect(ground, 5, 5);
}

void writeLeft(QPainter& painter, QRect& room, const QFont& font, const QColor& color, const QString& text,
               Qt::TextElideMode mode)
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = metrics.elidedText(text, mode, room.width());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    room.setLeft(room.left() + metrics.horizontalAdvance(shown) + space::Small);
}

} // namespace signalbox::views
