// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_offer_model.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

core::RepositoryName nameOf(const core::Repository& repository)
{
    return repository.name;
}

} // namespace

void RepositoryOfferModel::setOffer(std::vector<core::Repository> repositories)
{
    std::ranges::sort(repositories, {}, nameOf);
    const auto [first, last] = std::ranges::unique(repositories, {}, nameOf);
    repositories.erase(first, last);
    QSet<core::RepositoryName> ticked;
    for (const core::RepositoryName& name : chosen())
        ticked.insert(name);
    beginResetModel(); // another list altogether
    m_rows.clear();
    for (core::Repository& repository : repositories) {
        Row row{.repository = std::move(repository)};
        row.chosen = ticked.contains(row.repository.name);
        judge(row);
        m_rows.push_back(std::move(row));
    }
    endResetModel();
    Q_EMIT countsChanged();
}

void RepositoryOfferModel::add(const core::RepositoryName& name)
{
    if (const QModelIndex known = indexOf(name); known.isValid()) {
        setData(known, Qt::Checked, Qt::CheckStateRole);
        return;
    }
    const auto at = std::ranges::lower_bound(m_rows, name, {}, [](const Row& row) { return row.repository.name; });
    const int row = int(at - m_rows.begin());
    beginInsertRows({}, row, row);
    Row added{.repository = {.name = name, .canPush = true}, .chosen = true};
    judge(added);
    added.leftOut = false; // who types it wants it
    added.chosen = !added.watched;
    m_rows.insert(at, std::move(added));
    endInsertRows();
    Q_EMIT countsChanged();
}

void RepositoryOfferModel::setWatched(const std::vector<core::RepositoryName>& names)
{
    m_watched = QSet(names.begin(), names.end());
    changedAll();
}

void RepositoryOfferModel::setRule(const core::OwnerRule& rule)
{
    m_leftOut = core::LeftOut(rule);
    changedAll();
}

void RepositoryOfferModel::chooseAll(bool chosen)
{
    for (Row& row : m_rows)
        row.chosen = chosen && !row.watched && !row.leftOut;
    changedAll();
}

void RepositoryOfferModel::choose(const std::vector<core::RepositoryName>& names)
{
    for (const core::RepositoryName& name : names) {
        if (const QModelIndex index = indexOf(name); index.isValid())
            setData(index, Qt::Checked, Qt::CheckStateRole);
    }
}

std::vector<core::RepositoryName> RepositoryOfferModel::chosen() const
{
    std::vector<core::RepositoryName> names;
    for (const Row& row : m_rows) {
        if (row.chosen)
            names.push_back(row.repository.name);
    }
    return names;
}

RepositoryOfferModel::Counts RepositoryOfferModel::counts() const
{
    Counts counts{.all = int(m_rows.size())};
    for (const Row& row : m_rows) {
        counts.watched += row.watched;
        counts.leftOut += row.leftOut && !row.watched;
        counts.chosen += row.chosen;
    }
    return counts;
}

QModelIndex RepositoryOfferModel::indexOf(const core::RepositoryName& name) const
{
    const auto at = std::ranges::lower_bound(m_rows, name, {}, [](const Row& row) { return row.repository.name; });
    return at != m_rows.end() && at->repository.name == name ? index(int(at - m_rows.begin())) : QModelIndex();
}

void RepositoryOfferModel::judge(Row& row) const
{
    row.watched = m_watched.contains(row.repository.name);
    row.leftOut = m_leftOut(row.repository);
    row.chosen = row.chosen && !row.watched && !row.leftOut;
}

void RepositoryOfferModel::changedAll()
{
    for (Row& row : m_rows)
        judge(row);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT countsChanged();
}

int RepositoryOfferModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RepositoryOfferModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.repository.name.full();
    case NameRole:
        return QVariant::fromValue(row.repository.name);
    case Qt::CheckStateRole:
        return row.chosen || row.watched ? Qt::Checked : Qt::Unchecked;
    case OpenRole:
        return !row.watched;
    case LeftOutRole:
        return row.leftOut && !row.watched;
    case NoteRole: {
        QStringList words;
        if (row.watched)
            words << tr("watched already");
        else if (row.leftOut)
            words << tr("left out");
        if (row.repository.isPrivate)
            words << tr("private");
        if (row.repository.archived)
            words << tr("archived");
        if (row.repository.isFork)
            words << tr("fork");
        return words.join(u", "_s);
    }
    case Qt::AccessibleTextRole: {
        const QString note = data(index, NoteRole).toString();
        return note.isEmpty() ? row.repository.name.full() : u"%1, %2"_s.arg(row.repository.name.full(), note);
    }
    default:
        return {};
    }
}

bool RepositoryOfferModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Row& row = m_rows[size_t(index.row())];
    const bool chosen = value.value<Qt::CheckState>() == Qt::Checked;
    if (row.watched || row.chosen == chosen)
        return !row.watched;
    row.chosen = chosen;
    row.leftOut = row.leftOut && !chosen; // by hand it is wanted, whatever the rule says
    Q_EMIT dataChanged(index, index);
    Q_EMIT countsChanged();
    return true;
}

Qt::ItemFlags RepositoryOfferModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const auto always = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_rows[size_t(index.row())].watched ? always : always | Qt::ItemIsUserCheckable;
}

} // namespace signalbox::lists
