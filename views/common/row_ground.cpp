// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/row_ground.h"

#include <QPainter>

namespace signalbox::views {

void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme)
{
    const QRectF ground = QRectF(option.rect).adjusted(space::Tight, 1, -space::Tight, -1);
    const bool chosen = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const bool focus = option.state & QStyle::State_HasFocus; // where the keyboard is, chosen or not
    if (!chosen && !hovered && !focus)
        return;
    painter.setPen(focus ? QPen(theme.color(Role::Accent), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(chosen        ? QBrush(theme.color(Role::AccentTint))
                         : hovered ? QBrush(theme.color(Role::Hover))
                                   : QBrush(Qt::NoBrush));
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
