// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "lists/job_graph.h"

#include <QWidget>

class QScrollArea;
class QStackedLayout;
class QToolButton;

namespace signalbox::views {

class ElidedLabel;
class EmptyState;
class GraphCanvas;

/// The jobs of a run by what they need, left to right, live; the critical path is named above it. It scrolls, and zooms
/// with Ctrl and the wheel, +, -, 0, or its buttons.
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QToolButton* addButton(const QString& text, const QString& name, const QString& objectName);
    void zoomTo(double zoom);
    void fit();

    ElidedLabel* m_words;
    QScrollArea* m_area;
    GraphCanvas* m_canvas;
    EmptyState* m_missing;
    QStackedLayout* m_pages;
    bool m_fitted = true; ///< follows the room it has, until the user zooms
};

} // namespace signalbox::views
