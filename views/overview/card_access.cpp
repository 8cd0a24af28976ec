// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/card_access.h"

#include "overview/card_grid.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// One card. The grid's own interface makes and ends it.
class CardAccess final : public QAccessibleInterface {
public:
    CardAccess(CardGrid& grid, const QModelIndex& index)
        : m_grid(&grid)
        , m_index(index)
    {
    }

    bool isValid() const override { return m_grid && m_index.isValid(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_grid); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_index.data(Qt::AccessibleTextRole).toString() : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect card = m_grid->visualRect(m_index);
        return {m_grid->viewport()->mapToGlobal(card.topLeft()), card.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.focused = m_grid->hasFocus() && m_grid->currentIndex() == m_index;
        state.selected = m_grid->selectionModel()->isSelected(m_index);
        state.offscreen = !m_grid->viewport()->rect().intersects(m_grid->visualRect(m_index));
        return state;
    }

private:
    QPointer<CardGrid> m_grid;
    QPersistentModelIndex m_index;
};

/// The grid as a list of its cards.
class GridAccess final : public QAccessibleWidget {
public:
    explicit GridAccess(CardGrid& grid)
        : QAccessibleWidget(&grid, QAccessible::List)
        , m_grid(grid)
    {
    }
    ~GridAccess() override
    {
        for (const QAccessible::Id card : std::as_const(m_cards))
            QAccessible::deleteAccessibleInterface(card);
    }
    Q_DISABLE_COPY_MOVE(GridAccess)

    int childCount() const override { return m_grid.model() ? m_grid.model()->rowCount() : 0; }

    QAccessibleInterface* child(int row) const override
    {
        return row >= 0 && row < childCount() ? card(m_grid.model()->index(row, 0)) : nullptr;
    }

    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [index, card] : m_cards.asKeyValueRange()) {
            if (index.isValid() && QAccessible::accessibleInterface(card) == child)
                return index.row();
        }
        return -1;
    }

    QAccessibleInterface* childAt(int x, int y) const override
    {
        return card(m_grid.indexAt(m_grid.viewport()->mapFromGlobal(QPoint(x, y))));
    }

    QAccessibleInterface* focusChild() const override
    {
        return m_grid.hasFocus() ? card(m_grid.currentIndex()) : nullptr;
    }

private:
    QAccessibleInterface* card(const QModelIndex& index) const
    {
        if (!index.isValid())
            return nullptr;
        if (const auto known = m_cards.constFind(index); known != m_cards.cend())
            return QAccessible::accessibleInterface(*known);
        m_cards.removeIf([](const std::pair<const QPersistentModelIndex&, QAccessible::Id&>& entry) {
            if (!entry.first.isValid())
                QAccessible::deleteAccessibleInterface(entry.second);
            return !entry.first.isValid();
        });
        auto* made = new CardAccess(m_grid, index); // the table of interfaces takes it
        m_cards.insert(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    CardGrid& m_grid;
    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_cards;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* grid = qobject_cast<CardGrid*>(object);
    return grid ? new GridAccess(*grid) : nullptr; // the table of interfaces takes it
}

} // namespace

void makeCardsAccessible()
{
    QAccessible::installFactory(&make);
}

} // namespace signalbox::views
