// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"
#include "core/recent_lines.h"
#include "monitor/transition.h"

#include <map>

namespace signalbox::monitor {

/// How each line stands, and what turns it: Broken, StillBroken, Fixed. A re-run counts by its newest attempt; runs
/// that were cancelled, skipped or are neutral say nothing, and neither does a new line's first passed run.
///
/// When several runs of a line ended between two looks, it tells how the line stands now against how it stood then:
/// broken by the first of the failures that it ends with, fixed by the first of the passes that it ends with. A run
/// that is deleted has said what it said: deleting it mends nothing. A branch that nobody has worked on for long is
/// forgotten and begins anew, and so does a repository that is watched again.
class LineStandings {
public:
    std::vector<Transition> take(const core::ChangeSet& changes);

private:
    using Ended = std::map<core::Place, const core::Run*>; // those of one line that say something

    std::optional<Transition> advance(const core::Line& line, const Ended& ended);

    core::RecentLines<core::Run> m_latest; // the latest run of each that says something
};

} // namespace signalbox::monitor
