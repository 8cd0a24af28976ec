// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "core/release.h"
#include "delivery/version.h"

#include <vector>

namespace signalbox::delivery {

/// How much of a version a release moves.
enum class Step { Patch, Minor, Major };

/// The pull request that a commit came by, as far as it says something about the release.
struct LabelledCommit {
    QString commit; ///< 40 hex digits
    QStringList labels; ///< "breaking-change", "enhancement", "bug", ...
};

/// What is known of a repository when somebody wants to release from it.
struct ReleaseHistory {
    std::vector<core::Tag> tags; ///< all of them
    QString lastTag; ///< the newest version among the tags that the commits are counted from; empty for none
    std::vector<core::Commit> commits; ///< since that tag, oldest first
    std::vector<LabelledCommit> labels; ///< of those commits, where they are known
    bool breakingMovesMinorBeforeOne = true; ///< in 0.y.z a break moves y, as Cargo reads versions
};

/// The version that comes next, and why this one.
struct NextVersion {
    enum class Source {
        FirstRelease, ///< there is no version yet
        Footer, ///< a commit says Release-As
        Conventional, ///< the commits have the form of Conventional Commits
        Labels, ///< of the pull requests that they came by
        Default ///< nothing says anything: a patch
    };

    Version version;
    Source source = Source::Default;
    Step step = Step::Patch;
    QString why; ///< a sentence: "2 features and 3 fixes since v1.4.1."
    bool hasChanges = true; ///< false: nothing but the tag itself lies since the last version
};

/// The newest version among tags, with pre-releases only where there is nothing else. Nothing for no version at all.
std::optional<Version> newestVersion(const std::vector<core::Tag>& tags);

/// By release-please's rules where Conventional Commits are used (a break moves major, a feature minor, all else
/// patch), by labels where pull requests have such, else a patch. Merges count for nothing, and neither does a commit
/// that a later one takes back, nor the one that does. Never a version that a tag has already.
NextVersion nextVersion(const ReleaseHistory& history);

} // namespace signalbox::delivery
