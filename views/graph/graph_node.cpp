// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph_node.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/spin.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "core/duration_words.h"
#include "graph/kind_icon.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int lettersWide = 30;
constexpr int lettersWideBeside = 25;
constexpr int stackStep = 3; // between the cards of a stack
constexpr int sideStep = 5; // between the double sides of a call
constexpr int mostShown = 16; // names in one node
constexpr double shapeSide = 16;

QFont zoomed(TextRole role, double zoom)
{
    QFont font = textFont(role);
    font.setPointSizeF(std::max(font.pointSizeF() * zoom, 1.0));
    return font;
}

/// Whole pixels that hold a line at any zoom: the integer metrics of a small font are too low.
int lineHeight(TextRole role, double zoom)
{
    return int(std::ceil(QFontMetricsF(zoomed(role, zoom)).height()));
}

void paintLine(QPainter& painter, const QFont& font, const QColor& color, const QRectF& box, const QString& words,
               Qt::Alignment align, Qt::TextElideMode elide)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(box, int(align) | Qt::TextSingleLine, QFontMetricsF(font).elidedText(words, elide, box.width()));
}

} // namespace

GraphNodeView::GraphNodeView(Spin& spin, QWidget* parent)
    : QAbstractButton(parent)
    , m_spin(spin)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize GraphNodeView::sizeAt(double zoom, Qt::Orientation flow)
{
    const QFontMetrics strong(zoomed(TextRole::Strong, zoom));
    return {strong.averageCharWidth() * (flow == Qt::Horizontal ? lettersWide : lettersWideBeside),
            lineHeight(TextRole::Strong, zoom) + lineHeight(TextRole::Caption, zoom)
                + int((2 * space::Small + space::Hair + 2 * stackStep) * zoom)};
}

int GraphNodeView::heightOfCells(int lines, double zoom)
{
    if (lines == 0)
        return 0;
    return lines * lineHeight(TextRole::Caption, zoom) + int(space::Medium * zoom);
}

int GraphNodeView::shownLines() const
{
    if (!m_expanded)
        return 0;
    const bool isMore = m_node.cellCount > mostShown;
    return int(std::min(m_node.cells.size(), qsizetype(mostShown))) + (isMore ? 1 : 0);
}

void GraphNodeView::setNode(const lists::GraphNode& node, const QString& spoken)
{
    if (node == m_node && spoken == m_spoken)
        return;
    m_node = node;
    m_spoken = spoken;
    dress();
    update();
}

void GraphNodeView::dress()
{
    setAccessibleName(m_spoken);
    QString tip = m_spoken;
    if (!m_node.condition.isEmpty())
        tip += u"\nif: "_s + m_node.condition;
    if (!m_node.cells.isEmpty())
        tip += u"\n"_s + (m_expanded ? tr("- hides the names of its jobs") : tr("+ shows the names of its jobs"));
    setToolTip(plainToolTip(tip));
    QStringList description;
    if (m_chosen)
        description << tr("chosen");
    if (m_expanded)
        description << m_node.cells.first(std::min(m_node.cells.size(), qsizetype(mostShown)));
    setAccessibleDescription(description.join(u", "_s));
}

void GraphNodeView::setChosen(bool chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    dress();
    update();
}

void GraphNodeView::setExpanded(bool expanded)
{
    if (expanded == m_expanded)
        return;
    m_expanded = expanded;
    dress();
    setZoom(m_zoom, m_flow);
}

void GraphNodeView::setZoom(double zoom, Qt::Orientation flow)
{
    m_zoom = zoom;
    m_flow = flow;
    const QSize head = sizeAt(zoom, flow);
    resize(head.width(), head.height() + heightOfCells(shownLines(), zoom));
    update();
}

QRectF GraphNodeView::cardOf() const
{
    const double stack = 2 * stackStep * m_zoom;
    return QRectF(rect()).adjusted(1.5, 1.5, -1.5 - stack, -1.5 - stack);
}

double GraphNodeView::headHeight() const
{
    return cardOf().height() - heightOfCells(shownLines(), m_zoom);
}

QRectF GraphNodeView::countBox() const
{
    if (m_node.cells.isEmpty())
        return {};
    const QFontMetricsF metrics(zoomed(TextRole::Caption, m_zoom));
    const double width
        = metrics.horizontalAdvance(QLocale().toString(m_node.cellCount)) + (10 + space::Medium) * m_zoom;
    const double height = metrics.height() + space::Hair;
    const QRectF card = cardOf();
    const double right = card.right() - (space::Small + (m_node.callsWorkflow ? sideStep : 0)) * m_zoom;
    return {right - width, card.top() + space::Small * m_zoom, width, height};
}

void GraphNodeView::paintGround(QPainter& painter, const QRectF& card) const
{
    const Theme theme = Theme::current();
    const double radius = space::Radius * m_zoom * 0.75;
    const bool isStack = std::ssize(m_node.jobs) + m_node.awaited.size() > 1 || m_node.cellCount > 1;
    QPen edge(theme.color(m_node.isCritical ? Role::Text : Role::Control), m_node.isCritical ? 2 : 1);
    if (m_node.isPlanned)
        edge.setStyle(Qt::DashLine);
    painter.setPen(QPen(theme.color(Role::Control), 1));
    painter.setBrush(theme.color(Role::Surface));
    for (int below = isStack ? 2 : 0; below > 0; --below) {
        const double step = below * stackStep * m_zoom;
        painter.drawRoundedRect(card.adjusted(step, step, step, step), radius, radius);
    }
    painter.setPen(edge);
    const bool tinted = !m_node.isPlanned && !m_node.isWritten && m_node.outcome >= core::Outcome::Running;
    const QColor ground = m_chosen ? theme.color(Role::AccentTint)
        : underMouse()             ? theme.color(Role::Hover)
        : tinted                   ? theme.status(m_node.outcome).tint
                                   : theme.color(Role::Surface);
    painter.setBrush(ground);
    painter.drawRoundedRect(card, radius, radius);
    if (m_node.callsWorkflow) {
        const double step = sideStep * m_zoom;
        for (const double x : {card.left() + step, card.right() - step})
            painter.drawLine(QPointF(x, card.top()), QPointF(x, card.bottom()));
    }
    if (!m_chosen && !hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Accent), hasFocus() ? 2.5 : 1.5));
    painter.drawRoundedRect(card.adjusted(2.5, 2.5, -2.5, -2.5), radius - 1, radius - 1);
}

void GraphNodeView::paintShape(QPainter& painter, const QRectF& box) const
{
    const Theme theme = Theme::current();
    if (m_node.isWritten) {
        const QString drawing
            = m_node.callsWorkflow && m_node.kind == lists::JobKind::Other ? u"workflow"_s : iconOf(m_node.kind);
        lineIcon(drawing).paint(&painter, box.toAlignedRect());
    } else if (m_node.isPlanned) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Muted), 1.4 * m_zoom, Qt::DotLine));
        painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5));
    } else {
        paintStatus(painter, box, m_node.outcome, theme,
                    m_node.outcome == core::Outcome::Running ? m_spin.phase() : 0.15);
    }
}

/// The count and an arrowhead that points to where the names are, or to where they will be.
void GraphNodeView::paintCount(QPainter& painter) const
{
    const QRectF box = countBox();
    if (box.isEmpty())
        return;
    const Theme theme = Theme::current();
    painter.setPen(QPen(theme.color(Role::Control), 1));
    painter.setBrush(theme.color(Role::Raised));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const double pad = space::Small * m_zoom * 0.75;
    paintLine(painter, zoomed(TextRole::Caption, m_zoom), theme.color(Role::Text), box.adjusted(pad, 0, 0, 0),
              QLocale().toString(m_node.cellCount), Qt::AlignVCenter | Qt::AlignLeft, Qt::ElideNone);
    const double half = 3 * m_zoom;
    const QPointF middle(box.right() - pad - half, box.center().y());
    const double tip = m_expanded ? -half / 2 : half / 2;
    painter.setPen(QPen(theme.color(Role::Text), 1.3 * m_zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF{{middle + QPointF(-half, -tip), middle + QPointF(0, tip), middle + QPointF(half, -tip)}});
}

void GraphNodeView::paintWords(QPainter& painter, const QRectF& card) const
{
    const Theme theme = Theme::current();
    const double pad = space::Small * m_zoom;
    const double side = shapeSide * m_zoom;
    const double inner = m_node.callsWorkflow ? sideStep * m_zoom : 0;
    const QFont strong = zoomed(TextRole::Strong, m_zoom);
    const QFont caption = zoomed(TextRole::Caption, m_zoom);
    paintShape(painter,
               {card.left() + inner + pad, card.top() + pad + (QFontMetricsF(strong).height() - side) / 2, side, side});
    const QRectF text = QRectF(card.topLeft(), QSizeF(card.width(), headHeight()))
                            .adjusted(inner + 2 * pad + side, pad, -pad - inner, -pad);
    const QRectF count = countBox();
    const QRectF title = count.isEmpty() ? text : text.adjusted(0, 0, count.left() - text.right() - pad / 2, 0);
    paintLine(painter, strong, theme.color(m_node.isPlanned ? Role::Muted : Role::Text), title, m_node.title,
              Qt::AlignTop | Qt::AlignLeft, Qt::ElideMiddle);
    QStringList words{m_node.words};
    if (m_node.took)
        words << core::words(*m_node.took);
    const bool says = !m_node.isPlanned && !m_node.isWritten && m_node.outcome >= core::Outcome::Running;
    paintLine(painter, caption, says ? theme.status(m_node.outcome).ink : theme.color(Role::Muted), text,
              words.join(u" \u00b7 "_s), Qt::AlignBottom | Qt::AlignLeft, Qt::ElideRight);
}

void GraphNodeView::paintCells(QPainter& painter, const QRectF& card) const
{
    const int lines = shownLines();
    if (lines == 0)
        return;
    const Theme theme = Theme::current();
    const double pad = space::Small * m_zoom;
    const QFont caption = zoomed(TextRole::Caption, m_zoom);
    const double height = lineHeight(TextRole::Caption, m_zoom);
    const double top = card.top() + headHeight();
    painter.setPen(QPen(theme.color(Role::Border), 1));
    painter.drawLine(QPointF(card.left() + pad, top), QPointF(card.right() - pad, top));
    const int names = int(std::min(m_node.cells.size(), qsizetype(mostShown)));
    for (int line = 0; line < lines; ++line) {
        const QRectF box(card.left() + 2 * pad + shapeSide * m_zoom, top + pad / 2 + line * height,
                         card.width() - 3 * pad - shapeSide * m_zoom, height);
        const bool isName = line < names;
        paintLine(painter, caption, theme.color(isName ? Role::Text : Role::Muted), box,
                  isName ? m_node.cells[line] : tr("and %1 more").arg(QLocale().toString(m_node.cellCount - names)),
                  Qt::AlignVCenter | Qt::AlignLeft, Qt::ElideMiddle);
    }
}

void GraphNodeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = cardOf();
    paintGround(painter, card);
    paintWords(painter, card);
    paintCount(painter);
    paintCells(painter, card);
}

void GraphNodeView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && countBox().contains(event->position()))
        Q_EMIT expandedWanted(!m_expanded);
    else
        QAbstractButton::mousePressEvent(event);
}

void GraphNodeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || countBox().contains(event->position())) {
        mousePressEvent(event);
        return;
    }
    QAbstractButton::mouseDoubleClickEvent(event);
    Q_EMIT opened();
}

void GraphNodeView::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void GraphNodeView::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace signalbox::views
