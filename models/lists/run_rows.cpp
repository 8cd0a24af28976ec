// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_rows.h"

#include "lists/run_cells.h"

#include <limits>

namespace signalbox::lists {

size_t qHash(const RunKey& key, size_t seed)
{
    return qHashMulti(seed, key.account, key.run);
}

RunRow::RunRow(core::AccountId accountId, core::Run value)
    : account(std::move(accountId))
    , run(std::move(value))
    , created(run.createdAt.isValid() ? run.createdAt.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min())
{
}

RunTimes::RunTimes(const core::Run& run)
    : completed(run.state.isCompleted())
{
    if (const QDateTime moment = startOf(run); moment.isValid())
        started = moment.toMSecsSinceEpoch();
}

bool RunRow::isAbove(const RunRow& other) const
{
    if (created != other.created)
        return created > other.created;
    if (run.id != other.run.id)
        return run.id > other.run.id;
    return account < other.account;
}

int RunRows::placeOf(const RunRow& row) const
{
    const auto place
        = std::ranges::partition_point(m_rows, [&](const auto& candidate) { return candidate->isAbove(row); });
    return int(place - m_rows.begin());
}

void RunRows::insert(int first, Owned rows)
{
    m_byKey.reserve(m_byKey.size() + qsizetype(rows.size()));
    std::vector<RunTimes> times;
    times.reserve(rows.size());
    for (const auto& row : rows) {
        m_byKey.insert(row->key(), row.get());
        times.emplace_back(row->run);
    }
    m_times.insert(m_times.begin() + first, times.begin(), times.end());
    m_rows.insert(m_rows.begin() + first, std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void RunRows::replace(int row, const core::Run& run)
{
    m_rows[size_t(row)]->run = run;
    m_times[size_t(row)] = RunTimes(run);
}

void RunRows::remove(int first, int last)
{
    const auto begin = m_rows.begin() + first;
    const auto end = m_rows.begin() + last + 1;
    for (auto row = begin; row != end; ++row)
        m_byKey.remove((*row)->key());
    m_rows.erase(begin, end);
    m_times.erase(m_times.begin() + first, m_times.begin() + last + 1);
}

} // namespace signalbox::lists
