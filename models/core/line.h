// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/run.h"

#include <compare>
#include <optional>

namespace signalbox::core {

/// What runs are compared along: one workflow on one branch of one repository, as one account sees it. Runs of pull
/// requests are a line apart, because a fork's branch may be called as ours is and GitHub gives its bare name.
struct Line {
    AccountId account;
    RepositoryId repository;
    WorkflowId workflow;
    QString branch;
    bool pullRequest = false;

    static Line of(const AccountId& account, const Run& run)
    {
        return {.account = account,
                .repository = run.repository,
                .workflow = run.workflow,
                .branch = run.branch,
                .pullRequest = run.event.startsWith(QStringLiteral("pull_request"))};
    }

    auto operator<=>(const Line&) const = default;
};

/// Where a run stands among those of its line. A re-run is later than the attempt before, and earlier than any attempt
/// of the next run.
struct Place {
    int number = 0;
    int attempt = 0;

    static Place of(const Run& run) { return {.number = run.number, .attempt = run.attempt}; }

    auto operator<=>(const Place&) const = default;
};

/// Whether the run failed, where it says so: one that was cancelled, skipped or is neutral says nothing.
inline std::optional<bool> failed(const Run& run)
{
    if (run.state.isFailure())
        return true;
    if (run.state.isSuccess())
        return false;
    return std::nullopt;
}

/// A fork's run that waits for approval is "completed" to GitHub, and to a person it is not.
inline bool isOpen(const Run& run)
{
    return !run.state.isCompleted() || run.state.needsPerson();
}

} // namespace signalbox::core
