// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/attempt_model.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {

void AttemptModel::setTable(const AttemptTable& table)
{
    m_table = table;
    show();
}

void AttemptModel::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    show();
}

void AttemptModel::show()
{
    const int attempts = int(m_table.run.cells.size());
    // Columns come and go at their end: an attempt keeps its place. Rows without the cells are grown first.
    if (attempts < m_attempts) {
        beginRemoveColumns({}, attempts, m_attempts - 1);
        m_attempts = attempts;
        endRemoveColumns();
    } else if (attempts > m_attempts) {
        beginInsertColumns({}, m_attempts, attempts - 1);
        m_attempts = attempts;
        for (AttemptRow& row : m_rows)
            row.cells.resize(size_t(attempts));
        endInsertColumns();
    }
    std::vector<AttemptRow> rows;
    if (attempts > 0)
        rows.push_back(m_table.run);
    for (const AttemptRow& row : m_table.jobs) {
        if (row.differs || !m_onlyDifferences)
            rows.push_back(row);
    }
    const auto headings = m_rows;
    showRows(m_rows, std::move(rows), &AttemptRow::key);
    if (headings != m_rows && !m_rows.empty())
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

std::optional<core::Job> AttemptModel::jobAt(const QModelIndex& index) const
{
    return index.isValid() ? m_rows[size_t(index.row())].cells[size_t(index.column())].job : std::nullopt;
}

QModelIndex AttemptModel::indexOf(core::JobId job) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < m_attempts; ++column) {
            if (const auto& one = m_rows[size_t(row)].cells[size_t(column)].job; one && one->id == job)
                return index(row, column);
        }
    }
    return {};
}

int AttemptModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AttemptModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_attempts;
}

QVariant AttemptModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AttemptRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells[size_t(index.column())].words;
    case Qt::AccessibleTextRole:
        return spokenCell(row, size_t(index.column()));
    case CellRole:
        return QVariant::fromValue(row.cells[size_t(index.column())]);
    default:
        return {};
    }
}

QVariant AttemptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal)
        return role == Qt::DisplayRole && section < m_attempts ? u"Attempt %1"_s.arg(section + 1) : QVariant();
    if (section < 0 || section >= rowCount())
        return {};
    const AttemptRow& row = m_rows[size_t(section)];
    if (role == Qt::DisplayRole)
        return row.name.isEmpty() ? u"The whole run"_s : row.name;
    if (role == ChangeRole)
        return row.isFlaky ? u"flaky: %1"_s.arg(row.change) : row.change;
    return {};
}

} // namespace signalbox::lists
