// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/repository.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace signalbox::core {

/// A pull request, as a list of them gives it.
/// https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
struct PullRequest {
    int number = 0; ///< counted per repository
    QString nodeId; ///< its name in GraphQL; empty where a list does not say
    QString title;
    QString author; ///< login; empty for an account that is gone
    QString branch; ///< head.ref
    QString commit; ///< head.sha, 40 hex digits: what is checked
    QString mergeCommit; ///< merge_commit_sha: GitHub's trial merge, which some services report on; may be empty
    QString base; ///< base.ref, whose rules hold
    bool draft = false;
    QStringList labels; ///< their names
    QDateTime createdAt; ///< UTC
    QDateTime updatedAt; ///< UTC; not before the last push
    QUrl webUrl;

    bool operator==(const PullRequest&) const = default;
};

/// A check without which a branch takes no pull request.
struct RequiredCheck {
    QString context; ///< the name under which it must be reported, to the letter
    qint64 app = 0; ///< id of the only app that may report it; 0 for any

    bool operator==(const RequiredCheck&) const = default;
};

/// What was reported for a commit: a check run, or a commit status.
/// https://docs.github.com/en/rest/checks/runs and https://docs.github.com/en/rest/commits/statuses
struct Check {
    QString context; ///< a check run's name, a status' context
    qint64 app = 0; ///< of a check run; 0 for a status, which does not say
    bool isStatus = false;
    bool ended = false; ///< not queued, in progress or pending
    bool passed = false; ///< success, or neutral or skipped, which GitHub lets a branch take as well
    std::optional<QDateTime> at; ///< the last that was heard of it, UTC

    bool operator==(const Check&) const = default;
};

/// A required check that nobody reports, and what may be why.
struct SilentCheck {
    QString context;
    QString reportedAs; ///< the check that is probably meant, which has another name; empty for none
    bool byAnotherApp = false; ///< reported, and not by the app that the rule names

    bool operator==(const SilentCheck&) const = default;
};

/// The required checks of one pull request that will not be reported any more by themselves; no checks once there are
/// none. Not kept by the store: they are looked for anew.
struct SilentChecks {
    RepositoryId repository;
    RepositoryName repositoryName;
    PullRequest pull;
    std::vector<SilentCheck> checks;
    QDateTime since; ///< nothing has been heard of its commit, UTC

    bool operator==(const SilentChecks&) const = default;
};

} // namespace signalbox::core
