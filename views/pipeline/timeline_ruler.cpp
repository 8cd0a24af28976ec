// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timeline_ruler.h"

#include "common/theme.h"
#include "lists/relative_time.h"
#include "pipeline/timeline_scale.h"

#include <QPainter>

namespace signalbox::views {

void TimelineRuler::setLength(std::chrono::milliseconds length)
{
    m_length = length;
    update();
}

void TimelineRuler::setRowWidth(int width)
{
    m_rowWidth = width;
    update();
}

QSize TimelineRuler::sizeHint() const
{
    return {400, QFontMetrics(textFont(TextRole::Caption)).height() + space::Tight};
}

void TimelineRuler::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(Theme::current().color(Role::Muted));
    const TimelineScale scale(m_rowWidth, m_length);
    for (const auto tick : scale.ticks()) {
        const int x = int(scale.x(tick));
        painter.drawText(QRect(x - 40, 0, 80, height()), Qt::AlignCenter, lists::clockText(tick));
    }
}

} // namespace signalbox::views
