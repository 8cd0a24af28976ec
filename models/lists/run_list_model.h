// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "lists/run_rows.h"

#include <QAbstractTableModel>
#include <QSet>

namespace signalbox::lists {

/// All runs of the watched repositories of all accounts, newest first. Fed with the watcher's changes and never reset:
/// each change inserts, changes or removes its own rows in contiguous ranges, so that selection and scroll position
/// live through every poll. Is quick with 100,000 runs.
class RunListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        StatusColumn,
        TitleColumn,
        WorkflowColumn,
        RepositoryColumn,
        BranchColumn,
        EventColumn,
        ActorColumn,
        NumberColumn, ///< "#412", "#412.2" for the second attempt
        StartedColumn, ///< "3 minutes ago"
        DurationColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        RunRole = Qt::UserRole + 1, ///< core::Run
        RunIdRole, ///< qint64
        AccountRole, ///< core::AccountId
        OutcomeRole, ///< core::Outcome as int
        SortRole, ///< the raw value of the column
        StaleRole, ///< bool: the last look at its repository failed
    };

    /// The list is for days that are still remembered; what is older leaves it, so that a program that stays open does
    /// not grow: a run costs some 3 kB, here and with those who judge it. The store knows them all.
    static constexpr int usualRows = 30'000;

    explicit RunListModel(core::Clock& clock, int mostRows = usualRows, QObject* parent = nullptr);

    /// A run that is there already is changed in place, unless the change is of an older attempt; a run that is in
    /// the changes more than once ends as the last one says.
    void apply(const core::ChangeSet& changes);
    /// Marks the rows of a repository as stale or fresh.
    void setFreshness(const core::AccountId& account, const core::Freshness& freshness);

    const RunRow& rowAt(int row) const { return m_rows.at(row); }
    bool isStale(int row) const;
    /// Invalid when the run is not known.
    QModelIndex indexOf(const core::AccountId& account, core::RunId run) const;
    const core::Run* find(const core::AccountId& account, core::RunId run) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Wishes
        = QHash<RunKey, const core::Run*>; // how each run shall end, in the list of changes; nullptr: not there

    Wishes wishesOf(const core::ChangeSet& changes) const;
    void takeOut(const Wishes& wishes);
    void putIn(const Wishes& wishes);
    void replaceChanged(const Wishes& wishes);
    void takeOutOldest();
    void refreshTimes();
    void waitToRefreshTimes();

    core::Clock& m_clock;
    const int m_mostRows;
    RunRows m_rows;
    QSet<std::pair<core::AccountId, core::RepositoryName>> m_stale;
    QDateTime m_timesOf; // the moment that the relative times were last told for
};

} // namespace signalbox::lists
