// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <QWidget>

#include <optional>

class QScrollArea;
class QToolButton;

namespace signalbox::views {

class ElidedLabel;
class GraphCanvas;
class StatusIcon;

/// A graph that scrolls, and zooms with Ctrl and the wheel, +, -, 0, or its buttons, below a line of words. It fits
/// into the room that it has until the user zooms.
class GraphPane final : public QWidget {
    Q_OBJECT

public:
    enum class Flow {
        Right,
        Fitting, ///< to the right or down, whichever can be shown larger
    };

    /// What is fitted is never smaller than `leastFitted`, to stay readable; then it scrolls.
    explicit GraphPane(Flow flow, double leastFitted, QWidget* parent = nullptr);

    GraphCanvas& canvas() const { return *m_canvas; }
    /// Above the graph.
    ElidedLabel& words() const { return *m_words; }
    /// A shape before the words, or none.
    void setSign(std::optional<core::Outcome> outcome);
    /// Where the graph is another, or the room.
    void fit();
    void ensureVisible(QWidget* node);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QToolButton* addButton(const QString& text, const QString& name, const QString& objectName);
    void zoomTo(double zoom);
    void fitAgain();

    StatusIcon* m_sign;
    ElidedLabel* m_words;
    QScrollArea* m_area;
    GraphCanvas* m_canvas;
    Flow m_flow;
    double m_leastFitted;
    bool m_fitted = true; ///< follows the room it has, until the user zooms
    bool m_fitting = false;
};

} // namespace signalbox::views
