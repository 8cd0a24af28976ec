// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timeline_delegate.h"

#include "common/plain_text.h"
#include "common/status_icon.h"
#include "core/duration_words.h"
#include "lists/timeline_model.h"
#include "pipeline/timeline_scale.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {

using lists::TimelineModel;
using lists::TimelineRow;

namespace {

constexpr int barHeight = 12;
constexpr int beforeHeight = 3;
constexpr int shapeSide = 14;
constexpr double leastWidth = 3; // of what took no time at all

QRectF boxOf(const TimelineScale& scale, const lists::Span& span, double top, double height)
{
    const double left = scale.x(span.from);
    return {left, top, std::max(scale.x(span.to) - left, leastWidth), height};
}

void paintName(QPainter& painter, const QRect& box, const TimelineRow& row, const Theme& theme)
{
    paintStatus(painter, QRectF(box.left(), box.center().y() - shapeSide / 2.0, shapeSide, shapeSide), row.outcome,
                theme);
    const QRect text = box.adjusted(shapeSide + space::Small, 0, 0, 0);
    painter.setFont(textFont(row.isCritical ? TextRole::Strong : TextRole::Body));
    painter.setPen(theme.color(Role::Text));
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(row.name, Qt::ElideMiddle, text.width()));
}

void paintRan(QPainter& painter, const TimelineScale& scale, const TimelineRow& row, const QRectF& bar,
              const Theme& theme)
{
    const StatusColors colors = theme.status(row.outcome);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setPen(QPen(theme.color(Role::Surface), 1));
    for (const lists::TimelineStep& step : row.steps) {
        const double x = scale.x(step.ran.from);
        if (x > bar.left() + leastWidth && x < bar.right() - leastWidth)
            painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()));
    }
    if (!row.isCritical)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Text), 1.5));
    painter.drawRoundedRect(bar.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3);
}

QString timeText(const TimelineRow& row)
{
    return row.ran ? core::words(row.ran->length()) : row.why;
}

} // namespace

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const auto row = index.data(TimelineModel::RowRole).value<TimelineRow>();
    const TimelineScale scale(option.rect.width(),
                              std::chrono::milliseconds(index.data(TimelineModel::LengthRole).toLongLong()));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const bool selected = option.state.testFlag(QStyle::State_Selected);
        selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(selected ? Role::AccentTint : Role::Hover));
    painter->setPen(theme.color(Role::Border));
    for (const auto tick : scale.ticks())
        painter->drawLine(QPointF(scale.x(tick), option.rect.top()), QPointF(scale.x(tick), option.rect.bottom() + 1));
    paintName(*painter, scale.names(option.rect), row, theme);

    const double top = option.rect.top() + (option.rect.height() - barHeight) / 2.0;
    double end = scale.x(0ms);
    if (row.queued) {
        const QRectF bar = boxOf(scale, *row.queued, top + 3, barHeight - 6);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.status(core::Outcome::Queued).fill, 1.2));
        painter->drawRoundedRect(bar.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2);
        end = bar.right();
    }
    if (row.ran) {
        const QRectF bar = boxOf(scale, *row.ran, top, barHeight);
        paintRan(*painter, scale, row, bar, theme);
        end = bar.right();
    }
    if (row.before) {
        const QRectF line = boxOf(scale, *row.before, top + barHeight + 3, beforeHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Role::Control));
        painter->drawRoundedRect(line, 1, 1);
    }
    painter->setFont(textFont(TextRole::Caption));
    painter->setPen(theme.color(Role::Muted));
    const QRect words(int(end) + space::Small, option.rect.top(), option.rect.right() - int(end) - space::Small,
                      option.rect.height());
    painter->drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(timeText(row), Qt::ElideRight, words.width()));
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {400,
            std::max(QFontMetrics(textFont(TextRole::Body)).height() + space::Small,
                     barHeight + 2 * (beforeHeight + space::Tight))};
}

bool TimelineDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto row = index.data(TimelineModel::RowRole).value<TimelineRow>();
    QStringList lines{lists::spokenRow(row)};
    for (const lists::TimelineStep& step : row.steps)
        lines << u"%1  %2"_s.arg(core::words(step.ran.length()), step.name);
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n')), view, view->visualRect(index));
    return true;
}

} // namespace signalbox::views
