// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/error.h"
#include "core/job.h"
#include "core/pending_deployment.h"
#include "core/pull_request.h"
#include "core/repository.h"
#include "core/run.h"
#include "core/workflow.h"

#include <optional>
#include <variant>
#include <vector>

namespace signalbox::core {

/// A row that is new (no before) or differs from what was known.
template <class T>
struct Changed {
    std::optional<T> before;
    T after;
};

/// A run that GitHub no longer has: somebody deleted it, or its repository is watched no more.
struct RunRemoved {
    RunId run;
    RepositoryId repository;
};

struct RepositoryRemoved {
    RepositoryId repository;
};

using Change = std::variant<Changed<Repository>, Changed<Workflow>, Changed<Run>, Changed<Job>, RunRemoved,
                            RepositoryRemoved, Changed<PendingDeployments>, Changed<SilentChecks>>;

/// What one look at GitHub found to be different. The one thing that travels from the watcher to the store, the lists,
/// the transitions and the command line; a row appears at most once.
struct ChangeSet {
    AccountId account;
    QDateTime at; ///< when we saw it, UTC, by our own clock
    std::vector<Change> changes;
    bool catchingUp = false; ///< what happened while nobody looked: to be shown, and not to be announced

    bool isEmpty() const { return changes.empty(); }
};

/// Rows that are all news to whoever reads them.
template <class T>
ChangeSet asChanges(const std::vector<T>& rows)
{
    ChangeSet set;
    set.changes.reserve(rows.size());
    for (const T& row : rows)
        set.changes.emplace_back(Changed<T>{.before = {}, .after = row});
    return set;
}

/// How well we know a repository right now.
struct Freshness {
    RepositoryId repository; ///< 0 before its first answer
    RepositoryName name;
    std::optional<QDateTime> seenAt; ///< the last answer, 304 included
    std::optional<Error> error; ///< why the last look failed; what is shown is as old as seenAt
    std::optional<QDateTime> nextLook;

    bool operator==(const Freshness&) const = default;
};

/// What GitHub still allows this account in this hour.
struct Quota {
    int limit = 0; ///< 0: the server has no limit, or has not said one
    int used = 0;
    int remaining = 0;
    std::optional<QDateTime> resetAt;
    std::optional<QDateTime> pausedUntil; ///< we hold back all requests until then, because GitHub said so

    bool operator==(const Quota&) const = default;
};

} // namespace signalbox::core
