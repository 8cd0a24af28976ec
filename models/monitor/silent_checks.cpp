// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/silent_checks.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

constexpr qint64 longestJob = 21'600; // seconds: six hours

bool isSame(const QString& one, const QString& other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// Web pages show "CI / test (pull_request)" for the check run "test", and people copy that into the rule.
QString asShown(const QString& context)
{
    QString name = context.section(u" / "_s, 1);
    if (name.isEmpty())
        name = context;
    const qsizetype bracket = name.lastIndexOf(u" ("_s);
    const QString event = bracket < 0 ? QString() : name.mid(bracket + 2).chopped(name.endsWith(u')') ? 1 : 0);
    const bool isEvent
        = QStringList{u"pull_request"_s, u"push"_s, u"pull_request_target"_s, u"merge_group"_s}.contains(event);
    return isEvent ? name.left(bracket) : name;
}

/// "Test" where a matrix reports "Test (stable)", and "CI / test (push)" where the check is "test".
QString probablyMeant(const QString& context, const std::vector<core::Check>& checks)
{
    const QString shown = asShown(context);
    for (const core::Check& check : checks) {
        if (isSame(check.context, shown) || check.context.startsWith(context + u" ("_s, Qt::CaseInsensitive))
            return check.context;
    }
    return {};
}

} // namespace

std::vector<core::SilentCheck> unreported(const std::vector<core::RequiredCheck>& required,
                                          const std::vector<core::Check>& checks)
{
    std::vector<core::SilentCheck> silent;
    for (const core::RequiredCheck& wanted : required) {
        const auto isNamed = [&](const core::Check& check) { return isSame(check.context, wanted.context); };
        const auto isIt = [&](const core::Check& check) {
            return isNamed(check) && (wanted.app == 0 || check.isStatus || check.app == wanted.app);
        };
        const auto isListed = [&](const core::SilentCheck& check) { return isSame(check.context, wanted.context); };
        if (std::ranges::any_of(checks, isIt) || std::ranges::any_of(silent, isListed))
            continue;
        const bool byAnother = std::ranges::any_of(checks, isNamed);
        silent.push_back({.context = wanted.context,
                          .reportedAs = byAnother ? QString() : probablyMeant(wanted.context, checks),
                          .byAnotherApp = byAnother});
    }
    return silent;
}

bool isGoingOn(const Reports& reports, const QDateTime& now)
{
    const auto isOpen = [](const core::Run& run) { return !run.state.isCompleted() || run.state.needsPerson(); };
    const auto isAtWork = [&now](const core::Check& check) {
        return !check.ended && (!check.isStatus || !check.at || check.at->secsTo(now) < longestJob);
    };
    return std::ranges::any_of(reports.runs, isOpen) || std::ranges::any_of(reports.checks, isAtWork);
}

QDateTime lastHeard(const core::PullRequest& pull, const QDateTime& seenAt, const Reports& reports)
{
    QDateTime last = std::min(pull.updatedAt, seenAt);
    for (const core::Check& check : reports.checks)
        last = std::max(last, check.at.value_or(last));
    for (const core::Run& run : reports.runs)
        last = std::max(last, run.updatedAt);
    return last;
}

} // namespace signalbox::monitor
