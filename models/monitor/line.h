// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/run.h"

#include <compare>
#include <optional>

namespace signalbox::monitor {

/// What runs are compared along: one workflow on one branch of one repository, as one account sees it. Runs of pull
/// requests are a line apart, because a fork's branch may be called as ours is and GitHub gives its bare name.
struct Line {
    core::AccountId account;
    core::RepositoryId repository;
    core::WorkflowId workflow;
    QString branch;
    bool pullRequest = false;

    static Line of(const core::AccountId& account, const core::Run& run)
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

    static Place of(const core::Run& run) { return {.number = run.number, .attempt = run.attempt}; }

    auto operator<=>(const Place&) const = default;
};

/// Whether the run failed, where it says so: one that was cancelled, skipped or is neutral says nothing.
inline std::optional<bool> failed(const core::Run& run)
{
    if (run.state.isFailure())
        return true;
    if (run.state.isSuccess())
        return false;
    return std::nullopt;
}

} // namespace signalbox::monitor
