// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/card_layout.h"

#include "common/theme.h"

#include <QWidget>

#include <algorithm>

namespace signalbox::views {

CardLayout::CardLayout(int leastWidth, QWidget* parent)
    : QLayout(parent)
    , m_leastWidth(leastWidth)
{
    setContentsMargins(0, 0, 0, 0);
}

CardLayout::~CardLayout() = default;

void CardLayout::insertWidget(int index, QWidget* widget)
{
    addChildWidget(widget);
    m_items.insert(m_items.begin() + std::clamp(index, 0, count()), std::make_unique<QWidgetItem>(widget));
    invalidate();
}

void CardLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

QLayoutItem* CardLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem* CardLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[static_cast<size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize CardLayout::sizeHint() const
{
    return {2 * m_leastWidth + space::Medium, heightForWidth(2 * m_leastWidth + space::Medium)};
}

QSize CardLayout::minimumSize() const
{
    int width = 0;
    for (const auto& item : m_items)
        width = std::max(width, item->minimumSize().width());
    return {width, 0};
}

void CardLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int CardLayout::arrange(const QRect& rect, bool move) const
{
    const int gap = space::Medium;
    const auto shown = std::ranges::count_if(m_items, [](const auto& item) { return !item->isEmpty(); });
    if (shown == 0)
        return 0;
    const int most = std::max(1, (rect.width() + gap) / (m_leastWidth + gap));
    const int rows = (static_cast<int>(shown) + most - 1) / most;
    const int columns = (static_cast<int>(shown) + rows - 1) / rows; // four are two and two, not three and one
    const int width = (rect.width() - (columns - 1) * gap) / columns;
    std::vector<int> bottoms(static_cast<size_t>(columns), rect.top());
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const auto shortest = std::ranges::min_element(bottoms);
        const int x = rect.left() + static_cast<int>(shortest - bottoms.begin()) * (width + gap);
        const int height = item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
        if (move)
            item->setGeometry(QRect(x, *shortest, width, height));
        *shortest += height + gap;
    }
    return *std::ranges::max_element(bottoms) - gap - rect.top();
}

} // namespace signalbox::views
