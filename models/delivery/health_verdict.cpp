// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_verdict.h"

#include <QSet>

#include <algorithm>
#include <ranges>
#include <span>

namespace signalbox::delivery {
namespace {

using Outcome = ProbeResult::Outcome;
using std::chrono::milliseconds;

constexpr int GapIntervals = 3; ///< longer ones are no gap in the answers, but in the asking

milliseconds between(const QDateTime& from, const QDateTime& to)
{
    return milliseconds(from.msecsTo(to));
}

bool isGap(const QDateTime& from, const QDateTime& to, const HealthRules& rules)
{
    const auto passed = between(from, to);
    return passed < milliseconds(0) || passed > GapIntervals * rules.interval;
}

/// Those at the end that were asked without a break.
std::span<const ProbeResult> unbroken(const std::vector<ProbeResult>& results, const HealthRules& rules)
{
    size_t first = results.size();
    while (first > 0 && (first == results.size() || !isGap(results[first - 1].at, results[first].at, rules)))
        --first;
    return std::span(results).subspan(first);
}

/// How often this came last, with nothing else but what says nothing in between.
int inARow(std::span<const ProbeResult> results, Outcome outcome)
{
    int count = 0;
    for (const ProbeResult& result : results | std::views::reverse) {
        if (result.outcome == outcome)
            ++count;
        else if (result.outcome != Outcome::Inconclusive)
            break;
    }
    return count;
}

int failingMinutes(std::span<const ProbeResult> results, const HealthRules& rules, const QDateTime& now)
{
    QSet<qint64> minutes;
    for (const ProbeResult& result : results) {
        const qint64 ago = between(result.at, now) / std::chrono::minutes(1);
        if (result.outcome == Outcome::Failed && ago < rules.lookedAtMinutes)
            minutes.insert(ago);
    }
    return int(minutes.size());
}

} // namespace

Health healthOf(const std::vector<ProbeResult>& results, const HealthRules& rules, const QDateTime& now)
{
    const auto known = unbroken(results, rules);
    if (known.empty())
        return Health::Unknown;
    if (isGap(known.back().at, now, rules))
        return Health::Inconclusive;
    if (inARow(known, Outcome::Inconclusive) >= rules.failuresInARow)
        return Health::Inconclusive;
    if (const int failures = inARow(known, Outcome::Failed); failures > 0) {
        const bool isLong = failingMinutes(known, rules, now) >= rules.failingMinutes;
        return failures >= rules.failuresInARow && isLong ? Health::Unhealthy : Health::Suspect;
    }
    return inARow(known, Outcome::Passed) >= rules.successesInARow ? Health::Healthy : Health::Unknown;
}

QDateTime restsOn(const std::vector<ProbeResult>& results, const HealthRules& rules, const QDateTime& now)
{
    const Health health = healthOf(results, rules, now);
    const auto known = unbroken(results, rules);
    const bool isFailing = health == Health::Suspect || health == Health::Unhealthy;
    const Outcome outcome = isFailing ? Outcome::Failed
        : health == Health::Healthy   ? Outcome::Passed
                                      : Outcome::Inconclusive;
    const int needed = health == Health::Healthy ? rules.successesInARow : rules.failuresInARow;
    QDateTime first;
    int count = 0;
    for (const ProbeResult& result : known | std::views::reverse) {
        if (result.outcome != outcome)
            continue;
        const bool isInMinutes = isFailing && between(result.at, now) / std::chrono::minutes(1) < rules.lookedAtMinutes;
        if (++count > needed && !isInMinutes)
            break;
        first = result.at;
    }
    return first;
}

Health healthOfAll(const std::vector<Health>& verdicts, const HealthRules& rules)
{
    const auto count = [&](Health health) { return int(std::ranges::count(verdicts, health)); };
    const int all = int(verdicts.size());
    const int needed = rules.quorum > 0 ? std::min(rules.quorum, all) : all;
    if (all == 0)
        return Health::Unknown;
    if (count(Health::Unhealthy) >= needed)
        return Health::Unhealthy;
    if (count(Health::Healthy) == all)
        return Health::Healthy;
    // Whether enough of them are ill cannot be said while some say nothing.
    if (count(Health::Unhealthy) + count(Health::Inconclusive) >= needed)
        return Health::Inconclusive;
    return count(Health::Unhealthy) + count(Health::Suspect) > 0 ? Health::Suspect : Health::Unknown;
}

} // namespace signalbox::delivery
