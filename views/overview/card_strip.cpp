// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/card_strip.h"

#include <QPainter>

namespace signalbox::views {
namespace {

constexpr int barWidth = 7;
constexpr int gap = 3;

void paintBar(QPainter& painter, const QRectF& bar, core::Outcome outcome, const Theme& theme)
{
    const StatusColors colors = theme.status(outcome);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    switch (outcome) {
    case core::Outcome::Passed:
        painter.drawRoundedRect(bar.adjusted(0, bar.height() * 0.45, 0, 0), 1.5, 1.5);
        break;
    case core::Outcome::Failed:
        painter.drawRoundedRect(bar, 1.5, 1.5);
        painter.setPen(QPen(theme.color(Role::Surface), 1.4));
        painter.drawLine(QPointF(bar.left() + 1.5, bar.top() + 4.5), QPointF(bar.right() - 1.5, bar.top() + 7.5));
        break;
    case core::Outcome::Running:
    case core::Outcome::Queued:
    case core::Outcome::NeedsPerson:
        painter.setPen(QPen(colors.fill, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(bar.adjusted(0.7, bar.height() * 0.2, -0.7, -0.7), 1.5, 1.5);
        break;
    default:
        painter.drawRoundedRect(bar.adjusted(0, bar.height() - 3, 0, 0), 1.5, 1.5);
    }
}

} // namespace

void paintStrip(QPainter& painter, const QRect& box, const std::vector<lists::Bead>& strip, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF bar(box.right() - barWidth + 1, box.top(), barWidth, box.height());
    for (auto bead = strip.rbegin(); bead != strip.rend() && bar.left() >= box.left(); ++bead) {
        paintBar(painter, bar, bead->outcome, theme);
        bar.translate(-(barWidth + gap), 0);
    }
    painter.restore();
}

} // namespace signalbox::views
