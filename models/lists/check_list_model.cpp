// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/check_list_model.h"

namespace signalbox::lists {
namespace {

const QString& keyOf(const CheckRow& row)
{
    return row.id;
}

} // namespace

std::vector<CheckRow> stepRows(const std::vector<StepText>& steps, size_t behind, core::Outcome here, bool hasEnded)
{
    std::vector<CheckRow> rows;
    rows.reserve(steps.size());
    for (size_t i = 0; i < steps.size(); ++i) {
        const core::Outcome outcome = i < behind ? core::Outcome::Passed
            : i == behind                        ? here
            : hasEnded                           ? core::Outcome::Skipped
                                                 : core::Outcome::Queued;
        rows.push_back(
            {.id = QString::number(i), .name = steps[i].first, .outcome = outcome, .words = steps[i].second});
    }
    return rows;
}

void CheckListModel::setChecks(std::vector<CheckRow> rows)
{
    showRows(m_rows, withoutDuplicates(std::move(rows), keyOf), keyOf);
}

int CheckListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CheckListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CheckListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CheckRow& row = checkAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? row.name : row.words;
    case Qt::AccessibleTextRole:
        return QStringList{row.name, core::words(row.outcome), row.words}.join(QStringLiteral(", "));
    case ShapeRole:
        return int(row.outcome);
    default:
        return {};
    }
}

QVariant CheckListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return section == NameColumn ? tr("Check") : tr("How it stands");
}

} // namespace signalbox::lists
