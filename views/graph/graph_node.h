// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_graph.h"

#include <QAbstractButton>

namespace signalbox::views {

class Spin;

/// One job of the graph: shape, title, how it stands, how long it took; of a file without a run, what the job is for
/// and where it runs. Several jobs in one look like a stack of cards, and can show their names; a call of another
/// workflow has the double sides of a subroutine.
class GraphNodeView final : public QAbstractButton {
    Q_OBJECT

public:
    GraphNodeView(Spin& spin, QWidget* parent);

    void setNode(const lists::GraphNode& node, const QString& spoken);
    const lists::GraphNode& node() const { return m_node; }
    void setChosen(bool chosen);
    bool isChosen() const { return m_chosen; }
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }
    /// How many lines the names take that it shows now.
    int shownLines() const;
    void setZoom(double zoom, Qt::Orientation flow);

    /// Of every node that shows no names: wide enough for a name of usual length, two lines high; narrower where nodes
    /// stand beside each other.
    static QSize sizeAt(double zoom, Qt::Orientation flow);
    /// What so many lines of names add to it.
    static int heightOfCells(int lines, double zoom);

Q_SIGNALS:
    /// A double click: on to what it stands for.
    void opened();
    /// The names are to be seen, or no more.
    void expandedWanted(bool expanded);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF cardOf() const;
    QRectF countBox() const; ///< the sign that counts the cells; empty where there are none
    double headHeight() const;
    void dress();
    void paintGround(QPainter& painter, const QRectF& card) const;
    void paintShape(QPainter& painter, const QRectF& box) const;
    void paintCount(QPainter& painter) const;
    void paintWords(QPainter& painter, const QRectF& card) const;
    void paintCells(QPainter& painter, const QRectF& card) const;

    Spin& m_spin;
    lists::GraphNode m_node;
    QString m_spoken;
    bool m_chosen = false;
    bool m_expanded = false;
    double m_zoom = 1;
    Qt::Orientation m_flow = Qt::Horizontal;
};

} // namespace signalbox::views
