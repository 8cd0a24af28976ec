// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_graph.h"

#include <QWidget>

#include <optional>

namespace signalbox::views {

class GraphNodeView;
class Spin;

/// The whole graph at its zoom: nodes as widgets, edges painted below them. Arrow keys walk: left and right along the
/// edges, up and down within a layer.
class GraphCanvas final : public QWidget {
    Q_OBJECT

public:
    static constexpr double leastZoom = 0.4;
    static constexpr double mostZoom = 2.5;

    explicit GraphCanvas(QWidget* parent = nullptr);

    /// Nodes that stay keep their widgets; places change only when the jobs or their needs do.
    void setGraph(const lists::JobGraph& graph);
    /// Marks the node that holds this job.
    void choose(core::JobId job);
    core::JobId chosenJob() const { return m_chosen; }
    void setZoom(double zoom);
    double zoom() const { return m_zoom; }
    /// The zoom at which all of it is as wide and as high as this, at most 1.
    double zoomFor(const QSize& room) const;
    /// The one that is chosen, else the first; none in an empty graph.
    QWidget* focusTarget() const;
    QSize sizeHint() const override { return sizeAt(m_zoom); }

Q_SIGNALS:
    /// A node has been chosen, of which this is the telling job.
    void chosen(core::JobId job);
    void opened();
    void menuRequested(core::JobId job, const QPoint& globalPosition);
    /// A node has the keyboard and wants to be seen.
    void focused(QWidget* node);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QSize sizeAt(double zoom) const;
    QPointF placeOf(double layer, double y) const; ///< top left corner of a node there
    void place();
    void pick(size_t node);
    bool walk(size_t from, int key);
    std::optional<size_t> nearest(const std::vector<size_t>& among, double y) const;
    std::vector<size_t> inLayer(int layer) const;

    lists::JobGraph m_graph;
    lists::GraphLayout m_layout;
    Spin* m_spin;
    std::vector<GraphNodeView*> m_nodes;
    core::JobId m_chosen;
    double m_zoom = 1;
};

} // namespace signalbox::views
