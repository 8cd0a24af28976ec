// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_delegate.h"

#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "lists/inbox_model.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::InboxModel;

namespace {

constexpr int shapeSide = 18;

int lineHeight(TextRole role)
{
    return QFontMetrics(textFont(role)).height();
}

void drawLine(QPainter& painter, const QRect& box, TextRole role, const QColor& ink, const QString& text)
{
    painter.setFont(textFont(role));
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

} // namespace

void InboxDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const QString title = index.data().toString();
    const QVariant outcome = index.data(InboxModel::OutcomeRole);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect box = option.rect.adjusted(space::Large, 0, -space::Large, 0);
    if (!outcome.isValid()) {
        drawLine(*painter, box.adjusted(0, space::Small, 0, 0), TextRole::Title, theme.color(Role::Text), title);
        painter->restore();
        return;
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(selected ? Role::AccentTint : Role::Hover));
    if (selected)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.color(Role::Accent));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.color(Role::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    paintStatus(*painter, QRectF(box.left(), box.center().y() - shapeSide / 2.0, shapeSide, shapeSide),
                core::Outcome(outcome.toInt()), theme);
    box.setLeft(box.left() + shapeSide + space::Medium);
    const int first = lineHeight(TextRole::Strong);
    const int second = lineHeight(TextRole::Caption);
    const int top = box.top() + (box.height() - first - second - space::Hair) / 2;
    drawLine(*painter, QRect(box.left(), top, box.width(), first), TextRole::Strong, theme.color(Role::Text), title);
    drawLine(*painter, QRect(box.left(), top + first + space::Hair, box.width(), second), TextRole::Caption,
             theme.color(Role::Muted), index.data(InboxModel::FactsRole).toString());
    painter->restore();
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (!index.data(InboxModel::OutcomeRole).isValid())
        return {0, lineHeight(TextRole::Title) + space::Small + space::Large};
    return {0, lineHeight(TextRole::Strong) + lineHeight(TextRole::Caption) + space::Hair + 2 * space::Small};
}

bool InboxDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString() + u'\n' + index.data(InboxModel::FactsRole).toString();
    QToolTip::showText(event->globalPos(), plainToolTip(text.trimmed()), view, option.rect);
    return true;
}

} // namespace signalbox::views
