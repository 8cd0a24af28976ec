// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/standing_commits.h"

#include <algorithm>
#include <ranges>

namespace signalbox::delivery {

std::vector<StandingCommit> standingCommits(const std::vector<core::Commit>& commits)
{
    // From the newest on, so that what takes back a taking back lets the first stand.
    QStringList takenBack;
    std::vector<StandingCommit> standing;
    standing.reserve(commits.size());
    for (const core::Commit& commit : commits | std::views::reverse) {
        const auto isThis = [&](const QString& id) { return commit.id.startsWith(id); };
        if (commit.parents > 1 || std::ranges::any_of(takenBack, isThis))
            continue;
        StandingCommit each{.commit = commit, .message = CommitMessage::read(commit.message)};
        const auto isHere = [&](const QString& id) {
            return std::ranges::any_of(commits, [&](const core::Commit& other) { return other.id.startsWith(id); });
        };
        const bool takesBackHere = std::ranges::any_of(each.message.reverted, isHere);
        takenBack << each.message.reverted;
        // What takes back a commit of an earlier release is a change of this one.
        if (!takesBackHere)
            standing.push_back(std::move(each));
    }
    std::ranges::reverse(standing);
    return standing;
}

} // namespace signalbox::delivery
