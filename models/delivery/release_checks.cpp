// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_checks.h"

#include "delivery/version.h"
#include "workflow/filter_pattern.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Id = ReleaseCheck::Id;
using Outcome = ReleaseCheck::Outcome;

constexpr qsizetype mostNamed = 4;

ReleaseCheck passed(Id id, const QString& words)
{
    return {.id = id, .outcome = Outcome::Passed, .words = words};
}

ReleaseCheck failed(Id id, const QString& words)
{
    return {.id = id, .outcome = Outcome::Failed, .words = words};
}

ReleaseCheck unknown(Id id, const QString& words)
{
    return {.id = id, .outcome = Outcome::Unknown, .words = words};
}

QString named(const QStringList& names)
{
    const QString first = names.first(std::min(names.size(), mostNamed)).join(", "_L1);
    return names.size() > mostNamed ? u"%1 and %2 more"_s.arg(first, QString::number(names.size() - mostNamed)) : first;
}

QString counted(qsizetype count, QLatin1StringView one, QLatin1StringView many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

ReleaseCheck checkChecks(const ReleaseFacts& facts)
{
    if (!facts.checks)
        return unknown(Id::Checks, u"The token may not read the checks of the commit."_s);
    QStringList bad;
    QStringList running;
    for (const core::Check& check : *facts.checks) {
        if (!check.ended)
            running << check.context;
        else if (!check.passed)
            bad << check.context;
    }
    if (!bad.isEmpty())
        return failed(Id::Checks, u"%1 failed. Mend what failed, or run it again."_s.arg(named(bad)));
    if (!running.isEmpty())
        return failed(Id::Checks, u"%1 has not ended. Wait for it."_s.arg(named(running)));
    if (facts.checks->empty())
        return unknown(Id::Checks, u"Nothing was reported for this commit."_s);
    return passed(Id::Checks, u"%1 passed."_s.arg(counted(std::ssize(*facts.checks), "check"_L1, "checks"_L1)));
}

ReleaseCheck checkRequired(const ReleaseFacts& facts)
{
    constexpr Id id = Id::RequiredChecks;
    if (!facts.required)
        return unknown(id, u"What %1 requires cannot be read."_s.arg(facts.defaultBranch));
    if (facts.required->empty())
        return passed(id, u"%1 requires none."_s.arg(facts.defaultBranch));
    if (!facts.checks)
        return unknown(id, u"The token may not read the checks of the commit."_s);
    QStringList missing;
    for (const core::RequiredCheck& required : *facts.required) {
        const bool isThere = std::ranges::any_of(*facts.checks, [&](const core::Check& check) {
            const bool isApp = required.app == 0 || check.app == required.app;
            return check.context == required.context && isApp && check.passed;
        });
        if (!isThere)
            missing << required.context;
    }
    if (!missing.isEmpty())
        return failed(id, u"%1 has not passed on this very commit. Run it there."_s.arg(named(missing)));
    return passed(id,
                  u"%1 passed on this very commit."_s.arg(
                      counted(std::ssize(*facts.required), "required check"_L1, "required checks"_L1)));
}

ReleaseCheck checkAlerts(Id id, const std::optional<std::vector<core::Alert>>& alerts)
{
    if (!alerts)
        return unknown(id, u"It is not in use here, or the token may not read it."_s);
    if (alerts->empty())
        return passed(id, u"None is open."_s);
    QStringList words;
    for (const core::Alert& alert : *alerts)
        words << (alert.severity.isEmpty() ? alert.what : u"%1 (%2)"_s.arg(alert.what, alert.severity));
    return failed(id,
                  u"%1: %2. Mend or dismiss them."_s.arg(counted(std::ssize(*alerts), "is open"_L1, "are open"_L1),
                                                         named(words)));
}

ReleaseCheck checkVersionFiles(const ReleaseFacts& facts)
{
    constexpr Id id = Id::VersionFiles;
    const auto version = Version::fromTag(facts.release.tag);
    if (!version)
        return unknown(id, u"The tag %1 is no version."_s.arg(facts.release.tag));
    QStringList agreeing;
    QStringList others;
    for (const VersionFile& file : facts.versionFiles) {
        if (file.version.isEmpty())
            continue;
        // CMake knows no pre-releases.
        const bool isCMake = file.path.endsWith("CMakeLists.txt"_L1);
        const QString wanted
            = isCMake ? u"%1.%2.%3"_s.arg(version->major).arg(version->minor).arg(version->patch) : version->number();
        if (file.version == wanted)
            agreeing << file.path;
        else
            others << u"%1 says %2"_s.arg(file.path, file.version);
    }
    if (!others.isEmpty())
        return failed(id,
                      u"%1, and the tag %2. Commit the new version first, or release that one."_s.arg(
                          named(others), facts.release.tag));
    if (agreeing.isEmpty())
        return passed(id, u"No file says which version it is."_s);
    return passed(id, u"%1 agrees with %2."_s.arg(named(agreeing), facts.release.tag));
}

ReleaseCheck checkTagFree(const ReleaseFacts& facts)
{
    if (facts.isTagTaken)
        return failed(Id::TagFree, u"There is a tag %1 already. Release the next version."_s.arg(facts.release.tag));
    return passed(Id::TagFree, u"There is no tag %1 yet."_s.arg(facts.release.tag));
}

ReleaseCheck checkReleaseFree(const ReleaseFacts& facts)
{
    constexpr Id id = Id::ReleaseFree;
    for (const core::Release& release : facts.releases) {
        if (release.tag == facts.release.tag)
            return failed(id,
                          (release.isDraft ? u"There is a draft of %1 already. Publish or delete it."_s
                                           : u"There is a release of %1 already. Release the next version."_s)
                              .arg(release.tag));
    }
    const auto sameName = std::ranges::find(facts.releases, facts.release.name, &core::Release::name);
    if (sameName != facts.releases.end() && !facts.release.name.isEmpty())
        return failed(id, u"%1 is called \"%2\" as well. Choose another title."_s.arg(sameName->tag, sameName->name));
    return passed(id,
                  facts.canPush ? u"No release or draft has this tag or title."_s
                                : u"No published release has this tag or title."_s);
}

bool isMeant(const QStringList& patterns, const QString& ref)
{
    return std::ranges::any_of(patterns, [&](const QString& pattern) {
        return pattern == "~ALL"_L1 || workflow::FilterPattern::read(pattern.toUtf8()).fits(ref.toUtf8());
    });
}

ReleaseCheck checkTagRules(const ReleaseFacts& facts)
{
    constexpr Id id = Id::TagRules;
    if (!facts.canPush)
        return failed(id, u"The token's user may not write to the repository. Use another token."_s);
    if (!facts.rulesets)
        return unknown(id, u"The rulesets cannot be read."_s);
    const QString ref = "refs/tags/"_L1 + facts.release.tag;
    const auto stands = std::ranges::find_if(*facts.rulesets, [&](const core::Ruleset& ruleset) {
        return ruleset.isActive && !ruleset.canBypass && ruleset.rules.contains("creation"_L1)
            && isMeant(ruleset.include, ref) && !isMeant(ruleset.exclude, ref);
    });
    if (stands == facts.rulesets->end())
        return passed(id, u"No ruleset is against the tag %1."_s.arg(facts.release.tag));
    // The workflow has another identity, which the ruleset may let through.
    if (facts.way == ReleaseWay::Dispatch)
        return unknown(id, u"The ruleset \"%1\" must let the workflow make the tag."_s.arg(stands->name));
    return failed(
        id,
        u"The ruleset \"%1\" lets nobody make this tag from here. Ask somebody whom it lets pass."_s.arg(stands->name));
}

ReleaseCheck checkDefaultBranch(const ReleaseFacts& facts)
{
    constexpr Id id = Id::DefaultBranch;
    if (!facts.isOnDefaultBranch)
        return unknown(id, u"Whether the commit is on %1 is not known."_s.arg(facts.defaultBranch));
    if (*facts.isOnDefaultBranch)
        return passed(id, u"The commit is on %1."_s.arg(facts.defaultBranch));
    return failed(id, u"The commit is not on %1. Merge it first, or choose one that is."_s.arg(facts.defaultBranch));
}

ReleaseCheck checkWorkflow(const ReleaseFacts& facts)
{
    constexpr Id id = Id::Workflow;
    QStringList started;
    for (const core::Workflow& workflow : startedBy(facts.way, facts.workflows))
        started << workflow.path.section(u'/', -1);
    if (!started.isEmpty()) {
        const QString by = facts.way == ReleaseWay::Tag ? u"The tag starts %1."_s
            : facts.way == ReleaseWay::Publish          ? u"Publishing starts %1."_s
                                                        : u"%1 is started by hand."_s;
        return passed(id, by.arg(named(started)));
    }
    QStringList held;
    QStringList off;
    for (const ReleaseWorkflow& each : facts.workflows) {
        const QString file = each.workflow.path.section(u'/', -1);
        if (!each.isActive() && (each.onTag || each.onRelease || each.onDispatch))
            off << file;
        else if (!each.heldBy.isEmpty())
            held << u"%1 wants %2"_s.arg(file, each.heldBy);
    }
    if (!off.isEmpty())
        return failed(id, u"%1 is switched off. Switch it on in the list of workflows."_s.arg(named(off)));
    if (!held.isEmpty())
        return failed(
            id, u"%1 starts nothing: %2. Change the version or the filter."_s.arg(facts.release.tag, named(held)));
    return unknown(id, u"No workflow answers a tag or a release: nothing is built."_s);
}

constexpr std::array ids{"checks"_L1,         "required_checks"_L1, "code_alerts"_L1,  "dependency_alerts"_L1,
                         "version_files"_L1,  "tag_free"_L1,        "release_free"_L1, "tag_rules"_L1,
                         "default_branch"_L1, "workflow"_L1};
constexpr std::array titles{"Checks"_L1,         "Required checks"_L1, "Code scanning"_L1, "Dependabot"_L1,
                            "Version files"_L1,  "Tag is free"_L1,     "Title is free"_L1, "Tag rules"_L1,
                            "Default branch"_L1, "Release workflow"_L1};

} // namespace

QString word(Id id)
{
    return ids.at(size_t(id));
}

QString title(Id id)
{
    return titles.at(size_t(id));
}

QString word(Outcome outcome)
{
    return outcome == Outcome::Passed ? u"passed"_s : outcome == Outcome::Failed ? u"failed"_s : u"unknown"_s;
}

std::vector<ReleaseCheck> releaseChecks(const ReleaseFacts& facts)
{
    return {checkChecks(facts),
            checkRequired(facts),
            checkAlerts(Id::CodeAlerts, facts.codeAlerts),
            checkAlerts(Id::DependencyAlerts, facts.dependencyAlerts),
            checkVersionFiles(facts),
            checkTagFree(facts),
            checkReleaseFree(facts),
            checkTagRules(facts),
            checkDefaultBranch(facts),
            checkWorkflow(facts)};
}

std::vector<ReleaseCheck> blockers(const std::vector<ReleaseCheck>& checks)
{
    std::vector<ReleaseCheck> found;
    std::ranges::copy_if(checks, std::back_inserter(found),
                         [](const ReleaseCheck& check) { return check.outcome == Outcome::Failed; });
    return found;
}

bool canBeOverridden(Id id)
{
    return id != Id::TagFree && id != Id::ReleaseFree && id != Id::TagRules;
}

} // namespace signalbox::delivery
