// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/row_diff.h"
#include "lists/timeline.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// The rows of a timeline, a job each.
class TimelineModel final : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< TimelineRow
        LengthRole, ///< qint64: milliseconds from one end of the ruler to the other, the same for all rows
    };

    using KeyedRows::KeyedRows;

    void setTimeline(const Timeline& timeline);
    std::chrono::milliseconds length() const { return m_length; }
    QModelIndex indexOf(core::JobId job) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<TimelineRow> m_rows;
    std::chrono::milliseconds m_length{0};
};

} // namespace signalbox::lists
