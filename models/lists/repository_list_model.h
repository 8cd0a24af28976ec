// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/repository_summary.h"
#include "lists/row_diff.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// The watched repositories of all accounts, a row each, by name. A row comes with the first word of its repository,
/// be it an error, and goes with RepositoryRemoved or remove().
class RepositoryListModel final : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< core::RepositoryName
        AccountRole, ///< core::AccountId
        RepositoryRole, ///< core::Repository; id 0 before its first answer
        OutcomeRole, ///< core::Outcome as int, by the rule of core::Summary
        RunningRole, ///< int: how many runs are on a machine
        FreshnessRole, ///< core::Freshness
        StaleRole, ///< bool: the last look at it failed
        SummaryRole, ///< RepositorySummary: all of it
    };

    using KeyedRows::KeyedRows;

    void apply(const core::ChangeSet& changes);
    void setFreshness(const core::AccountId& account, const core::Freshness& freshness);
    /// It is watched no more, and GitHub never answered for it.
    void remove(const core::AccountId& account, const core::RepositoryName& name);

    /// Which of the account's repositories count in part; all others are whole.
    void setScopes(const core::AccountId& account, const QHash<core::RepositoryName, core::RepositoryScope>& scopes);

    const RepositorySummary& rowAt(int row) const { return m_rows[size_t(row)]; }
    QModelIndex indexOf(const core::AccountId& account, const core::RepositoryName& name) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    using Key = std::pair<core::AccountId, core::RepositoryName>;
    using Touched = QSet<Key>;

    void take(const core::AccountId& account, const core::Change& change, Touched& touched);
    /// The record of this id, also under the name that it had before; made when there is none.
    Key recordOf(const core::AccountId& account, core::RepositoryId id, const core::RepositoryName& name);
    std::optional<Key> find(const core::AccountId& account, core::RepositoryId id) const;
    void show(const Touched& touched);

    QHash<Key, RepositoryRecord> m_records;
    QHash<std::pair<core::AccountId, core::RepositoryId>, Key> m_keys; // of the records that GitHub has answered for
    QHash<Key, core::RepositoryScope> m_scopes;
    std::vector<RepositorySummary> m_rows;
};

} // namespace signalbox::lists
