// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "delivery/commit_message.h"

#include <vector>

namespace signalbox::delivery {

struct StandingCommit {
    core::Commit commit;
    CommitMessage message;
};

/// The commits that say something about a release, in their order: no merges, none that a later one takes back, and
/// not the one that does so.
std::vector<StandingCommit> standingCommits(const std::vector<core::Commit>& commits);

} // namespace signalbox::delivery
