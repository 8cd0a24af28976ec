// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run_action.h"

#include <QAbstractTableModel>

#include <vector>

namespace signalbox::lists {

/// One action on many things, a row each, in the order in which they are done; those that are left out come last.
class RunActionListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        WhatColumn, ///< "CI #412 Paint the door"
        WhereColumn, ///< repository and branch
        StateColumn, ///< "Done", or why not
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        ActionStateRole = Qt::UserRole + 1, ///< core::ActionState as int
        OutcomeRole, ///< core::Outcome as int: the shape of that state
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Other things: a reset.
    void setItems(std::vector<core::RunAction> items);
    const std::vector<core::RunAction>& items() const { return m_items; }
    /// What has become of the one in this row; its place stays the same.
    void replace(int row, const core::RunAction& item);
    int count(core::ActionState state) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<core::RunAction> m_items;
};

} // namespace signalbox::lists
