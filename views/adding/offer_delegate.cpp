// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding/offer_delegate.h"

#include "common/theme.h"
#include "lists/repository_offer_model.h"

#include <QPainter>

namespace signalbox::views {

using lists::RepositoryOfferModel;

void OfferDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    TickDelegate::initStyleOption(option, index);
    if (index.data(RepositoryOfferModel::LeftOutRole).toBool() || !index.data(RepositoryOfferModel::OpenRole).toBool())
        option->palette.setColor(QPalette::Text, Theme::current().color(Role::Muted));
}

void OfferDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString note = index.data(RepositoryOfferModel::NoteRole).toString();
    const QFont font = textFont(TextRole::Caption);
    const int width = note.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(note) + space::Small;
    const bool fits = width <= option.rect.width() / 2;
    TickDelegate::paint(painter, option, index);
    if (note.isEmpty() || !fits)
        return;
    const Theme theme = Theme::current();
    const QRect end(option.rect.right() - width - space::Medium, option.rect.top(), width, option.rect.height());
    painter->save();
    painter->setFont(font);
    painter->setPen(theme.color(Role::Muted));
    painter->drawText(end, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, note);
    painter->restore();
}

} // namespace signalbox::views
