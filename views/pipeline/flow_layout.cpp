// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/flow_layout.h"

#include <algorithm>

namespace signalbox::views {

FlowLayout::FlowLayout(int gap, QWidget* parent)
    : ItemLayout(parent)
    , m_gap(gap)
{
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : shownItems())
        size = QSize(size.width() + item->sizeHint().width() + m_gap,
                     std::max(size.height(), item->sizeHint().height()));
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : shownItems())
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect& rect, Purpose purpose) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int x = inner.left();
    int y = inner.top();
    int lineHeight = 0;
    for (QLayoutItem* item : shownItems()) {
        const QSize size(std::min(item->sizeHint().width(), inner.width()), item->sizeHint().height());
        if (x > inner.left() && x + size.width() > inner.right() + 1) {
            x = inner.left();
            y += lineHeight + m_gap / 2;
            lineHeight = 0;
        }
        if (purpose == Purpose::Place)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + m_gap;
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace signalbox::views
