// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/list_place.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScrollBar>

namespace signalbox::views {

ListPlace::ListPlace(QAbstractItemView& list, NameOf nameOf)
    : QObject(&list)
    , m_list(list)
    , m_nameOf(std::move(nameOf))
{
    list.installEventFilter(this);
    list.viewport()->installEventFilter(this);
    connect(list.verticalScrollBar(), &QScrollBar::valueChanged, this, &ListPlace::moved);
    follow();
}

void ListPlace::follow()
{
    if (const QAbstractItemModel* model = m_list.model()) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &ListPlace::goThere, Qt::UniqueConnection);
        connect(m_list.selectionModel(), &QItemSelectionModel::currentChanged, this, &ListPlace::moved,
                Qt::UniqueConnection);
    }
    goThere();
}

QStringList ListPlace::save() const
{
    if (m_waits) // closed before its rows came: it may come true the next time
        return {m_current, m_top};
    const bool isAtTop = m_list.verticalScrollBar()->value() == m_list.verticalScrollBar()->minimum();
    const QModelIndex top = isAtTop ? QModelIndex() : topRow();
    const QModelIndex current = m_list.currentIndex();
    return {current.isValid() ? m_nameOf(current) : QString(), top.isValid() ? m_nameOf(top) : QString()};
}

void ListPlace::restore(const QStringList& place)
{
    if (place.size() != 2)
        return;
    m_current = place.front();
    m_top = place.back();
    m_waits = !m_current.isEmpty() || !m_top.isEmpty();
    goThere();
}

void ListPlace::goThere()
{
    if (!m_waits || !m_list.isVisible() || !m_list.model())
        return;
    const QModelIndex current = m_current.isEmpty() ? QModelIndex() : find(m_current);
    const QModelIndex top = m_top.isEmpty() ? QModelIndex() : find(m_top);
    if (current.isValid())
        m_list.selectionModel()->setCurrentIndex(current,
                                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    // After what is current, which may scroll to itself.
    if (top.isValid())
        m_list.scrollTo(top, QAbstractItemView::PositionAtTop);
    m_waits = (!m_current.isEmpty() && !current.isValid()) || (!m_top.isEmpty() && !top.isValid());
}

QModelIndex ListPlace::find(const QString& name) const
{
    for (int row = 0; row < m_list.model()->rowCount(); ++row) {
        const QModelIndex index = m_list.model()->index(row, 0);
        if (m_nameOf(index) == name)
            return index;
    }
    return {};
}

/// There may be a heading or a gap at the very edge.
QModelIndex ListPlace::topRow() const
{
    constexpr int step = 4;
    const QRect seen = m_list.viewport()->rect();
    for (int y = seen.top(); y < seen.bottom(); y += step) {
        for (const int x : {seen.left() + seen.width() / 4, seen.center().x()}) {
            if (const QModelIndex index = m_list.indexAt({x, y}); index.isValid())
                return index;
        }
    }
    return {};
}

bool ListPlace::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Show:
        if (watched == &m_list)
            QMetaObject::invokeMethod(this, &ListPlace::goThere, Qt::QueuedConnection); // once it is laid out
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        m_waits = false;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace signalbox::views
