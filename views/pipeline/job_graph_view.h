// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lists/job_graph.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::views {

class EmptyState;
class GraphPane;

/// The jobs of a run by what they need, left to right, live; the critical path is named above it.
class JobGraphView final : public QWidget {
    Q_OBJECT

public:
    explicit JobGraphView(QWidget* parent = nullptr);

    void setGraph(const lists::JobGraph& graph);
    /// There is none: why, as one sentence and what to do. Nothing: it is on its way.
    void setMissing(const std::optional<core::Error>& why);
    /// Shows this job as the chosen one; says nothing back.
    void choose(core::JobId job);
    void takeFocus();

Q_SIGNALS:
    void chosen(core::JobId job);
    /// Enter or a double click: on to its log.
    void opened();
    void menuRequested(core::JobId job, const QPoint& globalPosition);

private:
    const lists::GraphNode* nodeOf(const QString& id) const;
    QString idOf(core::JobId job) const;
    bool isChosen(const lists::GraphNode& node) const;
    void pick(const QString& id);
    void askForMenu(const QString& id, const QPoint& globalPosition);

    GraphPane* m_graph;
    EmptyState* m_missing;
    QStackedLayout* m_pages;
    core::JobId m_chosen;
};

} // namespace signalbox::views
