// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph_canvas.h"

#include "common/spin.h"
#include "common/theme.h"
#include "graph/graph_edges.h"
#include "graph/graph_node.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace signalbox::views {
namespace {

constexpr int margin = space::Large;
constexpr int layerGap = 4 * space::Large; // room for the edges to change their height in
constexpr int layerGapDown = 2 * space::Large;
constexpr int nodeGap = space::Medium;

bool sameShape(const lists::JobGraph& a, const lists::JobGraph& b)
{
    const auto sameNode = [](const lists::GraphNode& one, const lists::GraphNode& other) {
        return one.id == other.id && one.cells.size() == other.cells.size();
    };
    return a.edges == b.edges && std::ranges::equal(a.nodes, b.nodes, sameNode);
}

/// Whether the way from the one to the other is a step of this path; of a closed one also from its end to its begin.
bool isStep(const std::vector<size_t>& path, const lists::GraphEdge& edge, bool isClosed)
{
    const auto at = std::ranges::find(path, edge.from);
    if (at == path.end())
        return false;
    return at + 1 != path.end() ? *(at + 1) == edge.to : isClosed && path.front() == edge.to;
}

} // namespace

GraphCanvas::GraphCanvas(QWidget* parent)
    : QWidget(parent)
    , m_spin(new Spin(this))
{
    connect(m_spin, &Spin::turned, this, [this] {
        for (GraphNodeView* node : m_nodes) {
            if (node->node().outcome == core::Outcome::Running)
                node->update();
        }
    });
}

GraphNodeView* GraphCanvas::makeNode()
{
    auto* node = new GraphNodeView(*m_spin, this);
    const size_t index = m_nodes.size();
    connect(node, &GraphNodeView::clicked, this, [this, index] { Q_EMIT picked(m_graph.nodes[index].id); });
    connect(node, &GraphNodeView::opened, this, [this, index] { Q_EMIT opened(m_graph.nodes[index].id); });
    connect(node, &GraphNodeView::expandedWanted, this, [this, index](bool expanded) { toggle(index, expanded); });
    node->installEventFilter(this);
    node->show();
    return node;
}

void GraphCanvas::setGraph(const lists::JobGraph& graph)
{
    if (graph == m_graph && !m_nodes.empty())
        return;
    const bool same = sameShape(graph, m_graph);
    m_graph = graph;
    while (m_nodes.size() > graph.nodes.size()) {
        m_nodes.back()->deleteLater();
        m_nodes.back()->hide();
        m_nodes.pop_back();
    }
    while (m_nodes.size() < graph.nodes.size())
        m_nodes.push_back(makeNode());
    bool runs = false;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const lists::GraphNode& node = graph.nodes[i];
        m_nodes[i]->setNode(node, lists::spokenNode(graph, i));
        m_nodes[i]->setExpanded(m_expanded.contains(node.id));
        runs = runs || (!node.isPlanned && !node.isWritten && node.outcome == core::Outcome::Running);
    }
    m_spin->setActive(runs);
    if (!same)
        layOut();
    choose(m_chosen);
    update();
}

void GraphCanvas::setFlow(Qt::Orientation flow)
{
    if (flow == m_flow)
        return;
    m_flow = flow;
    layOut();
}

double GraphCanvas::extentOf(size_t node) const
{
    if (m_flow == Qt::Vertical)
        return 1;
    const double more = GraphNodeView::heightOfCells(m_nodes[node]->shownLines(), 1);
    return 1 + more / stepsAt(1, m_flow).node;
}

void GraphCanvas::layOut()
{
    std::vector<double> extents;
    extents.reserve(m_nodes.size());
    for (size_t node = 0; node < m_nodes.size(); ++node)
        extents.push_back(extentOf(node));
    m_layout = lists::layOut(m_graph.nodes.size(), m_graph.edges, extents);
    // Down, a layer is as high as its highest node.
    std::vector<double> heights(size_t(m_layout.layers), 1);
    for (size_t node = 0; m_flow == Qt::Vertical && node < m_nodes.size(); ++node) {
        double& height = heights[size_t(m_layout.nodes[node].layer)];
        const double more = GraphNodeView::heightOfCells(m_nodes[node]->shownLines(), 1);
        height = std::max(height, 1 + more / stepsAt(1, m_flow).layer);
    }
    m_layerStarts.assign(1, 0);
    for (const double height : heights)
        m_layerStarts.push_back(m_layerStarts.back() + height);
    place();
    Q_EMIT shapeChanged();
}

GraphCanvas::Steps GraphCanvas::stepsAt(double zoom, Qt::Orientation flow) const
{
    const QSize node = GraphNodeView::sizeAt(zoom, flow);
    if (flow == Qt::Horizontal)
        return {.layer = node.width() + layerGap * zoom, .node = node.height() + nodeGap * zoom};
    return {.layer = node.height() + layerGapDown * zoom, .node = node.width() + nodeGap * zoom};
}

QPointF GraphCanvas::placeOf(double layer, double y) const
{
    const double start = m_layerStarts[std::min(size_t(layer), m_layerStarts.size() - 1)];
    const QPointF place(margin + start * m_steps.layer, margin + y * m_steps.node);
    return m_flow == Qt::Horizontal ? place : place.transposed();
}

/// Of the other flow as if nothing were expanded, which is near enough to choose by.
QSize GraphCanvas::sizeAt(double zoom, Qt::Orientation flow) const
{
    const QSize node = GraphNodeView::sizeAt(zoom, flow);
    const Steps steps = stepsAt(zoom, flow);
    const double layers = m_layerStarts.empty() ? 1 : std::max(m_layerStarts.back(), 1.0);
    const QSize size(int((layers - 1) * steps.layer), int(m_layout.height * steps.node));
    return (flow == Qt::Horizontal ? size : size.transposed()) + node + QSize(2 * margin, 2 * margin);
}

double GraphCanvas::zoomFor(const QSize& room, Qt::Orientation flow) const
{
    double zoom = 1;
    while (zoom > leastZoom
           && (sizeAt(zoom, flow).width() > room.width() || sizeAt(zoom, flow).height() > room.height()))
        zoom -= 0.05;
    return std::max(zoom, leastZoom);
}

void GraphCanvas::setZoom(double zoom)
{
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    place();
}

void GraphCanvas::place()
{
    if (m_layerStarts.empty())
        return;
    m_steps = stepsAt(m_zoom, m_flow);
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i]->setZoom(m_zoom, m_flow);
        m_nodes[i]->move(placeOf(m_layout.nodes[i].layer, m_layout.nodes[i].y).toPoint());
    }
    // The Tab key goes as the eye does.
    std::vector<size_t> order(m_nodes.size());
    std::ranges::generate(order, [i = size_t(0)]() mutable { return i++; });
    std::ranges::stable_sort(order, {},
                             [this](size_t i) { return std::pair(m_layout.nodes[i].layer, m_layout.nodes[i].rank); });
    for (size_t i = 1; i < order.size(); ++i)
        setTabOrder(m_nodes[order[i - 1]], m_nodes[order[i]]);
    setFixedSize(sizeAt(m_zoom, m_flow));
    update();
}

void GraphCanvas::choose(const QString& id)
{
    m_chosen = id;
    for (GraphNodeView* node : m_nodes)
        node->setChosen(!id.isEmpty() && node->node().id == id);
}

QWidget* GraphCanvas::focusTarget() const
{
    const auto chosen = std::ranges::find_if(m_nodes, &GraphNodeView::isChosen);
    return chosen != m_nodes.end() ? *chosen : m_nodes.empty() ? nullptr : m_nodes.front();
}

void GraphCanvas::toggle(size_t node, bool expanded)
{
    if (m_graph.nodes[node].cells.isEmpty() || m_nodes[node]->isExpanded() == expanded)
        return;
    if (expanded)
        m_expanded.insert(m_graph.nodes[node].id);
    else
        m_expanded.remove(m_graph.nodes[node].id);
    m_nodes[node]->setExpanded(expanded);
    layOut();
}

std::vector<size_t> GraphCanvas::inLayer(int layer) const
{
    std::vector<size_t> nodes;
    for (size_t i = 0; i < m_layout.nodes.size(); ++i) {
        if (m_layout.nodes[i].layer == layer)
            nodes.push_back(i);
    }
    return nodes;
}

std::optional<size_t> GraphCanvas::nearest(const std::vector<size_t>& among, double y) const
{
    const auto distance = [&](size_t node) { return std::abs(m_layout.nodes[node].y - y); };
    const auto found = std::ranges::min_element(among, {}, distance);
    return found == among.end() ? std::nullopt : std::optional(*found);
}

/// Along the flow to what is linked with it, else to the next layer; across it within its own layer.
bool GraphCanvas::walk(size_t from, int key)
{
    const bool isRight = m_flow == Qt::Horizontal;
    const int ahead = isRight ? Qt::Key_Right : Qt::Key_Down;
    const int back = isRight ? Qt::Key_Left : Qt::Key_Up;
    const int before = isRight ? Qt::Key_Up : Qt::Key_Left;
    const int behind = isRight ? Qt::Key_Down : Qt::Key_Right;
    const auto& at = m_layout.nodes[from];
    std::vector<size_t> among;
    if (key == ahead || key == back) {
        for (const auto& route : m_layout.routes) {
            if (key == ahead && route.edge.from == from)
                among.push_back(route.edge.to);
            else if (key == back && route.edge.to == from)
                among.push_back(route.edge.from);
        }
        if (among.empty())
            among = inLayer(at.layer + (key == ahead ? 1 : -1));
    } else if (key == before || key == behind) {
        among = inLayer(at.layer);
        std::erase_if(among, [&](size_t node) {
            const int rank = m_layout.nodes[node].rank;
            return key == before ? rank >= at.rank : rank <= at.rank;
        });
    } else {
        return false;
    }
    if (const auto to = nearest(among, at.y)) {
        m_nodes[*to]->setFocus(Qt::OtherFocusReason);
        Q_EMIT picked(m_graph.nodes[*to].id);
    }
    return true;
}

bool GraphCanvas::pressKey(size_t node, int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const QString id = m_graph.nodes[node].id;
        Q_EMIT picked(id);
        Q_EMIT opened(id);
        return true;
    }
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        toggle(node, key == Qt::Key_Plus);
        return true;
    default:
        return walk(node, key);
    }
}

bool GraphCanvas::eventFilter(QObject* watched, QEvent* event)
{
    const auto node = std::ranges::find(m_nodes, watched);
    if (node == m_nodes.end())
        return QWidget::eventFilter(watched, event);
    const auto index = size_t(node - m_nodes.begin());
    if (event->type() == QEvent::FocusIn) {
        Q_EMIT focused(*node);
    } else if (event->type() == QEvent::KeyPress) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        return !pressed->modifiers().testFlag(Qt::ControlModifier) && pressKey(index, pressed->key());
    } else if (event->type() == QEvent::ContextMenu) {
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        const bool byKey = asked->reason() == QContextMenuEvent::Keyboard;
        Q_EMIT menuRequested((*node)->node().id,
                             byKey ? (*node)->mapToGlobal((*node)->rect().center()) : asked->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GraphCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isRight = m_flow == Qt::Horizontal;
    const QSize size = GraphNodeView::sizeAt(m_zoom, m_flow);
    const double gap = (isRight ? layerGap : layerGapDown) * m_zoom;
    const QPointF middle = isRight ? QPointF(0, size.height() / 2.0) : QPointF(size.width() / 2.0, 0);
    const auto in = [&](size_t node) { // where an arrow ends
        return placeOf(m_layout.nodes[node].layer, m_layout.nodes[node].y) + middle
            + (isRight ? QPointF(1, 0) : QPointF(0, 1));
    };
    const auto out = [&](size_t node) {
        const double under = space::Small * m_zoom; // below the stack, and the card's round corner
        const QPointF length = isRight ? QPointF(size.width() - under, 0) : QPointF(0, m_nodes[node]->height() - under);
        return placeOf(m_layout.nodes[node].layer, m_layout.nodes[node].y) + middle + length;
    };
    using Kind = GraphEdgeLine::Kind;
    std::vector<GraphEdgeLine> lines;
    for (const auto& route : m_layout.routes) {
        GraphEdgeLine line{.points = {out(route.edge.from)},
                           .kind = isStep(m_graph.cycle, route.edge, true)       ? Kind::Refused
                               : isStep(m_graph.criticalPath, route.edge, false) ? Kind::Critical
                                                                                 : Kind::Usual};
        for (const QPointF& bend : route.bends) {
            const QPointF next = placeOf(bend.x() + 1, bend.y()) + middle;
            line.points.push_back(placeOf(bend.x(), bend.y()) + middle);
            line.points.push_back(next - (isRight ? QPointF(gap, 0) : QPointF(0, gap)));
        }
        line.points.push_back(in(route.edge.to));
        lines.push_back(std::move(line));
    }
    // The step that closes a cycle has no route: it goes back.
    for (size_t i = 0; i < m_graph.cycle.size(); ++i) {
        const lists::GraphEdge step{.from = m_graph.cycle[i], .to = m_graph.cycle[(i + 1) % m_graph.cycle.size()]};
        if (!std::ranges::contains(m_layout.routes, step, &lists::GraphLayout::Route::edge))
            lines.push_back({.points = {out(step.from), in(step.to)}, .kind = Kind::Refused});
    }
    paintEdges(painter, lines, m_flow, m_zoom);
}

} // namespace signalbox::views
