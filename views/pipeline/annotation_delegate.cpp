// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/annotation_delegate.h"

#include "common/plain_text.h"
#include "common/row_ground.h"
#include "common/status_icon.h"
#include "lists/annotation_list_model.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::AnnotationListModel;
using lists::AnnotationRow;

namespace {

constexpr int IconSide = 16;
constexpr qsizetype mostOfMessage = 2000; // letters in a tooltip

} // namespace

void AnnotationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const auto row = index.data(AnnotationListModel::RowRole).value<AnnotationRow>();
    const auto outcome = static_cast<core::Outcome>(index.data(AnnotationListModel::OutcomeRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, theme);

    const QRect inner = option.rect.adjusted(space::Medium, space::Small, -space::Medium, -space::Small);
    const QFont small = textFont(TextRole::Caption);
    QRect first(inner.left(), inner.top(), inner.width(), std::max(QFontMetrics(small).height(), IconSide));
    paintStatus(*painter, QRectF(first.left(), first.center().y() - IconSide / 2.0 + 1, IconSide, IconSide), outcome,
                theme);
    first.setLeft(first.left() + IconSide + space::Small);
    const int left = first.left();
    writeLeft(*painter, first, small, theme.status(outcome).ink, index.data(AnnotationListModel::LevelRole).toString());
    writeLeft(*painter, first, textFont(TextRole::Code), theme.color(Role::Text),
              index.data(AnnotationListModel::PlaceRole).toString(), Qt::ElideMiddle);
    writeLeft(*painter, first, small, theme.color(Role::Muted), row.jobName);

    QRect second(left, first.bottom() + 1 + space::Tight, inner.right() - left, option.fontMetrics.height());
    writeLeft(*painter, second, option.font, theme.color(Role::Text), index.data().toString());
    painter->restore();
}

QSize AnnotationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {240,
            2 * space::Small + space::Tight + option.fontMetrics.height()
                + std::max(QFontMetrics(textFont(TextRole::Caption)).height(), IconSide)};
}

bool AnnotationDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                   const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto row = index.data(AnnotationListModel::RowRole).value<AnnotationRow>();
    const QStringList lines{lists::placeOf(row.annotation), row.annotation.title,
                            row.annotation.message.left(mostOfMessage)};
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n').trimmed()), view, view->visualRect(index));
    return true;
}

} // namespace signalbox::views
