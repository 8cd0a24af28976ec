// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_list_model.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

std::pair<core::AccountId, core::RepositoryName> keyOf(const RepositorySummary& row)
{
    return {row.account, row.name};
}

QString spoken(const RepositorySummary& row)
{
    QStringList parts{row.name.full(), core::words(row.outcome)};
    if (row.running > 0)
        parts << RepositoryListModel::tr("%n running", nullptr, row.running);
    if (row.freshness.error)
        parts << RepositoryListModel::tr("not up to date: %1").arg(row.freshness.error->what);
    return parts.join(u", "_s);
}

} // namespace

void RepositoryListModel::apply(const core::ChangeSet& changes)
{
    Touched touched;
    for (const core::Change& change : changes.changes)
        take(changes.account, change, touched);
    show(touched);
}

void RepositoryListModel::take(const core::AccountId& account, const core::Change& change, Touched& touched)
{
    const auto touch = [&](const Key& key) -> RepositoryRecord& {
        touched.insert(key);
        return m_records[key];
    };
    if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change)) {
        const Key key = recordOf(account, repository->after.id, repository->after.name);
        m_keys.insert({account, repository->after.id}, key);
        touch(key).take(repository->after);
    } else if (const auto* run = std::get_if<core::Changed<core::Run>>(&change)) {
        const auto known = find(account, run->after.repository);
        touch(known ? *known : Key(account, run->after.repositoryName)).take(run->after);
    } else if (const auto* workflow = std::get_if<core::Changed<core::Workflow>>(&change)) {
        if (const auto known = find(account, workflow->after.repository))
            touch(*known).take(workflow->after);
    } else if (const auto* removed = std::get_if<core::RunRemoved>(&change)) {
        if (const auto known = find(account, removed->repository))
            touch(*known).forget(removed->run);
    } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
        if (const auto known = find(account, gone->repository)) {
            m_records.remove(*known);
            m_keys.remove({account, gone->repository});
            touched.insert(*known);
        }
    }
}

void RepositoryListModel::setFreshness(const core::AccountId& account, const core::Freshness& freshness)
{
    const Key key = recordOf(account, freshness.repository, freshness.name);
    m_records[key].take(freshness);
    show({key});
}

void RepositoryListModel::remove(const core::AccountId& account, const core::RepositoryName& name)
{
    if (const auto record = m_records.constFind({account, name}); record != m_records.cend()) {
        m_keys.remove({account, record->repository().id});
        m_records.erase(record);
    }
    show({{account, name}});
}

void RepositoryListModel::setScopes(const core::AccountId& account,
                                    const QHash<core::RepositoryName, core::RepositoryScope>& scopes)
{
    Touched touched;
    m_scopes.removeIf([&](const auto& entry) { return entry.key().first == account; });
    for (auto scope = scopes.cbegin(); scope != scopes.cend(); ++scope)
        m_scopes.insert({account, scope.key()}, scope.value());
    for (auto record = m_records.cbegin(); record != m_records.cend(); ++record) {
        if (record.key().first == account)
            touched.insert(record.key());
    }
    show(touched);
}

RepositoryListModel::Key RepositoryListModel::recordOf(const core::AccountId& account, core::RepositoryId id,
                                                       const core::RepositoryName& name)
{
    const Key key{account, name};
    const auto known = find(account, id);
    if (known && *known != key) { // it was renamed
        m_records.insert(key, m_records.take(*known));
        m_keys.insert({account, id}, key);
    }
    return key;
}

std::optional<RepositoryListModel::Key> RepositoryListModel::find(const core::AccountId& account,
                                                                  core::RepositoryId id) const
{
    if (const auto key = m_keys.constFind({account, id}); key != m_keys.cend())
        return *key;
    return std::nullopt;
}

void RepositoryListModel::show(const Touched& touched)
{
    const auto summaryOf = [this](const Key& key, RepositoryRecord& record) {
        record.take(m_scopes.value(key));
        return record.summary(key.first, record.repository().id ? record.repository().name : key.second);
    };
    // What nearly every change comes to: a row says something else where it stands. False when it comes, goes or moves.
    const auto showInPlace = [&](const Key& key) {
        const auto place = [](const RepositorySummary& row) { return std::tie(row.name, row.account); };
        const auto row = std::ranges::lower_bound(m_rows, std::tie(key.second, key.first), {}, place);
        const auto record = m_records.find(key);
        if (record == m_records.end() || row == m_rows.end() || keyOf(*row) != key)
            return false;
        RepositorySummary next = summaryOf(key, *record);
        if (keyOf(next) != key)
            return false;
        if (next == *row)
            return true;
        *row = std::move(next);
        const QModelIndex changed = index(int(row - m_rows.begin()));
        Q_EMIT dataChanged(changed, changed);
        return true;
    };
    if (std::ranges::all_of(touched, showInPlace))
        return;
    // The rows of what was not touched are taken as they are: summing up costs a look at all of a repository's runs.
    std::vector<RepositorySummary> next;
    next.reserve(size_t(m_records.size()));
    for (const RepositorySummary& row : m_rows) {
        if (m_records.contains(keyOf(row)) && !touched.contains(keyOf(row)))
            next.push_back(row);
    }
    for (const Key& key : touched) {
        if (const auto record = m_records.find(key); record != m_records.end()) {
            next.push_back(summaryOf(key, *record));
        }
    }
    std::ranges::sort(next, {}, [](const RepositorySummary& row) { return std::tie(row.name, row.account); });
    showRows(m_rows, std::move(next), keyOf);
}

QModelIndex RepositoryListModel::indexOf(const core::AccountId& account, const core::RepositoryName& name) const
{
    const auto row = std::ranges::find(m_rows, Key(account, name), keyOf);
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

int RepositoryListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RepositoryListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RepositorySummary& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name.full();
    case Qt::AccessibleTextRole:
        return spoken(row);
    case NameRole:
        return QVariant::fromValue(row.name);
    case AccountRole:
        return row.account;
    case RepositoryRole:
        return QVariant::fromValue(row.repository);
    case OutcomeRole:
        return int(row.outcome);
    case RunningRole:
        return row.running;
    case FreshnessRole:
        return QVariant::fromValue(row.freshness);
    case StaleRole:
        return row.freshness.error.has_value();
    case SummaryRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

} // namespace signalbox::lists
