// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <cstddef>
#include <vector>

namespace signalbox::lists {

/// From what is needed to what needs it, as indices of nodes.
struct GraphEdge {
    size_t from = 0;
    size_t to = 0;

    bool operator==(const GraphEdge&) const = default;
};

/// Where the nodes of a graph stand: each right of all that it needs, in units of one node and the gap behind it.
struct GraphLayout {
    struct Node {
        int layer = 0; ///< from 0, left to right
        int rank = 0; ///< among the nodes of its layer, from 0, top to bottom
        double y = 0; ///< from 0, down; nodes of a layer are one or more apart
    };
    struct Route {
        GraphEdge edge;
        /// x is a layer, y as a node's: where the edge passes the layers between its ends; empty for neighbours.
        std::vector<QPointF> bends;
    };

    std::vector<Node> nodes;
    std::vector<Route> routes; ///< an edge each, in the order given, without those that cannot be drawn to the right
    int layers = 0;
    double height = 0; ///< y of the last unit of the node that reaches lowest
    int crossings = 0; ///< of edges
};

/// Layers by the longest way from the left, few crossings by barycentres (K. Sugiyama, S. Tagawa, M. Toda, 1981), and
/// heights that make edges straight where they can be. The same input gives the same layout. An edge that closes a
/// cycle, one to itself, one that is there twice or leads to no node is left out. Milliseconds for 200 nodes. `extents`
/// are how high the nodes are, 1 or more each, in the units of their places; empty: all are 1.
GraphLayout layOut(size_t nodes, const std::vector<GraphEdge>& edges, const std::vector<double>& extents = {});

} // namespace signalbox::lists
