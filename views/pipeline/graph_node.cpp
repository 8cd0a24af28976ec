// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/graph_node.h"

#include "common/plain_text.h"
#include "common/spin.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "core/duration_words.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int lettersWide = 30;
constexpr int stackStep = 3; // between the cards of a stack
constexpr double shapeSide = 16;

QFont zoomed(TextRole role, double zoom)
{
    QFont font = textFont(role);
    font.setPointSizeF(std::max(font.pointSizeF() * zoom, 1.0));
    return font;
}

} // namespace

GraphNodeView::GraphNodeView(Spin& spin, QWidget* parent)
    : QAbstractButton(parent)
    , m_spin(spin)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize GraphNodeView::sizeAt(double zoom)
{
    const QFontMetrics strong(zoomed(TextRole::Strong, zoom));
    const QFontMetrics caption(zoomed(TextRole::Caption, zoom));
    return {strong.averageCharWidth() * lettersWide,
            strong.height() + caption.height() + int((2 * space::Small + space::Hair + 2 * stackStep) * zoom)};
}

void GraphNodeView::setNode(const lists::GraphNode& node, const QString& spoken)
{
    setAccessibleName(spoken);
    QString tip = spoken;
    if (!node.condition.isEmpty())
        tip += u"\nif: "_s + node.condition;
    setToolTip(plainToolTip(tip));
    if (node == m_node)
        return;
    m_node = node;
    update();
}

void GraphNodeView::setChosen(bool chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    setAccessibleDescription(chosen ? tr("chosen") : QString());
    update();
}

void GraphNodeView::setZoom(double zoom)
{
    m_zoom = zoom;
    resize(sizeAt(zoom));
    update();
}

void GraphNodeView::paintGround(QPainter& painter, const QRectF& card) const
{
    const Theme theme = Theme::current();
    const double radius = space::Radius * m_zoom * 0.75;
    const bool isStack = std::ssize(m_node.jobs) + m_node.awaited.size() > 1;
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
    const bool tinted = !m_node.isPlanned && m_node.outcome >= core::Outcome::Running;
    const QColor ground = m_chosen ? theme.color(Role::AccentTint)
        : underMouse()             ? theme.color(Role::Hover)
        : tinted                   ? theme.status(m_node.outcome).tint
                                   : theme.color(Role::Surface);
    painter.setBrush(ground);
    painter.drawRoundedRect(card, radius, radius);
    if (!m_chosen && !hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Accent), hasFocus() ? 2.5 : 1.5));
    painter.drawRoundedRect(card.adjusted(2.5, 2.5, -2.5, -2.5), radius - 1, radius - 1);
}

void GraphNodeView::paintWords(QPainter& painter, const QRectF& card) const
{
    const Theme theme = Theme::current();
    const double pad = space::Small * m_zoom;
    const double side = shapeSide * m_zoom;
    const QFont strong = zoomed(TextRole::Strong, m_zoom);
    const QFont caption = zoomed(TextRole::Caption, m_zoom);
    const QRectF shape(card.left() + pad, card.top() + pad + (QFontMetricsF(strong).height() - side) / 2, side, side);
    if (m_node.isPlanned) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Role::Muted), 1.4 * m_zoom, Qt::DotLine));
        painter.drawEllipse(shape.adjusted(1.5, 1.5, -1.5, -1.5));
    } else {
        paintStatus(painter, shape, m_node.outcome, theme,
                    m_node.outcome == core::Outcome::Running ? m_spin.phase() : 0.15);
    }
    const QRectF text = card.adjusted(2 * pad + side, pad, -pad, -pad);
    const auto line = [&](const QFont& font, const QColor& color, const QRectF& box, const QString& words, int align,
                          Qt::TextElideMode elide) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(box, align | Qt::TextSingleLine, QFontMetricsF(font).elidedText(words, elide, box.width()));
    };
    line(strong, theme.color(m_node.isPlanned ? Role::Muted : Role::Text), text, m_node.title,
         Qt::AlignTop | Qt::AlignLeft, Qt::ElideMiddle);
    QStringList words{m_node.words};
    if (m_node.took)
        words << core::words(*m_node.took);
    const bool says = !m_node.isPlanned && m_node.outcome >= core::Outcome::Running;
    line(caption, says ? theme.status(m_node.outcome).ink : theme.color(Role::Muted), text, words.join(u" \u00b7 "_s),
         Qt::AlignBottom | Qt::AlignLeft, Qt::ElideRight);
}

void GraphNodeView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double stack = 2 * stackStep * m_zoom;
    const QRectF card = QRectF(rect()).adjusted(1.5, 1.5, -1.5 - stack, -1.5 - stack);
    paintGround(painter, card);
    paintWords(painter, card);
}

void GraphNodeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QAbstractButton::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton)
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
