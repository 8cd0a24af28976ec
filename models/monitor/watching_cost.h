// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/pace.h"

namespace signalbox::monitor {

/// What it costs, roughly, to watch so many repositories in which nothing goes on. An answer without news is free of
/// GitHub's hourly quota (with a token), and every look counts against the limit of each minute.
struct WatchingCost {
    int looksAnHour = 0; ///< that would be made if there were room for all
    int roomAnHour = 0; ///< that can be made at most
    Duration between{0}; ///< from one look at a repository to the next, as there is room
    bool charged = false; ///< even those without news: there is no token

    bool operator==(const WatchingCost&) const = default;
};

/// `repositories`: all of them, those that are watched already included.
WatchingCost watchingCost(int repositories, const Circumstances& circumstances);

} // namespace signalbox::monitor
