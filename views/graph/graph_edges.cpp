// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph_edges.h"

#include "common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace signalbox::views {
namespace {

using Kind = GraphEdgeLine::Kind;

/// How far a line that goes back leaves the nodes behind, at zoom 1.
constexpr double backBend = 28;

QPointF along(Qt::Orientation flow, double length)
{
    return flow == Qt::Horizontal ? QPointF(length, 0) : QPointF(0, length);
}

double ahead(Qt::Orientation flow, const QPointF& from, const QPointF& to)
{
    return flow == Qt::Horizontal ? to.x() - from.x() : to.y() - from.y();
}

QPainterPath pathOf(const GraphEdgeLine& line, Qt::Orientation flow, double zoom)
{
    QPainterPath path(line.points.front());
    for (size_t i = 1; i < line.points.size(); ++i) {
        const QPointF begin = path.currentPosition();
        const QPointF end = line.points[i];
        if (i % 2 == 0) {
            path.lineTo(end);
            continue;
        }
        const double way = ahead(flow, begin, end);
        const QPointF half = along(flow, way > 0 ? way / 2 : 0);
        if (way > 0) {
            path.cubicTo(begin + half, end - half, end);
            continue;
        }
        // Back: out, around below the nodes between, and in from the front.
        const QPointF bend = along(flow, backBend * zoom);
        const QPointF aside
            = flow == Qt::Horizontal ? QPointF(0, 2 * backBend * zoom) : QPointF(2 * backBend * zoom, 0);
        const QPointF middle = (begin + end) / 2 + aside;
        path.cubicTo(begin + bend, begin + bend + aside, middle + along(flow, -way / 4));
        path.cubicTo(end - bend + aside, end - bend, end);
    }
    return path;
}

QColor colourOf(Kind kind)
{
    const Theme theme = Theme::current();
    switch (kind) {
    case Kind::Usual:
        return theme.color(Role::Control);
    case Kind::Critical:
        return theme.color(Role::Text);
    case Kind::Refused:
        return theme.status(core::Outcome::Failed).fill;
    }
    return {};
}

void paintArrow(QPainter& painter, const QPointF& tip, Qt::Orientation flow, double size)
{
    const QPointF back = along(flow, -size);
    const QPointF aside = flow == Qt::Horizontal ? QPointF(0, size / 1.6) : QPointF(size / 1.6, 0);
    painter.drawPolygon(QPolygonF{{tip, tip + back - aside, tip + back + aside}});
}

} // namespace

void paintEdges(QPainter& painter, const std::vector<GraphEdgeLine>& lines, Qt::Orientation flow, double zoom)
{
    for (const Kind kind : {Kind::Usual, Kind::Critical, Kind::Refused}) {
        const QColor colour = colourOf(kind);
        for (const GraphEdgeLine& line : lines) {
            if (line.kind != kind || line.points.empty())
                continue;
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, (kind == Kind::Usual ? 1.2 : 2.2) * std::max(zoom, 0.7),
                                kind == Kind::Refused ? Qt::DashLine : Qt::SolidLine));
            painter.drawPath(pathOf(line, flow, zoom));
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            paintArrow(painter, line.points.back(), flow, 6 * zoom);
        }
    }
}

} // namespace signalbox::views
