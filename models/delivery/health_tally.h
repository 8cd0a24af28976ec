// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health_record.h"
#include "delivery/health_verdict.h"

#include <optional>

namespace signalbox::delivery {

/// Adds up for how long a version was how, from the verdicts on it.
class HealthTally {
public:
    /// What is counted from now on is about this deployment, and nothing from before.
    void begin(core::DeploymentId deployment);
    /// The verdict at `now`, UTC: how it was since the one before is what that one said. A time between two of them
    /// that is longer than `longest`, or goes back, counts for nothing: nobody watched.
    void take(Health health, const QDateTime& now, std::chrono::milliseconds longest);
    /// A minute was counted, or the verdict is another one: what is lost by a kill is less than that.
    bool isWorthKeeping() const;
    /// What was counted since the last call; nothing as long as it was never judged well or ill.
    std::optional<core::HealthRecord> takeOut();

private:
    core::HealthRecord m_counted;
    Health m_health = Health::Unknown;
    bool m_isJudged = false; ///< well or ill, at least once
    bool m_isTurned = false; ///< the verdict is another one than what was taken out said
};

} // namespace signalbox::delivery
