// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_proposal.h"

#include <algorithm>
#include <array>
#include <map>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

/// The words above a group, in the order in which the groups are shown.
enum class Kind { Breaking, Feature, Fix, Performance, Documentation, Dependencies, Other };

constexpr std::array titles{"Breaking changes"_L1, "Features"_L1,     "Fixes"_L1,        "Performance"_L1,
                            "Documentation"_L1,    "Dependencies"_L1, "Other changes"_L1};

Kind kindOf(const CommitMessage& message)
{
    if (message.isBreaking)
        return Kind::Breaking;
    if (message.type == "feat"_L1 || message.type == "feature"_L1)
        return Kind::Feature;
    if (message.type == "fix"_L1 || message.type == "bugfix"_L1)
        return Kind::Fix;
    if (message.type == "perf"_L1)
        return Kind::Performance;
    if (message.type == "docs"_L1)
        return Kind::Documentation;
    return message.scope.startsWith("deps"_L1) ? Kind::Dependencies : Kind::Other;
}

QStringList contributorsOf(const std::vector<core::Commit>& commits)
{
    std::map<QString, int> counted;
    for (const core::Commit& commit : commits) {
        if (!commit.author.isEmpty())
            ++counted[commit.author];
    }
    std::vector<std::pair<QString, int>> byCount(counted.begin(), counted.end());
    std::ranges::stable_sort(byCount, std::ranges::greater(), &std::pair<QString, int>::second);
    QStringList names;
    for (const auto& [name, count] : byCount)
        names << name;
    return names;
}

bool isHighest(const Version& version, const std::vector<core::Release>& releases)
{
    return std::ranges::none_of(releases, [&](const core::Release& release) {
        const auto other = Version::fromTag(release.tag);
        return !release.isDraft && !release.isPrerelease && other && *other > version;
    });
}

} // namespace

std::vector<core::Tag> versionTags(const std::vector<core::Tag>& tags)
{
    std::vector<std::pair<Version, core::Tag>> versions;
    for (const core::Tag& tag : tags) {
        if (const auto version = Version::fromTag(tag.name))
            versions.emplace_back(*version, tag);
    }
    std::ranges::stable_sort(versions, [](const auto& a, const auto& b) {
        if (a.first.isPreRelease() != b.first.isPreRelease())
            return b.first.isPreRelease();
        return a.first > b.first;
    });
    std::vector<core::Tag> sorted;
    sorted.reserve(versions.size());
    for (auto& [version, tag] : versions)
        sorted.push_back(std::move(tag));
    return sorted;
}

std::optional<Version> typedVersion(const QString& text, const std::vector<core::Tag>& tags)
{
    auto version = Version::fromTag(text.trimmed());
    if (!version || !version->prefix.isEmpty())
        return version;
    const auto newest = newestVersion(tags);
    version->prefix = newest ? newest->prefix : u"v"_s;
    return version;
}

QString titleLike(const core::Release& earlier, const Version& version)
{
    const auto before = Version::fromTag(earlier.tag);
    QString title = earlier.name;
    if (title.contains(earlier.tag))
        return title.replace(earlier.tag, version.tag());
    // A title of its own, such as "The yard at night", is nobody's habit.
    if (before && title.contains(before->number()))
        return title.replace(before->number(), version.number());
    return version.tag();
}

std::vector<CommitGroup> groupedCommits(const std::vector<core::Commit>& commits)
{
    std::map<Kind, CommitGroup> groups;
    for (StandingCommit& each : standingCommits(commits)) {
        const Kind kind = kindOf(each.message);
        groups[kind].commits.push_back(std::move(each));
    }
    std::vector<CommitGroup> sorted;
    for (auto& [kind, group] : groups) {
        group.title = titles.at(size_t(kind));
        sorted.push_back(std::move(group));
    }
    return sorted;
}

ReleaseProposal proposedRelease(const ReleaseReading& reading, const std::optional<Version>& asked)
{
    ReleaseProposal proposal{.next = nextVersion({.tags = reading.tags,
                                                  .lastTag = reading.previousTag,
                                                  .commits = reading.since.commits,
                                                  .labels = reading.labels}),
                             .previousTag = reading.previousTag,
                             .groups = groupedCommits(reading.since.commits),
                             .contributors = contributorsOf(reading.since.commits),
                             .hasAllCommits = reading.since.hasAllCommits && !reading.previousTag.isEmpty(),
                             .difference = reading.since.webUrl};
    if (asked) {
        proposal.next.version = *asked;
        proposal.next.why = u"You asked for it."_s;
    }
    const Version& version = proposal.next.version;
    core::NewRelease& release = proposal.release;
    release.tag = version.tag();
    release.commit = reading.commit;
    const auto newest = std::ranges::find(reading.releases, false, &core::Release::isDraft);
    release.name = newest == reading.releases.end() ? version.tag() : titleLike(*newest, version);
    release.isPrerelease = version.isPreRelease();
    release.isLatest = !release.isPrerelease && isHighest(version, reading.releases);
    return proposal;
}

} // namespace signalbox::delivery
