// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/next_version.h"

#include "delivery/commit_message.h"
#include "delivery/standing_commits.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Source = NextVersion::Source;

struct Judgement {
    Source source = Source::Default;
    Step step = Step::Patch;
    QString why;
};

QString counted(qsizetype count, const QString& one, const QString& many)
{
    return u"%1 %2"_s.arg(QString::number(count), count == 1 ? one : many);
}

QString listed(const QStringList& parts)
{
    return parts.size() < 2 ? parts.join(QString())
                            : parts.first(parts.size() - 1).join(", "_L1) + " and "_L1 + parts.last();
}

Judgement byMessages(const std::vector<StandingCommit>& commits)
{
    qsizetype breaks = 0;
    qsizetype features = 0;
    qsizetype fixes = 0;
    qsizetype others = 0;
    for (const StandingCommit& each : commits) {
        const QString& type = each.message.type;
        if (each.message.isBreaking)
            ++breaks;
        else if (type == "feat"_L1 || type == "feature"_L1)
            ++features;
        else if (type == "fix"_L1 || type == "bugfix"_L1)
            ++fixes;
        else
            ++others;
    }
    QStringList parts;
    if (breaks > 0)
        parts << counted(breaks, u"breaking change"_s, u"breaking changes"_s);
    if (features > 0)
        parts << counted(features, u"feature"_s, u"features"_s);
    if (fixes > 0)
        parts << counted(fixes, u"fix"_s, u"fixes"_s);
    if (others > 0)
        parts << counted(others, parts.isEmpty() ? u"change"_s : u"other change"_s,
                         parts.isEmpty() ? u"changes"_s : u"other changes"_s);
    return {.source = Source::Conventional,
            .step = breaks > 0 ? Step::Major
                : features > 0 ? Step::Minor
                               : Step::Patch,
            .why = listed(parts)};
}

/// What a label means: the words that GitHub's own templates, Dependabot and the usual release drafters have.
std::optional<Step> stepOf(const QString& label)
{
    static const QRegularExpression major(u"^(semver[:/-]? ?)?(major|breaking([ -]change)?s?)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression minor(u"^(semver[:/-]? ?|(kind|type)[:/] ?)?(minor|features?|enhancements?)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression patch(
        u"^(semver[:/-]? ?|(kind|type)[:/] ?)?(patch|bug(fix)?|fix|dependencies|documentation)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (major.match(label).hasMatch())
        return Step::Major;
    if (minor.match(label).hasMatch())
        return Step::Minor;
    return patch.match(label).hasMatch() ? std::optional(Step::Patch) : std::nullopt;
}

std::optional<Judgement> byLabels(const std::vector<StandingCommit>& commits, const std::vector<LabelledCommit>& known)
{
    std::optional<Judgement> judgement;
    for (const LabelledCommit& labelled : known) {
        if (!std::ranges::contains(commits, labelled.commit, [](const StandingCommit& each) { return each.commit.id; }))
            continue;
        for (const QString& label : labelled.labels) {
            const auto step = stepOf(label);
            if (step && (!judgement || *step > judgement->step))
                judgement = Judgement{
                    .source = Source::Labels, .step = *step, .why = u"a pull request with the label %1"_s.arg(label)};
        }
    }
    return judgement;
}

Judgement judge(const ReleaseHistory& history, const std::vector<StandingCommit>& commits)
{
    if (std::ranges::any_of(commits, [](const StandingCommit& each) { return each.message.isConventional(); }))
        return byMessages(commits);
    if (auto judgement = byLabels(commits, history.labels))
        return *judgement;
    return {.why = counted(std::ssize(commits), u"commit"_s, u"commits"_s)};
}

Version moved(const Version& from, Step step, bool breakingMovesMinorBeforeOne)
{
    Version next = from;
    next.preRelease.clear();
    next.build.clear();
    if (step == Step::Major && from.major == 0 && breakingMovesMinorBeforeOne)
        step = Step::Minor;
    // 2.0.0-rc.1 leads to 2.0.0, whatever came since, unless that is more than it says already.
    const bool isCovered = from.isPreRelease()
        && (step == Step::Patch || (step == Step::Minor && from.patch == 0)
            || (step == Step::Major && from.minor == 0 && from.patch == 0));
    if (isCovered)
        return next;
    switch (step) {
    case Step::Major:
        ++next.major;
        next.minor = next.patch = 0;
        break;
    case Step::Minor:
        ++next.minor;
        next.patch = 0;
        break;
    case Step::Patch:
        ++next.patch;
        break;
    }
    return next;
}

} // namespace

std::optional<Version> newestVersion(const std::vector<core::Tag>& tags)
{
    std::optional<Version> newest;
    for (const core::Tag& tag : tags) {
        const auto version = Version::fromTag(tag.name);
        const bool isNewer = version
            && (!newest || newest->isPreRelease() > version->isPreRelease()
                || (newest->isPreRelease() == version->isPreRelease() && *newest < *version));
        if (isNewer)
            newest = version;
    }
    return newest;
}

NextVersion nextVersion(const ReleaseHistory& history)
{
    const auto commits = standingCommits(history.commits);
    const auto last = Version::fromTag(history.lastTag);
    std::optional<Version> asked;
    QString askedBy;
    for (const StandingCommit& each : commits) {
        if (!each.message.releaseAs)
            continue;
        asked = each.message.releaseAs; // the last one holds
        askedBy = each.message.subject;
    }
    const auto judged = judge(history, commits);
    NextVersion next{.source = judged.source, .step = judged.step, .hasChanges = !history.commits.empty()};
    if (asked) {
        next.version = *asked;
        next.version.prefix = last ? last->prefix : u"v"_s;
        next.source = Source::Footer;
        next.why = u"The commit \"%1\" says so."_s.arg(askedBy);
    } else if (!last) {
        next.version = {.prefix = u"v"_s, .minor = 1};
        next.source = Source::FirstRelease;
        next.why = u"There is no version yet."_s;
    } else {
        next.version = moved(*last, judged.step, history.breakingMovesMinorBeforeOne);
        next.why = u"%1 since %2."_s.arg(judged.why, history.lastTag);
        next.why[0] = next.why[0].toUpper();
    }
    // Somebody may have tagged it on another branch.
    const auto isTaken = [&] { return std::ranges::contains(history.tags, next.version.tag(), &core::Tag::name); };
    while (isTaken())
        ++next.version.patch;
    return next;
}

} // namespace signalbox::delivery
