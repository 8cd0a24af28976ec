// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>

namespace signalbox::views {

/// The moments over a timeline's rows: "0:00", "0:30", "1:00", ... as wide as the rows are.
class TimelineRuler final : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    void setLength(std::chrono::milliseconds length);
    /// The width of a row, where a scroll bar may take some of ours.
    void setRowWidth(int width);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::chrono::milliseconds m_length{0};
    int m_rowWidth = 0;
};

} // namespace signalbox::views
