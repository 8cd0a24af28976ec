// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/action.h"
#include "lists/row_diff.h"

namespace signalbox::lists {

/// What the user did, the newest first; a text leaves out the rows that have it nowhere.
class ActionListModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Column { WhenColumn, EndColumn, WhatColumn, SubjectColumn, WhereColumn, WhoColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        ShapeRole = Qt::UserRole + 1, ///< core::Outcome as int, of how it ended
    };

    using KeyedRows::KeyedRows;

    /// All that there are, in the order in which they are shown.
    void setActions(std::vector<history::Action> actions);
    /// Words that are all in an action, wherever; empty: every action is shown.
    void setText(const QString& text);
    const history::Action& actionAt(int row) const { return m_rows[size_t(row)]; }
    /// How many there are, whatever the text leaves out.
    int total() const { return int(m_all.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void show();
    static QString cell(const history::Action& action, int column);

    std::vector<history::Action> m_all;
    QString m_text;
    std::vector<history::Action> m_rows;
};

} // namespace signalbox::lists
