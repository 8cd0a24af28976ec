// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_graph.h"

#include <QSet>
#include <QWidget>

#include <optional>

namespace signalbox::views {

class GraphNodeView;
class Spin;

/// The whole graph at its zoom: nodes as widgets, edges painted below them. It flows to the right or down. Arrow keys
/// walk: along the flow by the edges, across it within a layer; + and - show and hide the names in a stack.
class GraphCanvas final : public QWidget {
    Q_OBJECT

public:
    static constexpr double leastZoom = 0.4;
    static constexpr double mostZoom = 2.5;

    explicit GraphCanvas(QWidget* parent = nullptr);

    /// Nodes that stay keep their widgets; places change only when the jobs or their needs do.
    void setGraph(const lists::JobGraph& graph);
    const lists::JobGraph& graph() const { return m_graph; }
    /// Marks the node of that id; an empty one or one that is not there marks none.
    void choose(const QString& id);
    void setZoom(double zoom);
    double zoom() const { return m_zoom; }
    void setFlow(Qt::Orientation flow);
    Qt::Orientation flow() const { return m_flow; }
    /// The zoom at which all of it is as wide and as high as this, at most 1.
    double zoomFor(const QSize& room, Qt::Orientation flow) const;
    /// The one that is chosen, else the first; none in an empty graph.
    QWidget* focusTarget() const;
    QSize sizeHint() const override { return sizeAt(m_zoom, m_flow); }

Q_SIGNALS:
    /// The user wants this node: a click, or a key that walks to it.
    void picked(const QString& id);
    /// Enter or a double click: on to what it stands for.
    void opened(const QString& id);
    void menuRequested(const QString& id, const QPoint& globalPosition);
    /// A node has the keyboard and wants to be seen.
    void focused(QWidget* node);
    /// It takes another room at the same zoom.
    void shapeChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Steps { ///< from one layer, and from one node of a layer, to the next
        double layer = 0;
        double node = 0;
    };
    Steps stepsAt(double zoom, Qt::Orientation flow) const;
    QSize sizeAt(double zoom, Qt::Orientation flow) const;
    QPointF placeOf(double layer, double y) const; ///< top left corner of a node there
    double extentOf(size_t node) const; ///< across the flow, in units of the layout
    GraphNodeView* makeNode();
    void layOut();
    void place();
    void toggle(size_t node, bool expanded);
    bool walk(size_t from, int key);
    bool pressKey(size_t node, int key);
    std::optional<size_t> nearest(const std::vector<size_t>& among, double y) const;
    std::vector<size_t> inLayer(int layer) const;

    lists::JobGraph m_graph;
    lists::GraphLayout m_layout;
    std::vector<double> m_layerStarts; ///< of a graph that flows down, in units of a layer
    Steps m_steps; ///< at the zoom and in the flow of now
    Spin* m_spin;
    std::vector<GraphNodeView*> m_nodes;
    QSet<QString> m_expanded; ///< ids
    QString m_chosen;
    double m_zoom = 1;
    Qt::Orientation m_flow = Qt::Horizontal;
};

} // namespace signalbox::views
