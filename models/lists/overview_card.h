// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"
#include "core/run.h"

#include <chrono>
#include <optional>
#include <vector>

namespace signalbox::lists {

/// One run among the last ones of a repository, as the strip of a card shows it.
struct Bead {
    core::RunId run;
    core::Outcome outcome = core::Outcome::Unknown;

    bool operator==(const Bead&) const = default;
};

/// Since when a workflow is red: the first failure after its last success.
struct RedSince {
    core::RunId run;
    QString workflow;
    QString commit; ///< head_sha of that run
    QString actor; ///< who started it
    QDateTime at; ///< when it ended
    bool orEarlier = false; ///< every run that we know of this workflow failed

    bool operator==(const RedSince&) const = default;
};

/// A run that is not over.
struct Ongoing {
    core::RunId run;
    QString workflow;
    QString branch;
    int number = 0;
    core::Outcome outcome = core::Outcome::Unknown; ///< NeedsPerson, Running or Queued
    std::optional<QDateTime> startedAt;
    /// The median of the last passed runs of the workflow; nothing while none is known.
    std::optional<std::chrono::milliseconds> usual;

    bool operator==(const Ongoing&) const = default;
};

/// What a repository's card on the Overview tells beyond its worst state. All of it is about the default branch, except
/// for what is going on, which may be on any.
struct OverviewCard {
    std::vector<RedSince> red; ///< workflows that fail, the longest red first
    std::vector<Ongoing> ongoing; ///< what waits for a person before what runs before what is queued, newest first
    std::vector<Bead> strip; ///< the last runs that were not skipped, oldest first
    std::optional<QDateTime> lastEnd; ///< when the newest run that ended did so
    QStringList people; ///< who started what is red or going on
    QStringList workflows; ///< names of the workflows that have run, sorted

    bool operator==(const OverviewCard&) const = default;
};

/// How long is left of the run: its usual time less the time that it took so far; negative when it takes longer than
/// usual. Nothing while it has not begun or nothing is known to compare it with.
std::optional<std::chrono::milliseconds> timeLeft(const Ongoing& ongoing, const QDateTime& now);

} // namespace signalbox::lists
