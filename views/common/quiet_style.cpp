// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/quiet_style.h"

#include "common/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace signalbox::views {
namespace {

constexpr int IndicatorSide = 16;

/// What a box or a radio button is drawn with.
struct IndicatorLook {
    QPen edge;
    QColor ground;
    QColor mark;
};

/// Fusion draws edges a little darker than the window, which on a dark one nobody sees.
IndicatorLook indicatorLook(const QStyleOption& option)
{
    const Theme theme = Theme::current();
    const bool marked = !(option.state & QStyle::State_Off);
    if (!(option.state & QStyle::State_Enabled))
        return {.edge = QPen(theme.color(Role::Border), 1),
                .ground = theme.color(marked ? Role::Border : Role::Window),
                .mark = theme.color(Role::Muted)};
    const bool lit = option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver);
    const bool focused = option.state & QStyle::State_HasFocus;
    const Role edge = marked ? (focused ? Role::Text : Role::Accent) : (lit ? Role::Accent : Role::Control);
    return {.edge = QPen(theme.color(edge), focused ? 2 : 1),
            .ground = theme.color(marked ? Role::Accent : Role::Surface),
            .mark = theme.color(Role::OnAccent)};
}

QRectF square(const QStyleOption& option)
{
    const qreal side = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    return box.adjusted(1, 1, -1, -1);
}

void drawBox(QPainter& painter, const QStyleOption& option)
{
    const IndicatorLook look = indicatorLook(option);
    const QRectF box = square(option);
    painter.setPen(look.edge);
    painter.setBrush(look.ground);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(look.mark, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    else if (option.state & QStyle::State_On)
        painter.drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.71), at(0.77, 0.31)});
}

void drawRadioButton(QPainter& painter, const QStyleOption& option)
{
    const IndicatorLook look = indicatorLook(option);
    const QRectF box = square(option);
    painter.setPen(look.edge);
    painter.setBrush(look.ground);
    painter.drawEllipse(box);
    if (!(option.state & QStyle::State_On))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.mark);
    painter.drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2);
}

/// Where the keyboard is in a list, as rows of our own have it: Fusion's frame looks like a button.
void drawItemFocus(QPainter& painter, const QStyleOption& option)
{
    painter.setPen(QPen(Theme::current().color(Role::Accent), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace

QuietStyle::QuietStyle(bool reducedMotion)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_reducedMotion(reducedMotion)
{
}

/// A list that comes up alone, as what a field could be completed to, has nothing behind it to show through.
void QuietStyle::polish(QWidget* widget)
{
    if (widget->windowType() == Qt::Popup && qobject_cast<QAbstractItemView*>(widget))
        widget->setProperty("alone", true);
    QProxyStyle::polish(widget);
}

void QuietStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isItemFocus = element == PE_FrameFocusRect && qobject_cast<const QAbstractItemView*>(widget);
    if (!isBox && !isItemFocus && element != PE_IndicatorRadioButton) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isItemFocus)
        drawItemFocus(*painter, *option);
    else if (isBox)
        drawBox(*painter, *option);
    else
        drawRadioButton(*painter, *option);
    painter->restore();
}

/// The margin of a cell stands at each side of each of its parts; between a box or a drawing and its text once is
/// enough.
QRect QuietStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    QRect part = QProxyStyle::subElementRect(element, option, widget);
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    using Item = QStyleOptionViewItem;
    if (element == SE_ItemViewItemText && item && item->features & (Item::HasCheckIndicator | Item::HasDecoration))
        part.setLeft(part.left() - space::Small);
    return part;
}

int QuietStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::Medium;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::Small;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_SplitterWidth:
        return space::Small;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return IndicatorSide;
    case PM_FocusFrameHMargin: // a pixel less than cells are to stand in, which is where the headings of columns do
        return space::Small - 1;
    case PM_FocusFrameVMargin:
        return space::Hair;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int QuietStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

bool motionAllowed(const QWidget* widget)
{
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

} // namespace signalbox::views
