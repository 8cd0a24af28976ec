// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <vector>

class QPainter;

namespace signalbox::views {

/// An edge of a graph by the points that it goes through: in a curve from the first to the second, then straight to the
/// third, in a curve to the fourth, and so on. It ends in an arrow at the last one.
struct GraphEdgeLine {
    enum class Kind {
        Usual,
        Critical, ///< of what the end waited for
        Refused, ///< of a cycle; goes back around the nodes where its end lies before its begin
    };

    std::vector<QPointF> points;
    Kind kind = Kind::Usual;
};

/// Paints them in the colours of the program, the telling ones on top of the others.
void paintEdges(QPainter& painter, const std::vector<GraphEdgeLine>& lines, Qt::Orientation flow, double zoom);

} // namespace signalbox::views
