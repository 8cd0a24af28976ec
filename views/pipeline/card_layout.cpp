// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/card_layout.h"

#include "common/theme.h"

#include <QWidget>

#include <algorithm>

namespace signalbox::views {

CardLayout::CardLayout(int leastWidth, QWidget* parent)
    : ItemLayout(parent)
    , m_leastWidth(leastWidth)
{
}

QSize CardLayout::sizeHint() const
{
    return {2 * m_leastWidth + space::Medium, heightForWidth(2 * m_leastWidth + space::Medium)};
}

QSize CardLayout::minimumSize() const
{
    int width = 0;
    for (const QLayoutItem* item : shownItems())
        width = std::max(width, item->minimumSize().width());
    return {width, 0};
}

int CardLayout::arrange(const QRect& rect, Purpose purpose) const
{
    const int gap = space::Medium;
    const std::vector<QLayoutItem*> items = shownItems();
    if (items.empty())
        return 0;
    const int shown = static_cast<int>(items.size());
    const int most = std::max(1, (rect.width() + gap) / (m_leastWidth + gap));
    const int rows = (shown + most - 1) / most;
    const int columns = (shown + rows - 1) / rows; // four are two and two, not three and one
    const int width = (rect.width() - (columns - 1) * gap) / columns;
    std::vector<int> bottoms(static_cast<size_t>(columns), rect.top());
    for (QLayoutItem* item : items) {
        const auto shortest = std::ranges::min_element(bottoms);
        const int x = rect.left() + static_cast<int>(shortest - bottoms.begin()) * (width + gap);
        const int height = item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
        if (purpose == Purpose::Place)
            item->setGeometry(QRect(x, *shortest, width, height));
        *shortest += height + gap;
    }
    return *std::ranges::max_element(bottoms) - gap - rect.top();
}

} // namespace signalbox::views
