// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QScrollBar>

#include <vector>

namespace signalbox::views {

/// A vertical scroll bar with marks beside its slider, such as where the errors are. Only drawn; rows as in its range.
class MarkedScrollBar final : public QScrollBar {
    Q_OBJECT

public:
    using QScrollBar::QScrollBar;

    struct Marks {
        std::vector<qint64> rows; ///< in order, of rowCount
        QColor colour;
        double share = 0.5; ///< of the bar's width
    };

    /// Later ones are drawn over earlier ones.
    void setMarks(qint64 rowCount, std::vector<Marks> marks);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qint64 m_rowCount = 0;
    std::vector<Marks> m_marks;
};

} // namespace signalbox::views
