// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/graph_canvas.h"

#include "common/spin.h"
#include "common/theme.h"
#include "pipeline/graph_node.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace signalbox::views {
namespace {

constexpr int margin = space::Large;
constexpr int layerGap = 4 * space::Large; // room for the edges to change their height in
constexpr int nodeGap = space::Medium;

bool sameShape(const lists::JobGraph& a, const lists::JobGraph& b)
{
    const auto sameId = [](const lists::GraphNode& one, const lists::GraphNode& other) { return one.id == other.id; };
    return a.edges == b.edges && std::ranges::equal(a.nodes, b.nodes, sameId);
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
    while (m_nodes.size() < graph.nodes.size()) {
        auto* node = new GraphNodeView(*m_spin, this);
        const size_t index = m_nodes.size();
        connect(node, &GraphNodeView::clicked, this, [this, index] { pick(index); });
        connect(node, &GraphNodeView::opened, this, &GraphCanvas::opened);
        node->installEventFilter(this);
        node->show();
        m_nodes.push_back(node);
    }
    bool runs = false;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i]->setNode(graph.nodes[i], lists::spokenNode(graph, i));
        runs = runs || (!graph.nodes[i].isPlanned && graph.nodes[i].outcome == core::Outcome::Running);
    }
    m_spin->setActive(runs);
    if (!same)
        m_layout = lists::layOut(graph.nodes.size(), graph.edges);
    if (!same)
        place();
    choose(m_chosen);
    update();
}

QPointF GraphCanvas::placeOf(double layer, double y) const
{
    const QSize node = GraphNodeView::sizeAt(m_zoom);
    return {margin + layer * (node.width() + layerGap * m_zoom), margin + y * (node.height() + nodeGap * m_zoom)};
}

QSize GraphCanvas::sizeAt(double zoom) const
{
    const QSize node = GraphNodeView::sizeAt(zoom);
    const int layers = std::max(m_layout.layers, 1);
    return {2 * margin + layers * node.width() + int((layers - 1) * layerGap * zoom),
            2 * margin + node.height() + int(m_layout.height * (node.height() + nodeGap * zoom))};
}

double GraphCanvas::zoomFor(const QSize& room) const
{
    double zoom = 1;
    while (zoom > leastZoom && (sizeAt(zoom).width() > room.width() || sizeAt(zoom).height() > room.height()))
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
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i]->setZoom(m_zoom);
        m_nodes[i]->move(placeOf(m_layout.nodes[i].layer, m_layout.nodes[i].y).toPoint());
    }
    // The Tab key goes as the eye does.
    std::vector<size_t> order(m_nodes.size());
    std::ranges::generate(order, [i = size_t(0)]() mutable { return i++; });
    std::ranges::stable_sort(order, {},
                             [this](size_t i) { return std::pair(m_layout.nodes[i].layer, m_layout.nodes[i].rank); });
    for (size_t i = 1; i < order.size(); ++i)
        setTabOrder(m_nodes[order[i - 1]], m_nodes[order[i]]);
    setFixedSize(sizeAt(m_zoom));
    update();
}

void GraphCanvas::choose(core::JobId job)
{
    m_chosen = job;
    for (GraphNodeView* node : m_nodes)
        node->setChosen(job && std::ranges::contains(node->node().jobs, job));
}

QWidget* GraphCanvas::focusTarget() const
{
    const auto chosen = std::ranges::find_if(m_nodes, &GraphNodeView::isChosen);
    return chosen != m_nodes.end() ? *chosen : m_nodes.empty() ? nullptr : m_nodes.front();
}

/// One of its jobs that is chosen already stays so; of a job that is not there yet there is nothing to choose.
void GraphCanvas::pick(size_t index)
{
    const lists::GraphNode& node = m_nodes[index]->node();
    if (node.telling && !m_nodes[index]->isChosen())
        Q_EMIT chosen(node.telling);
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

/// Left and right to what is linked with it, else to the next layer; up and down within its own.
bool GraphCanvas::walk(size_t from, int key)
{
    const auto& at = m_layout.nodes[from];
    std::vector<size_t> among;
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        for (const auto& route : m_layout.routes) {
            if (key == Qt::Key_Right && route.edge.from == from)
                among.push_back(route.edge.to);
            else if (key == Qt::Key_Left && route.edge.to == from)
                among.push_back(route.edge.from);
        }
        if (among.empty())
            among = inLayer(at.layer + (key == Qt::Key_Right ? 1 : -1));
    } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
        among = inLayer(at.layer);
        std::erase_if(among, [&](size_t node) {
            const int rank = m_layout.nodes[node].rank;
            return key == Qt::Key_Up ? rank >= at.rank : rank <= at.rank;
        });
    } else {
        return false;
    }
    if (const auto to = nearest(among, at.y)) {
        m_nodes[*to]->setFocus(Qt::OtherFocusReason);
        pick(*to);
    }
    return true;
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
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            pick(index);
            if ((*node)->node().telling)
                Q_EMIT opened();
            return true;
        }
        return walk(index, key);
    } else if (event->type() == QEvent::ContextMenu && (*node)->node().telling) {
        pick(index);
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        const bool byKey = asked->reason() == QContextMenuEvent::Keyboard;
        Q_EMIT menuRequested((*node)->isChosen() ? m_chosen : (*node)->node().telling,
                             byKey ? (*node)->mapToGlobal((*node)->rect().center()) : asked->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GraphCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::current();
    const QSize node = GraphNodeView::sizeAt(m_zoom);
    const double middle = node.height() / 2.0;
    // The critical ones last, on top of the others.
    for (const bool critical : {false, true}) {
        for (const auto& route : m_layout.routes) {
            const auto& path = m_graph.criticalPath;
            const auto at = std::ranges::find(path, route.edge.from);
            const bool isCritical = at != path.end() && at + 1 != path.end() && *(at + 1) == route.edge.to;
            if (isCritical != critical)
                continue;
            const auto& from = m_layout.nodes[route.edge.from];
            const auto& to = m_layout.nodes[route.edge.to];
            QPainterPath line(placeOf(from.layer, from.y) + QPointF(node.width() - space::Small * m_zoom, middle));
            const auto curveTo = [&](const QPointF& end) {
                const QPointF begin = line.currentPosition();
                const double half = (end.x() - begin.x()) / 2;
                line.cubicTo(begin + QPointF(half, 0), end - QPointF(half, 0), end);
            };
            for (const QPointF& bend : route.bends) {
                const QPointF corner = placeOf(bend.x(), bend.y()) + QPointF(0, middle);
                curveTo(corner);
                line.lineTo(corner + QPointF(node.width(), 0));
            }
            const QPointF tip = placeOf(to.layer, to.y) + QPointF(1, middle);
            curveTo(tip);
            const QColor colour = theme.color(isCritical ? Role::Text : Role::Control);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, (isCritical ? 2.2 : 1.2) * std::max(m_zoom, 0.7)));
            painter.drawPath(line);
            const double head = 6 * m_zoom;
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawPolygon(QPolygonF{{tip, tip + QPointF(-head, -head / 1.6), tip + QPointF(-head, head / 1.6)}});
        }
    }
}

} // namespace signalbox::views
