// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_list_model.h"

#include "core/outcome.h"
#include "lists/relative_time.h"
#include "lists/row_diff.h"
#include "lists/run_cells.h"

#include <ranges>

using namespace std::chrono_literals;

namespace signalbox::lists {

RunListModel::RunListModel(core::Clock& clock, int mostRows, QObject* parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
    , m_mostRows(mostRows)
    , m_timesOf(clock.now())
{
    waitToRefreshTimes();
}

void RunListModel::apply(const core::ChangeSet& changes)
{
    const Wishes wishes = wishesOf(changes);
    takeOut(wishes);
    putIn(wishes);
    takeOutOldest();
    replaceChanged(wishes);
}

RunListModel::Wishes RunListModel::wishesOf(const core::ChangeSet& changes) const
{
    Wishes wishes;
    wishes.reserve(qsizetype(changes.changes.size()));
    for (const core::Change& change : changes.changes) {
        if (const auto* changed = std::get_if<core::Changed<core::Run>>(&change)) {
            const RunKey key{changes.account, changed->after.id};
            const RunRow* known = m_rows.find(key);
            if (!known || known->run.attempt <= changed->after.attempt)
                wishes[key] = &changed->after;
        } else if (const auto* removed = std::get_if<core::RunRemoved>(&change)) {
            wishes[{changes.account, removed->run}] = nullptr;
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            for (int row = 0; row < m_rows.count(); ++row) {
                const RunRow& candidate = m_rows.at(row);
                if (candidate.run.repository == gone->repository && candidate.account == changes.account)
                    wishes[candidate.key()] = nullptr;
            }
        }
    }
    return wishes;
}

void RunListModel::takeOut(const Wishes& wishes)
{
    std::vector<int> rows;
    for (auto wish = wishes.cbegin(); wish != wishes.cend(); ++wish) {
        const RunRow* row = m_rows.find(wish.key());
        // A run whose time of creation has changed leaves its place here and comes back below.
        if (row && (!wish.value() || wish.value()->createdAt != row->run.createdAt))
            rows.push_back(m_rows.placeOf(*row));
    }
    std::ranges::sort(rows);
    for (const RowRange range : contiguous(rows) | std::views::reverse) {
        beginRemoveRows({}, range.first, range.last);
        m_rows.remove(range.first, range.last);
        endRemoveRows();
    }
}

void RunListModel::putIn(const Wishes& wishes)
{
    RunRows::Owned fresh;
    for (auto wish = wishes.cbegin(); wish != wishes.cend(); ++wish) {
        if (wish.value() && !m_rows.find(wish.key()))
            fresh.push_back(std::make_unique<RunRow>(wish.key().account, *wish.value()));
    }
    std::ranges::sort(fresh, [](const auto& a, const auto& b) { return a->isAbove(*b); });
    // From the bottom up, so that the places found above it stay right; what belongs between the same two rows goes
    // in together.
    while (!fresh.empty()) {
        const int place = m_rows.placeOf(*fresh.back());
        const auto isElsewhere = [&](const auto& row) { return m_rows.placeOf(*row) != place; };
        const auto first = std::ranges::partition_point(fresh, isElsewhere);
        RunRows::Owned block(std::make_move_iterator(first), std::make_move_iterator(fresh.end()));
        fresh.erase(first, fresh.end());
        beginInsertRows({}, place, place + int(block.size()) - 1);
        m_rows.insert(place, std::move(block));
        endInsertRows();
    }
}

void RunListModel::takeOutOldest()
{
    if (m_rows.count() <= m_mostRows)
        return;
    const int last = m_rows.count() - 1;
    beginRemoveRows({}, m_mostRows, last);
    m_rows.remove(m_mostRows, last);
    endRemoveRows();
}

void RunListModel::replaceChanged(const Wishes& wishes)
{
    std::vector<int> rows;
    for (auto wish = wishes.cbegin(); wish != wishes.cend(); ++wish) {
        const RunRow* row = wish.value() ? m_rows.find(wish.key()) : nullptr;
        if (!row || row->run == *wish.value())
            continue;
        rows.push_back(m_rows.placeOf(*row));
        m_rows.replace(rows.back(), *wish.value());
    }
    std::ranges::sort(rows);
    for (const RowRange range : contiguous(rows))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1));
}

void RunListModel::setFreshness(const core::AccountId& account, const core::Freshness& freshness)
{
    const std::pair repository{account, freshness.name};
    if (m_stale.contains(repository) == freshness.error.has_value())
        return;
    if (freshness.error)
        m_stale.insert(repository);
    else
        m_stale.remove(repository);
    std::vector<int> rows;
    for (int row = 0; row < m_rows.count(); ++row) {
        if (m_rows.at(row).account == account && m_rows.at(row).run.repositoryName == freshness.name)
            rows.push_back(row);
    }
    for (const RowRange range : contiguous(rows))
        Q_EMIT dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1), {StaleRole});
}

bool RunListModel::isStale(int row) const
{
    return !m_stale.isEmpty() && m_stale.contains({m_rows.at(row).account, m_rows.at(row).run.repositoryName});
}

QModelIndex RunListModel::indexOf(const core::AccountId& account, core::RunId run) const
{
    const RunRow* row = m_rows.find({account, run});
    return row ? index(m_rows.placeOf(*row), 0) : QModelIndex();
}

const core::Run* RunListModel::find(const core::AccountId& account, core::RunId run) const
{
    const RunRow* row = m_rows.find({account, run});
    return row ? &row->run : nullptr;
}

void RunListModel::waitToRefreshTimes()
{
    m_clock.after(10s, this, [this] {
        refreshTimes();
        waitToRefreshTimes();
    });
}

void RunListModel::refreshTimes()
{
    // Only the rows whose text is another one now: of 100,000 runs hardly any is younger than an hour.
    const QDateTime now = m_clock.now();
    const AgeStep step(m_timesOf, now);
    std::vector<int> rows;
    for (int row = 0; row < m_rows.count(); ++row) {
        const RunTimes& times = m_rows.times()[size_t(row)];
        if (!times.completed || step.changes(times.started))
            rows.push_back(row);
    }
    m_timesOf = now;
    for (const RowRange range : contiguous(rows))
        Q_EMIT dataChanged(index(range.first, StartedColumn), index(range.last, DurationColumn),
                           {Qt::DisplayRole, Qt::AccessibleTextRole});
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows.count();
}

int RunListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunRow& row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row.run, index.column(), m_clock.now());
    case Qt::AccessibleTextRole:
        return index.column() == StatusColumn ? spokenText(row.run, m_clock.now())
                                              : cellText(row.run, index.column(), m_clock.now());
    case RunRole:
        return QVariant::fromValue(row.run);
    case RunIdRole:
        return row.run.id.value;
    case AccountRole:
        return row.account;
    case OutcomeRole:
        return int(core::outcome(row.run.state));
    case SortRole:
        return cellValue(row.run, index.column(), m_clock.now());
    case StaleRole:
        return isStale(index.row());
    default:
        return {};
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? headerText(section) : QVariant();
}

} // namespace signalbox::lists
