// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/diagnostic_list_model.h"

#include "lists/severity_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString placeOf(const DiagnosticRow& row)
{
    return u"%1:%2"_s.arg(row.line).arg(row.column);
}

} // namespace

void DiagnosticListModel::setDiagnostics(std::vector<DiagnosticRow> rows)
{
    std::ranges::stable_sort(rows, {},
                             [](const DiagnosticRow& row) { return std::tuple(row.line, row.column, row.severity); });
    QHash<std::pair<QString, QString>, int> numbers;
    for (DiagnosticRow& row : rows)
        row.number = numbers[{row.rule, row.message}]++;
    m_all = std::move(rows);
    show();
}

void DiagnosticListModel::setShown(lint::Severity severity, bool shown)
{
    m_shown[size_t(severity)] = shown;
    show();
}

void DiagnosticListModel::show()
{
    std::vector<DiagnosticRow> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows),
                         [this](const DiagnosticRow& row) { return isShown(row.severity); });
    showRows(m_rows, std::move(rows), &DiagnosticRow::key);
}

int DiagnosticListModel::count(lint::Severity severity) const
{
    return int(std::ranges::count(m_all, severity, [](const DiagnosticRow& row) { return row.severity; }));
}

int DiagnosticListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DiagnosticListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiagnosticListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiagnosticRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == MessageColumn ? row.message.simplified()
            : index.column() == PlaceColumn    ? placeOf(row)
                                               : row.rule;
    case OutcomeRole:
        return int(outcomeOf(row.severity));
    case SeverityRole:
        return severityWord(row.severity);
    case Qt::AccessibleTextRole:
        if (index.column() == MessageColumn) {
            const QString said
                = tr("%1 in line %2: %3").arg(severityWord(row.severity)).arg(row.line).arg(row.message.simplified());
            return row.isMendable ? QString(said + tr(", can be mended")) : said;
        }
        return data(index);
    default:
        return {};
    }
}

QVariant DiagnosticListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == MessageColumn ? tr("Problem") : section == PlaceColumn ? tr("Line") : tr("Rule");
}

} // namespace signalbox::lists
