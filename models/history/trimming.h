// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/repository_table.h"
#include "history/retention.h"
#include "history/store.h"

#include <deque>
#include <optional>
#include <vector>

namespace signalbox::history {

/// Takes out of the database what its retention does not keep, a little at a time: one repository is looked through, or
/// some runs go in one transaction, or the file gives some pages back. On the worker thread.
class Trimming {
public:
    /// The next little, of this round or of a new one. Nothing when the database fails; the round is then over.
    std::optional<Trimmed> next(Connection& connection, const Retention& retention, const QDateTime& now);

private:
    struct Repository {
        AccountKey account;
        core::RepositoryId id;
        QString defaultBranch;
        QDateTime before; ///< runs that were made before this are old
    };

    bool begin(Connection& connection, const Retention& retention, const QDateTime& now);
    bool begin(Connection& connection, const Retention& retention, const QDateTime& now, AccountKey account);
    bool addRepositories(Connection& connection, AccountKey account, const QDateTime& before);
    bool lookThrough(Connection& connection, const Repository& repository);
    bool removeSome(Connection& connection, Trimmed& trimmed);

    bool m_isUnderWay = false;
    std::deque<Repository> m_repositories; // still to be looked through
    AccountKey m_owner; // of the runs that leave
    std::vector<core::RunId> m_leaving; // oldest last, found and still there
};

} // namespace signalbox::history
