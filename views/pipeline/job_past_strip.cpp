// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_past_strip.h"

#include "common/plain_text.h"
#include "common/theme.h"
#include "core/duration_words.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int barWidth = 8;
constexpr int pitch = barWidth + space::Hair;
constexpr int dot = 4;
constexpr int leastBar = 6;
constexpr int mostBars = 50;

QString wordsFor(const lists::PastRow& row)
{
    QString text = u"#%1: %2"_s.arg(row.past.runNumber).arg(core::words(row.past.state));
    if (row.took)
        text += u", "_s + core::words(*row.took);
    if (row.isFlaky)
        text += u", "_s + JobPastStrip::tr("flaky");
    return text;
}

} // namespace

JobPastStrip::JobPastStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Earlier results of this job"));
}

void JobPastStrip::setPast(const lists::JobPast& past)
{
    m_past = past;
    setAccessibleDescription(summaryOf(past));
    updateGeometry();
    update();
}

QSize JobPastStrip::sizeHint() const
{
    return {std::min(mostBars, int(m_past.rows.size())) * pitch, 2 * QFontMetrics(textFont(TextRole::Body)).height()};
}

int JobPastStrip::rowAt(const QPoint& position) const
{
    const int row = (width() - 1 - position.x()) / pitch;
    return row >= 0 && row < std::ssize(m_past.rows) ? row : -1;
}

bool JobPastStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int row = rowAt(help->pos()); row >= 0)
        QToolTip::showText(help->globalPos(), plainToolTip(wordsFor(m_past.rows[size_t(row)])), this);
    return true;
}

void JobPastStrip::mousePressEvent(QMouseEvent* event)
{
    if (const int row = rowAt(event->pos()); row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT clicked(row);
}

void JobPastStrip::paintEvent(QPaintEvent*)
{
    std::chrono::milliseconds longest{1};
    for (const lists::PastRow& row : m_past.rows)
        longest = std::max(longest, row.took.value_or(std::chrono::milliseconds(0)));
    const Theme theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int top = dot + space::Hair;
    for (size_t row = 0; row < m_past.rows.size(); ++row) {
        const lists::PastRow& past = m_past.rows[row];
        const double x = width() - double(row + 1) * pitch;
        if (x < 0)
            break;
        const double share = past.took ? double(past.took->count()) / double(longest.count()) : 0;
        const double high = leastBar + share * (height() - top - leastBar);
        const QRectF bar(x, height() - high, barWidth, high);
        const StatusColors colors = theme.status(past.outcome);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.fill);
        if (past.outcome == core::Outcome::Passed || past.outcome == core::Outcome::Failed) {
            painter.drawRoundedRect(bar, 1.5, 1.5);
        } else {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.fill, 1.3));
            painter.drawRoundedRect(bar.adjusted(0.7, 0.7, -0.7, -0.7), 1.5, 1.5);
        }
        if (past.outcome == core::Outcome::Failed) { // a notch, so that it needs no colour
            painter.setPen(QPen(theme.color(Role::Surface), 1.4));
            painter.drawLine(bar.bottomLeft() + QPointF(1.5, -1.5), bar.bottomRight() + QPointF(-1.5, -4.5));
        }
        if (past.isFlaky) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Role::Text));
            painter.drawEllipse(QRectF(x + (barWidth - dot) / 2.0, 0, dot, dot));
        }
    }
}

} // namespace signalbox::views
