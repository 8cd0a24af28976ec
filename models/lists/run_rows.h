// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/run.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::lists {

/// A run id is only unique to a server, hence the account.
struct RunKey {
    core::AccountId account;
    core::RunId run;

    bool operator==(const RunKey&) const = default;
};

size_t qHash(const RunKey& key, size_t seed = 0);

struct RunRow {
    RunRow(core::AccountId accountId, core::Run value);

    core::AccountId account;
    core::Run run;
    qint64 created; ///< ms since 1970; the least that there is for a run without a time, so that it comes last

    RunKey key() const { return {account, run.id}; }
    /// Stands above the other one: newer, and for runs of one moment the greater id.
    bool isAbove(const RunRow& other) const;
};

/// What the texts of a run's times hang on. Kept beside each other, because all of them are looked at every few
/// seconds.
struct RunTimes {
    explicit RunTimes(const core::Run& run);

    std::optional<qint64> started; ///< ms since 1970: since when it runs, or waits while GitHub does not say
    bool completed;
};

/// The runs in the order in which they are shown, newest first. Finds a run among 100,000 by its key and its place by
/// its time. Rows stay where they are in memory: moving 100,000 runs to make place for one would take milliseconds.
class RunRows {
public:
    int count() const { return int(m_rows.size()); }
    const RunRow& at(int row) const { return *m_rows[size_t(row)]; }
    const std::vector<RunTimes>& times() const { return m_times; } ///< by row
    /// nullptr when it is not there.
    const RunRow* find(const RunKey& key) const { return m_byKey.value(key); }
    /// Where the row stands, or where it would.
    int placeOf(const RunRow& row) const;

    using Owned = std::vector<std::unique_ptr<RunRow>>;
    /// The caller vouches for the order.
    void insert(int first, Owned rows);
    void remove(int first, int last);
    /// Its place must stay the same.
    void replace(int row, const core::Run& run);

private:
    Owned m_rows;
    std::vector<RunTimes> m_times;
    QHash<RunKey, const RunRow*> m_byKey;
};

} // namespace signalbox::lists
