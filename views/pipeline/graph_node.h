// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_graph.h"

#include <QAbstractButton>

namespace signalbox::views {

class Spin;

/// One job of the graph: shape, title, how it stands, how long it took. Several jobs in one look like a stack of cards.
class GraphNodeView final : public QAbstractButton {
    Q_OBJECT

public:
    GraphNodeView(Spin& spin, QWidget* parent);

    void setNode(const lists::GraphNode& node, const QString& spoken);
    const lists::GraphNode& node() const { return m_node; }
    void setChosen(bool chosen);
    bool isChosen() const { return m_chosen; }
    void setZoom(double zoom);

    /// Of every node, at this zoom: wide enough for a name of usual length, two lines high.
    static QSize sizeAt(double zoom);

Q_SIGNALS:
    /// A double click: on to its log.
    void opened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintGround(QPainter& painter, const QRectF& card) const;
    void paintWords(QPainter& painter, const QRectF& card) const;

    Spin& m_spin;
    lists::GraphNode m_node;
    bool m_chosen = false;
    double m_zoom = 1;
};

} // namespace signalbox::views
