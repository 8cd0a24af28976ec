// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alert.h"
#include "core/pull_request.h"
#include "core/release.h"
#include "core/ruleset.h"
#include "delivery/release_workflows.h"
#include "delivery/version_file.h"

#include <optional>
#include <vector>

namespace signalbox::delivery {

/// What a release is judged by before it goes out. Nothing in an optional: GitHub did not let it be read.
struct ReleaseFacts {
    core::NewRelease release;
    ReleaseWay way = ReleaseWay::Tag;
    QString defaultBranch;
    QString previousTag;
    bool canPush = false; ///< the token's user may write to the repository
    std::optional<std::vector<core::Check>> checks; ///< reported for the commit: check runs and statuses
    std::optional<std::vector<core::RequiredCheck>> required; ///< of the default branch
    std::optional<std::vector<core::Alert>> codeAlerts; ///< open ones
    std::optional<std::vector<core::Alert>> dependencyAlerts;
    std::vector<VersionFile> versionFiles; ///< those that are there at the commit
    bool isTagTaken = false;
    std::vector<core::Release> releases; ///< drafts among them
    std::optional<std::vector<core::Ruleset>> rulesets; ///< of tags
    std::optional<bool> isOnDefaultBranch;
    std::vector<ReleaseWorkflow> workflows;
    core::RunId newestDispatch; ///< of the release workflow that can be started by hand; 0 for none
};

/// One line of the list before a release.
struct ReleaseCheck {
    enum class Id {
        Checks, ///< all that were reported for the commit
        RequiredChecks,
        CodeAlerts,
        DependencyAlerts,
        VersionFiles,
        TagFree,
        ReleaseFree,
        TagRules,
        DefaultBranch,
        Workflow ///< something answers the release
    };
    enum class Outcome { Passed, Failed, Unknown };

    Id id = Id::Checks;
    Outcome outcome = Outcome::Unknown;
    QString words; ///< what is so, and what to do where it stands against the release; plain text, some from outside

    bool operator==(const ReleaseCheck&) const = default;
};

constexpr int releaseCheckCount = int(ReleaseCheck::Id::Workflow) + 1;

QString word(ReleaseCheck::Id id); ///< "required_checks"
QString word(ReleaseCheck::Outcome outcome); ///< "passed"
QString title(ReleaseCheck::Id id); ///< "Required checks"

/// Every line, in the order of the ids.
std::vector<ReleaseCheck> releaseChecks(const ReleaseFacts& facts);

/// The lines that stand against the release: it goes out only with a reason why it goes out all the same. What is
/// unknown stands against nothing, and is shown.
std::vector<ReleaseCheck> blockers(const std::vector<ReleaseCheck>& checks);

/// Nobody can override these: GitHub would refuse it, or it would be another release than it says.
bool canBeOverridden(ReleaseCheck::Id id);

} // namespace signalbox::delivery
