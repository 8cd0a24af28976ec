// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/attempt_table.h"
#include "lists/row_diff.h"

#include <QAbstractTableModel>

namespace signalbox::lists {

/// The attempts of a run, a column each, oldest first: the run as a whole in the first row, then a row a job.
class AttemptModel final : public KeyedRows<QAbstractTableModel> {
    Q_OBJECT

public:
    enum Role {
        CellRole = Qt::UserRole + 1, ///< AttemptCell
        ChangeRole, ///< of a row's heading: "flaky: failed, then passed"; empty where nothing differs
    };

    using KeyedRows::KeyedRows;

    void setTable(const AttemptTable& table);
    /// Only jobs that did differently; the run as a whole stays.
    void setOnlyDifferences(bool only);

    /// The job of this attempt, as it was there; none for the run as a whole and where there is none.
    std::optional<core::Job> jobAt(const QModelIndex& index) const;
    /// Where this very job is, in the earliest attempt that lists it.
    QModelIndex indexOf(core::JobId job) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void show();

    AttemptTable m_table;
    std::vector<AttemptRow> m_rows;
    int m_attempts = 0;
    bool m_onlyDifferences = false;
};

} // namespace signalbox::lists
