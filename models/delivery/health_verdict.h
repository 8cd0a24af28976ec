// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/probe.h"

#include <vector>

namespace signalbox::delivery {

enum class Health {
    Unknown, ///< too little is known yet
    Healthy,
    Suspect, ///< it fails, but not yet long enough to act on it
    Unhealthy,
    Inconclusive ///< asking says nothing at the moment: neither well nor ill
};

/// How results become a verdict. The numbers are in samples and milliseconds.
struct HealthRules {
    int failuresInARow = 3; ///< that make it ill, if the minutes agree
    int successesInARow = 3; ///< that make it well
    int failingMinutes = 2; ///< of the last `lookedAtMinutes`: at least so many have a failure in them
    int lookedAtMinutes = 3;
    int quorum = 0; ///< of several probes at least so many have to be ill; 0: all of them
    std::chrono::milliseconds interval{10'000}; ///< between two results of a probe
    std::chrono::milliseconds window{600'000}; ///< after the deployment, in which its health is watched

    bool operator==(const HealthRules&) const = default;
};

/// The verdict on one probe at `now`, from its results in order of time. A gap of more than three intervals, and a
/// clock that went back, cut off what was before: the machine slept, and what it knew then says nothing of now. A
/// result that says nothing breaks no row of failures, but while the newest ones say nothing, neither does the verdict.
Health healthOf(const std::vector<ProbeResult>& results, const HealthRules& rules, const QDateTime& now);

/// When the first of the results was asked for without which the verdict on one probe would be another; not valid where
/// there is none.
QDateTime restsOn(const std::vector<ProbeResult>& results, const HealthRules& rules, const QDateTime& now);

/// The verdict on a service that is asked in several ways, each given by its own verdict.
Health healthOfAll(const std::vector<Health>& verdicts, const HealthRules& rules);

/// What a deployment is to be blamed for: one after which the service is ill, unless it was so before.
struct Blame {
    Health before = Health::Unknown; ///< the baseline: asked while the deployment went on
    Health now = Health::Unknown;

    bool isOfDeployment() const { return now == Health::Unhealthy && before == Health::Healthy; }
    /// It was ill, or nobody knows whether it was well: a person has to judge.
    bool isInDoubt() const { return now == Health::Unhealthy && before != Health::Healthy; }
};

} // namespace signalbox::delivery
