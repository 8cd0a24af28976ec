// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "core/release.h"
#include "core/repository.h"
#include "delivery/next_version.h"
#include "delivery/standing_commits.h"

#include <optional>
#include <vector>

namespace signalbox::delivery {

/// What GitHub says about a repository that somebody wants to release from.
struct ReleaseReading {
    core::Repository repository;
    QString commit; ///< that is to be released, 40 hex digits
    std::vector<core::Tag> tags;
    std::vector<core::Release> releases; ///< newest first; drafts among them where the token may write
    QString previousTag; ///< the newest version that the commit comes after; empty for none
    core::Comparison since; ///< from that tag to the commit; empty where there is no tag
    std::vector<LabelledCommit> labels; ///< read only where no commit says by itself what it is
};

/// Commits of one kind, under the words that stand above them.
struct CommitGroup {
    QString title; ///< "Breaking changes", "Features", "Fixes", "Performance", ..., "Other changes"
    std::vector<StandingCommit> commits; ///< oldest first
};

/// A release as it is proposed, for the user to change.
struct ReleaseProposal {
    NextVersion next; ///< the version and why it is this one
    core::NewRelease release; ///< without notes: GitHub writes them (ReleaseReader)
    QString previousTag;
    std::vector<CommitGroup> groups; ///< what breaks first; none is empty
    QStringList contributors; ///< logins or names, each once, by how many commits they have
    bool hasAllCommits = true; ///< GitHub tells a thousand
    QUrl difference; ///< between the previous version and this one, on the web; may be empty
};

/// The proposal, with the version that comes next, or the one that somebody asked for. The title is made as that of the
/// newest release is. It is the latest one unless it is a pre-release or a higher version has been released.
ReleaseProposal proposedRelease(const ReleaseReading& reading, const std::optional<Version>& asked = {});

/// The newest versions among tags, newest first: releases proper before pre-releases.
std::vector<core::Tag> versionTags(const std::vector<core::Tag>& tags);

/// The version that somebody typed, "v1.5.0" or "1.5.0", with the letters that the tags of this repository have before
/// theirs where none were typed. Nothing for what is no version.
std::optional<Version> typedVersion(const QString& text, const std::vector<core::Tag>& tags);

/// What this release would be called by the habit of an earlier one: its title with the other version in it.
QString titleLike(const core::Release& earlier, const Version& version);

std::vector<CommitGroup> groupedCommits(const std::vector<core::Commit>& commits);

} // namespace signalbox::delivery
