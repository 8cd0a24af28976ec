// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/status_icon.h"

#include "common/spin.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <numbers>

namespace signalbox::views {
namespace {

using core::Outcome;

/// All shapes are drawn on a sheet of 16 by 16 units.
constexpr qreal Sheet = 16;
const QPointF Centre(8, 8);

QPen stroke(const QColor& color, qreal width)
{
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPolygonF octagon(qreal radius)
{
    QPolygonF shape;
    for (int corner = 0; corner < 8; ++corner) {
        const qreal angle = (corner + 0.5) * std::numbers::pi / 4;
        shape << Centre + radius * QPointF(std::cos(angle), std::sin(angle));
    }
    return shape;
}

void disc(QPainter& painter, const StatusColors& colors)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawEllipse(Centre, 7.25, 7.25);
}

void passed(QPainter& painter, const StatusColors& colors)
{
    disc(painter, colors);
    painter.setPen(stroke(colors.onFill, 1.9));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{{4.7, 8.3}, {7.1, 10.6}, {11.4, 5.7}});
}

void failed(QPainter& painter, const StatusColors& colors)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawPolygon(octagon(7.8));
    painter.setPen(stroke(colors.onFill, 1.9));
    painter.drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4));
    painter.drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4));
}

void running(QPainter& painter, const StatusColors& colors, qreal phase)
{
    QColor track = colors.fill;
    track.setAlphaF(0.28F);
    const QRectF ring(1.6, 1.6, 12.8, 12.8);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(track, 2.2));
    painter.drawEllipse(ring);
    painter.setPen(stroke(colors.fill, 2.2));
    painter.drawArc(ring, qRound((90 - phase * 360) * 16), -110 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawEllipse(Centre, 2.3, 2.3);
}

void queued(QPainter& painter, const StatusColors& colors)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(colors.fill, 1.7));
    painter.drawEllipse(Centre, 6.2, 6.2);
}

void needsPerson(QPainter& painter, const StatusColors& colors)
{
    painter.setPen(stroke(colors.fill, 1.6));
    painter.setBrush(colors.fill);
    painter.drawPolygon(QPolygonF{{8, 1.7}, {14.9, 14}, {1.1, 14}});
    painter.setPen(stroke(colors.onFill, 1.9));
    painter.drawLine(QPointF(8, 6), QPointF(8, 9.4));
    painter.drawPoint(QPointF(8, 12.1));
}

void cancelled(QPainter& painter, const StatusColors& colors)
{
    queued(painter, colors);
    painter.drawLine(QPointF(3.8, 12.2), QPointF(12.2, 3.8));
}

void skipped(QPainter& painter, const StatusColors& colors)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(colors.fill, 1.9));
    painter.drawPolyline(QPolygonF{{3.2, 3.8}, {7.4, 8}, {3.2, 12.2}});
    painter.drawPolyline(QPolygonF{{8.6, 3.8}, {12.8, 8}, {8.6, 12.2}});
}

void neutral(QPainter& painter, const StatusColors& colors)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(QRectF(2, 2, 12, 12), 2, 2);
    painter.setPen(stroke(colors.onFill, 1.9));
    painter.drawLine(QPointF(5.2, 8), QPointF(10.8, 8));
}

void unknown(QPainter& painter, const StatusColors& colors)
{
    disc(painter, colors);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(colors.onFill, 1.7));
    QPainterPath hook({5.9, 6.2});
    hook.cubicTo({5.9, 3.2}, {10.3, 3.2}, {10.2, 6.2});
    hook.cubicTo({10.1, 7.7}, {8, 7.8}, {8, 9.5});
    painter.drawPath(hook);
    painter.drawPoint(QPointF(8, 12));
}

/// Paints anew at each size, so it is sharp everywhere.
class StatusEngine final : public QIconEngine {
public:
    explicit StatusEngine(Outcome outcome)
        : m_outcome(outcome)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintStatus(*painter, rect, m_outcome, Theme::current());
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }
    QIconEngine* clone() const override { return new StatusEngine(m_outcome); }

private:
    Outcome m_outcome;
};

} // namespace

void paintStatus(QPainter& painter, const QRectF& box, Outcome outcome, const Theme& theme, qreal phase)
{
    const qreal side = std::min(box.width(), box.height());
    const StatusColors colors = theme.status(outcome);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side, side) / 2);
    painter.scale(side / Sheet, side / Sheet);
    switch (outcome) {
    case Outcome::Passed:
        passed(painter, colors);
        break;
    case Outcome::Failed:
        failed(painter, colors);
        break;
    case Outcome::Running:
        running(painter, colors, phase);
        break;
    case Outcome::Queued:
        queued(painter, colors);
        break;
    case Outcome::NeedsPerson:
        needsPerson(painter, colors);
        break;
    case Outcome::Cancelled:
        cancelled(painter, colors);
        break;
    case Outcome::Skipped:
        skipped(painter, colors);
        break;
    case Outcome::Neutral:
        neutral(painter, colors);
        break;
    case Outcome::Unknown:
        unknown(painter, colors);
        break;
    }
    painter.restore();
}

QIcon statusIcon(Outcome outcome)
{
    return QIcon(new StatusEngine(outcome));
}

StatusIcon::StatusIcon(QWidget* parent)
    : QWidget(parent)
    , m_spin(new Spin(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setOutcome(Outcome::Unknown);
    connect(m_spin, &Spin::turned, this, qOverload<>(&QWidget::update));
}

void StatusIcon::setOutcome(Outcome outcome)
{
    m_outcome = outcome;
    m_spin->setActive(outcome == Outcome::Running);
    setAccessibleName(core::words(outcome));
    update();
}

void StatusIcon::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStatus(painter, rect(), m_outcome, Theme::current(), m_spin->phase());
}

} // namespace signalbox::views
