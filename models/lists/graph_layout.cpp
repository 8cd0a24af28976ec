// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/graph_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace signalbox::lists {
namespace {

constexpr int sweeps = 24;
constexpr double lineGap = 0.5; // between two edges, or an edge and a node

/// A node, or the place where a long edge passes a layer.
struct Place {
    int layer = 0;
    bool isNode = true;
    std::vector<size_t> left;
    std::vector<size_t> right;
    double y = 0;
    double extent = 1; // down from y
    size_t rank = 0;
};

class Layout {
public:
    Layout(size_t nodes, const std::vector<GraphEdge>& edges, const std::vector<double>& extents)
        : m_nodes(nodes)
        , m_places(nodes)
    {
        for (size_t node = 0; node < std::min(nodes, extents.size()); ++node)
            m_places[node].extent = extents[node];
        keepAcyclic(edges);
        assignLayers();
        addPassages();
        order();
        assignHeights();
    }

    GraphLayout result() const
    {
        GraphLayout layout{.layers = int(m_layers.size()), .crossings = crossings()};
        std::vector<int> ranks(m_layers.size(), 0);
        layout.nodes.resize(m_nodes);
        for (size_t layer = 0; layer < m_layers.size(); ++layer) {
            for (const size_t place : m_layers[layer]) {
                if (!m_places[place].isNode)
                    continue;
                layout.nodes[place] = {.layer = int(layer), .rank = ranks[layer]++, .y = m_places[place].y};
                layout.height = std::max(layout.height, m_places[place].y + (m_places[place].extent - 1));
            }
        }
        for (size_t edge = 0; edge < m_edges.size(); ++edge) {
            GraphLayout::Route route{.edge = m_edges[edge], .bends = {}};
            for (const size_t passage : m_passages[edge])
                route.bends.emplace_back(m_places[passage].layer, m_places[passage].y);
            layout.routes.push_back(std::move(route));
        }
        return layout;
    }

private:
    /// An edge stays unless the way back is there already, so that what was written first is drawn.
    void keepAcyclic(const std::vector<GraphEdge>& edges)
    {
        std::set<std::pair<size_t, size_t>> seen;
        std::vector<std::vector<size_t>> next(m_nodes);
        const auto leads = [&](size_t from, size_t to) {
            std::vector<bool> visited(m_nodes, false);
            std::vector<size_t> open{from};
            while (!open.empty()) {
                const size_t node = open.back();
                open.pop_back();
                if (node == to)
                    return true;
                if (visited[node])
                    continue;
                visited[node] = true;
                open.insert(open.end(), next[node].begin(), next[node].end());
            }
            return false;
        };
        for (const GraphEdge& edge : edges) {
            if (edge.from >= m_nodes || edge.to >= m_nodes || !seen.emplace(edge.from, edge.to).second
                || leads(edge.to, edge.from))
                continue;
            next[edge.from].push_back(edge.to);
            m_edges.push_back(edge);
        }
    }

    void assignLayers()
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (const GraphEdge& edge : m_edges) {
                int& layer = m_places[edge.to].layer;
                const int least = m_places[edge.from].layer + 1;
                moved = moved || layer < least;
                layer = std::max(layer, least);
            }
        }
    }

    void addPassages()
    {
        for (const GraphEdge& edge : m_edges) {
            std::vector<size_t> passages;
            size_t before = edge.from;
            for (int layer = m_places[edge.from].layer + 1; layer < m_places[edge.to].layer; ++layer) {
                const size_t passage = m_places.size();
                m_places.push_back({.layer = layer, .isNode = false, .left = {}, .right = {}});
                link(before, passage);
                passages.push_back(passage);
                before = passage;
            }
            link(before, edge.to);
            m_passages.push_back(std::move(passages));
        }
        for (size_t place = 0; place < m_places.size(); ++place) {
            const auto layer = size_t(m_places[place].layer);
            m_layers.resize(std::max(m_layers.size(), layer + 1));
            m_layers[layer].push_back(place);
        }
    }

    void link(size_t left, size_t right)
    {
        m_places[left].right.push_back(right);
        m_places[right].left.push_back(left);
    }

    void rank()
    {
        for (const auto& layer : m_layers) {
            for (size_t rank = 0; rank < layer.size(); ++rank)
                m_places[layer[rank]].rank = rank;
        }
    }

    /// The mean rank of the neighbours on one side; its own where it has none there.
    double barycentre(size_t place, bool ofLeft) const
    {
        const auto& others = ofLeft ? m_places[place].left : m_places[place].right;
        if (others.empty())
            return double(m_places[place].rank);
        double sum = 0;
        for (const size_t other : others)
            sum += double(m_places[other].rank);
        return sum / double(others.size());
    }

    void order()
    {
        rank();
        auto best = m_layers;
        int least = crossings();
        for (int sweep = 0; sweep < sweeps && least > 0; ++sweep) {
            const bool toRight = sweep % 2 == 0;
            for (size_t step = 1; step < m_layers.size(); ++step) {
                auto& layer = m_layers[toRight ? step : m_layers.size() - 1 - step];
                std::ranges::stable_sort(layer, {}, [&](size_t place) { return barycentre(place, toRight); });
                for (size_t rank = 0; rank < layer.size(); ++rank)
                    m_places[layer[rank]].rank = rank;
            }
            if (const int now = crossings(); now < least) {
                least = now;
                best = m_layers;
            }
        }
        m_layers = best;
        rank();
    }

    int crossings() const
    {
        int count = 0;
        for (const auto& layer : m_layers) {
            std::vector<std::pair<size_t, size_t>> lines;
            for (const size_t place : layer) {
                for (const size_t other : m_places[place].right)
                    lines.emplace_back(m_places[place].rank, m_places[other].rank);
            }
            for (size_t a = 0; a < lines.size(); ++a) {
                for (size_t b = a + 1; b < lines.size(); ++b) {
                    const bool crosses = (lines[a].first < lines[b].first && lines[a].second > lines[b].second)
                        || (lines[a].first > lines[b].first && lines[a].second < lines[b].second);
                    count += crosses ? 1 : 0;
                }
            }
        }
        return count;
    }

    double gap(size_t above, size_t below) const
    {
        const double least = m_places[above].isNode && m_places[below].isNode ? 1 : lineGap;
        return least + (m_places[above].extent - 1);
    }

    /// The heights nearest to those that are wished for, in order and far enough apart: pools of neighbours that would
    /// be too near move as one (pool adjacent violators).
    void spread(const std::vector<size_t>& layer, const std::vector<double>& wished)
    {
        struct Pool {
            size_t size = 0;
            double sum = 0;
            double mean() const { return sum / double(size); }
        };
        std::vector<double> offsets(layer.size(), 0);
        for (size_t i = 1; i < layer.size(); ++i)
            offsets[i] = offsets[i - 1] + gap(layer[i - 1], layer[i]);
        std::vector<Pool> pools;
        for (size_t i = 0; i < layer.size(); ++i) {
            pools.push_back({.size = 1, .sum = wished[i] - offsets[i]});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                pools[pools.size() - 2].size += pools.back().size;
                pools[pools.size() - 2].sum += pools.back().sum;
                pools.pop_back();
            }
        }
        size_t i = 0;
        for (const Pool& pool : pools) {
            for (size_t n = 0; n < pool.size; ++n, ++i)
                m_places[layer[i]].y = pool.mean() + offsets[i];
        }
    }

    void assignHeights()
    {
        for (const auto& layer : m_layers) {
            const std::vector<double> middle(layer.size(), 0);
            spread(layer, middle);
        }
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            for (size_t step = 0; step < m_layers.size(); ++step) {
                const bool toRight = sweep % 2 == 0;
                const auto& layer = m_layers[toRight ? step : m_layers.size() - 1 - step];
                std::vector<double> wished;
                for (const size_t place : layer)
                    wished.push_back(wish(place, toRight));
                spread(layer, wished);
            }
        }
        double top = 0;
        for (const Place& place : m_places)
            top = std::min(top, place.y);
        for (Place& place : m_places)
            place.y -= top;
    }

    double wish(size_t place, bool ofLeft) const
    {
        const auto& others = ofLeft ? m_places[place].left : m_places[place].right;
        if (others.empty())
            return m_places[place].y;
        double sum = 0;
        for (const size_t other : others)
            sum += m_places[other].y;
        return sum / double(others.size());
    }

    size_t m_nodes;
    std::vector<Place> m_places; ///< the nodes, then the passages
    std::vector<GraphEdge> m_edges;
    std::vector<std::vector<size_t>> m_passages; ///< for each edge, left to right
    std::vector<std::vector<size_t>> m_layers; ///< top to bottom
};

} // namespace

GraphLayout layOut(size_t nodes, const std::vector<GraphEdge>& edges, const std::vector<double>& extents)
{
    return Layout(nodes, edges, extents).result();
}

} // namespace signalbox::lists
