// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_past.h"
#include "lists/row_diff.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// The times that a job ran, a row each, newest first.
class JobPastModel final : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role {
        OutcomeRole = Qt::UserRole + 1, ///< core::Outcome as int
        DetailRole, ///< "main 9f2c1d7, flaky"
        TimeRole, ///< "3 min 05 s"; may be empty
        WordsRole, ///< "Passed"
        RunRole, ///< qint64
    };

    using KeyedRows::KeyedRows;

    void setPast(const JobPast& past);
    const std::vector<PastRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<PastRow> m_rows;
};

} // namespace signalbox::lists
