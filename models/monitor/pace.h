// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "core/error.h"
#include "monitor/conditions.h"

#include <optional>

/// How often to look at what: values in, values out. Nothing here knows a request or a timer.
///
/// GitHub answers an unchanged page with 304, which is free of the hourly quota but counts against the secondary limit
/// of 900 points a minute. So looking often is cheap, and what is bounded is the sum of all looks.
namespace signalbox::monitor {

using Duration = core::Clock::Duration;

enum class What {
    Repository, ///< GET /repos/{owner}/{repo}
    Workflows,
    Runs, ///< the newest page of the repository's runs
    Run, ///< one run by its id, because it is not on that page
    Jobs, ///< the jobs of one run
    Pulls, ///< the user's own open pull requests, and what is required of them
    Pending, ///< what one run waits for that deploys
};

/// What is known of one thing that is looked at again and again.
struct Need {
    What what = What::Runs;
    bool onScreen = false;
    bool expecting = false; ///< the user has just acted on it: its answer is awaited
    bool running = false; ///< a machine is on it (a run, its jobs) or on one of its runs (a list of runs)
    bool open = false; ///< not ended
    Duration quiet{0}; ///< from its last change that we saw to our last look
};

/// What all looks have in common at a moment.
struct Circumstances {
    Conditions conditions;
    core::Quota quota;
    QDateTime now;
};

/// From one look at a thing to the next while all goes well. Milliseconds to an hour.
Duration beat(const Need& need, const Circumstances& circumstances);

/// By how much everything is slower than it could be; 1 or more. The quota that is left, less a reserve for the user's
/// own actions, is spread over the time until GitHub fills it up again.
double stretch(const Circumstances& circumstances);

/// Until when nothing may be asked in the background: GitHub said so, or only the reserve is left.
std::optional<QDateTime> heldUntil(const Circumstances& circumstances);

/// From one request to the next, whatever they are for.
Duration gap(const Circumstances& circumstances);

/// How long to leave a thing alone after the nth failed look in a row (n from 1).
Duration backoff(core::ErrorKind kind, int failures);

/// How long to leave GitHub alone after the nth sign in a row that it cannot be reached at all (n from 1).
Duration outageBackoff(int failures);

} // namespace signalbox::monitor
