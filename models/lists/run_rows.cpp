// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_rows.h"

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
    for (const auto& row : rows)
        m_byKey.insert(row->key(), row.get());
    m_rows.insert(m_rows.begin() + first, std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void RunRows::remove(int first, int last)
{
    const auto begin = m_rows.begin() + first;
    const auto end = m_rows.begin() + last + 1;
    for (auto row = begin; row != end; ++row)
        m_byKey.remove((*row)->key());
    m_rows.erase(begin, end);
}

} // namespace signalbox::lists
