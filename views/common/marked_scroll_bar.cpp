// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/marked_scroll_bar.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

namespace signalbox::views {

namespace {

constexpr int markHeight = 3;

} // namespace

void MarkedScrollBar::setMarks(qint64 rowCount, std::vector<Marks> marks)
{
    m_rowCount = rowCount;
    m_marks = std::move(marks);
    update();
}

void MarkedScrollBar::paintEvent(QPaintEvent* event)
{
    QScrollBar::paintEvent(event);
    if (m_rowCount == 0)
        return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
    QPainter painter(this);
    for (const Marks& marks : m_marks) {
        const int width = std::max(4, int(groove.width() * marks.share));
        int last = -markHeight;
        for (const qint64 row : marks.rows) {
            const int y = groove.top() + int(double(groove.height() - markHeight) * double(row) / double(m_rowCount));
            if (y == last) // thousands of matches are a few hundred pixels
                continue;
            painter.fillRect(groove.right() - width + 1, y, width, markHeight, marks.colour);
            last = y;
        }
    }
}

} // namespace signalbox::views
