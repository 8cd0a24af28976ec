// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/timeline_model.h"

namespace signalbox::lists {

void TimelineModel::setTimeline(const Timeline& timeline)
{
    const bool stretches = m_length != timeline.length;
    m_length = timeline.length;
    showRows(m_rows, timeline.rows, &TimelineRow::job);
    if (stretches && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {LengthRole});
}

QModelIndex TimelineModel::indexOf(core::JobId job) const
{
    const auto row = std::ranges::find(m_rows, job, &TimelineRow::job);
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole:
        return spokenRow(row);
    case RowRole:
        return QVariant::fromValue(row);
    case LengthRole:
        return qint64(m_length.count());
    default:
        return {};
    }
}

} // namespace signalbox::lists
