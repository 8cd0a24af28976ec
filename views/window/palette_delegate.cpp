// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/palette_delegate.h"

#include "common/row_ground.h"
#include "common/theme.h"

#include <QIcon>
#include <QPainter>

#include <algorithm>

namespace signalbox::views {
namespace {

constexpr int IconSide = 16;

} // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, theme);
    QRect room = option.rect.adjusted(space::Medium, 0, -space::Medium, 0);
    QRect icon(room.left(), 0, IconSide, IconSide);
    icon.moveTop(room.center().y() - IconSide / 2 + 1);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
    room.setLeft(icon.right() + space::Small + 1); // also where there is no drawing: texts begin below each other

    const QFont caption = textFont(TextRole::Caption, option.font);
    const QFontMetrics small(caption);
    const QString detail = small.elidedText(index.data(DetailRole).toString(), Qt::ElideRight, room.width() * 2 / 5);
    painter->setFont(caption);
    painter->setPen(theme.color(Role::Muted));
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, detail);
    if (!detail.isEmpty())
        room.setRight(room.right() - small.horizontalAdvance(detail) - space::Medium);
    writeLeft(*painter, room, option.font, theme.color(Role::Text), index.data().toString());
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, std::max(option.fontMetrics.height(), IconSide) + space::Medium};
}

} // namespace signalbox::views
