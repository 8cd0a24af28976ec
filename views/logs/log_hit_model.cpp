// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_hit_model.h"

#include "common/theme.h"

#include <QLocale>

namespace signalbox::views {

LogHitModel::LogHitModel(const logs::LogsSearch& search, QObject* parent)
    : QAbstractTableModel(parent)
    , m_search(search)
{
    connect(&search, &logs::LogsSearch::found, this, &LogHitModel::append);
    connect(&search, &logs::LogsSearch::restarted, this, [this] {
        beginResetModel();
        m_hits.clear();
        endResetModel();
    });
}

void LogHitModel::append(const std::vector<logs::LogHit>& hits)
{
    beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + hits.size()) - 1);
    m_hits.insert(m_hits.end(), hits.begin(), hits.end());
    endInsertRows();
}

int LogHitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

int LogHitModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogHitModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const logs::LogHit& hit = m_hits[size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == LineColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && index.column() == TextColumn)
        return textFont(TextRole::Code);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case LogColumn:
        return m_search.logs()[hit.log].title;
    case LineColumn:
        return QLocale().toString(hit.line + 1);
    default:
        return hit.text.trimmed();
    }
}

QVariant LogHitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == LogColumn ? tr("Log") : section == LineColumn ? tr("Line") : tr("Text");
}

} // namespace signalbox::views
