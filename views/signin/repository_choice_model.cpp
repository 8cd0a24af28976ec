// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/repository_choice_model.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QString note(const core::Repository& repository)
{
    QStringList words;
    if (repository.isPrivate)
        words << u"private"_s;
    if (repository.archived)
        words << u"archived"_s;
    if (!repository.canPush)
        words << u"watch only"_s;
    return words.join(u", "_s);
}

} // namespace

int RepositoryChoiceModel::place(const core::RepositoryName& name)
{
    const auto at = std::ranges::lower_bound(m_rows, name, {}, &Row::name);
    const int row = static_cast<int>(at - m_rows.begin());
    if (at != m_rows.end() && at->name == name)
        return row;
    beginInsertRows({}, row, row);
    m_rows.insert(at, Row{.name = name});
    endInsertRows();
    return row;
}

void RepositoryChoiceModel::offer(const std::vector<core::Repository>& repositories)
{
    for (const core::Repository& repository : repositories) {
        const int row = place(repository.name);
        m_rows[static_cast<size_t>(row)].note = note(repository);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int RepositoryChoiceModel::choose(const core::RepositoryName& name)
{
    const int row = place(name);
    setData(index(row), Qt::Checked, Qt::CheckStateRole);
    return row;
}

std::vector<core::RepositoryName> RepositoryChoiceModel::chosen() const
{
    std::vector<core::RepositoryName> names;
    for (const Row& row : m_rows)
        if (row.chosen)
            names.push_back(row.name);
    return names;
}

int RepositoryChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RepositoryChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.note.isEmpty() ? row.name.full() : row.name.full() + u"  ("_s + row.note + u')';
    case Qt::EditRole:
        return row.name.full();
    case Qt::CheckStateRole:
        return row.chosen ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

bool RepositoryChoiceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Row& row = m_rows[static_cast<size_t>(index.row())];
    const bool chosen = value.value<Qt::CheckState>() == Qt::Checked;
    if (row.chosen == chosen)
        return true;
    row.chosen = chosen;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags RepositoryChoiceModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace signalbox::views
