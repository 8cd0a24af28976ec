// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/card_grid.h"

#include "common/theme.h"
#include "overview/card_access.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace signalbox::views {
namespace {

constexpr int margin = space::Large;
constexpr int gap = space::Medium;

} // namespace

CardGrid::CardGrid(int groupRole, QWidget* parent)
    : QAbstractItemView(parent)
    , m_groupRole(groupRole)
{
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    makeCardsAccessible();
}

void CardGrid::setModel(QAbstractItemModel* newModel)
{
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    QAbstractItemView::setModel(newModel);
    if (!newModel)
        return;
    // A view that is told of one kind of change is not told of the others.
    const auto again = [this] { scheduleDelayedItemsLayout(); };
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, again);
    connect(newModel, &QAbstractItemModel::rowsMoved, this, again);
    connect(newModel, &QAbstractItemModel::layoutChanged, this, again);
}

void CardGrid::doItemsLayout()
{
    layOut();
    QAbstractItemView::doItemsLayout();
    viewport()->update();
}

void CardGrid::reset()
{
    QAbstractItemView::reset();
    scheduleDelayedItemsLayout();
}

int CardGrid::columns() const
{
    const int least = sizeHintForRow(0) > 0 ? itemDelegate()->sizeHint({}, model()->index(0, 0)).width() : 320;
    return std::max(1, (viewport()->width() - 2 * margin + gap) / (least + gap));
}

void CardGrid::layOut()
{
    m_cards.clear();
    m_headings.clear();
    m_height = 0;
    const int rows = model() ? model()->rowCount(rootIndex()) : 0;
    if (rows == 0)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int cardHeight = itemDelegate()->sizeHint(option, model()->index(0, 0)).height();
    const int perLine = columns();
    const int width = std::max(1, (viewport()->width() - 2 * margin - (perLine - 1) * gap) / perLine);
    const int headingHeight = QFontMetrics(textFont(TextRole::Title)).height() + space::Small;
    QString group;
    int y = margin;
    int column = 0;
    for (int row = 0; row < rows; ++row) {
        const QString its = model()->index(row, 0).data(m_groupRole).toString();
        if (its != group || (row == 0 && !its.isEmpty())) {
            if (column > 0)
                y += cardHeight + gap;
            column = 0;
            if (row > 0)
                y += space::Small;
            m_headings.push_back({QRect(margin, y, viewport()->width() - 2 * margin, headingHeight), its});
            y += headingHeight + space::Tight;
            group = its;
        }
        if (column == perLine) {
            column = 0;
            y += cardHeight + gap;
        }
        m_cards.emplace_back(margin + column * (width + gap), y, width, cardHeight);
        ++column;
    }
    m_height = y + cardHeight + margin;
}

QRect CardGrid::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= std::ssize(m_cards))
        return {};
    return m_cards[size_t(index.row())].translated(0, -verticalOffset());
}

void CardGrid::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const QRect card = visualRect(index);
    if (card.isNull())
        return;
    QScrollBar* bar = verticalScrollBar();
    if (card.top() < gap || hint == PositionAtTop)
        bar->setValue(bar->value() + card.top() - gap);
    else if (card.bottom() > viewport()->height() - gap)
        bar->setValue(bar->value() + card.bottom() - viewport()->height() + gap);
}

QModelIndex CardGrid::indexAt(const QPoint& point) const
{
    const QPoint at = point + QPoint(0, verticalOffset());
    const auto card = std::ranges::find_if(m_cards, [&](const QRect& box) { return box.contains(at); });
    return card == m_cards.end() ? QModelIndex() : model()->index(int(card - m_cards.begin()), 0);
}

QModelIndex CardGrid::nearest(int column, int fromRow, int step) const
{
    const int line = m_cards[size_t(fromRow)].top();
    int best = -1;
    for (int row = fromRow + step; row >= 0 && row < std::ssize(m_cards); row += step) {
        const QRect& box = m_cards[size_t(row)];
        if (box.top() == line)
            continue;
        if (best >= 0 && box.top() != m_cards[size_t(best)].top())
            break;
        if (best < 0 || std::abs(box.left() - column) < std::abs(m_cards[size_t(best)].left() - column))
            best = row;
    }
    return model()->index(best < 0 ? fromRow : best, 0);
}

QModelIndex CardGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = int(m_cards.size());
    if (rows == 0)
        return {};
    const int row = currentIndex().row();
    if (row < 0 || row >= rows)
        return model()->index(0, 0);
    const int perPage = std::max(1, viewport()->height() / (m_cards.front().height() + gap)) * columns();
    const int column = m_cards[size_t(row)].left();
    switch (action) {
    case MoveUp:
        return nearest(column, row, -1);
    case MoveDown:
        return nearest(column, row, 1);
    case MoveLeft:
    case MovePrevious:
        return model()->index(std::max(row - 1, 0), 0);
    case MoveRight:
    case MoveNext:
        return model()->index(std::min(row + 1, rows - 1), 0);
    case MoveHome:
        return model()->index(0, 0);
    case MoveEnd:
        return model()->index(rows - 1, 0);
    case MovePageUp:
        return model()->index(std::max(row - perPage, 0), 0);
    case MovePageDown:
        break;
    }
    return model()->index(std::min(row + perPage, rows - 1), 0);
}

int CardGrid::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void CardGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion CardGrid::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region;
}

void CardGrid::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    scheduleDelayedItemsLayout();
}

void CardGrid::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    scheduleDelayedItemsLayout();
}

void CardGrid::updateGeometries()
{
    QScrollBar* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(m_cards.empty() ? 20 : m_cards.front().height() / 3);
    bar->setRange(0, std::max(0, m_height - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void CardGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const Theme theme = Theme::current();
    painter.setFont(textFont(TextRole::Title));
    painter.setPen(theme.color(Role::Text));
    for (const Heading& heading : m_headings) {
        const QRect box = heading.box.translated(0, -verticalOffset());
        if (box.intersects(event->rect()))
            painter.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
                             painter.fontMetrics().elidedText(heading.text, Qt::ElideRight, box.width()));
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QModelIndex hovered = indexAt(viewport()->mapFromGlobal(QCursor::pos()));
    const int rows = std::min(int(m_cards.size()), model() ? model()->rowCount() : 0);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (!option.rect.intersects(event->rect()))
            continue;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, index == hovered);
        itemDelegate()->paint(&painter, option, index);
    }
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    layOut();
    QAbstractItemView::resizeEvent(event);
}

void CardGrid::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
}

} // namespace signalbox::views
