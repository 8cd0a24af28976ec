// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"
#include "core/recent_lines.h"
#include "monitor/sight.h"
#include "monitor/transition.h"
#include "monitor/usual_duration.h"

#include <map>

namespace signalbox::monitor {

/// What an open run does too long: QueuedTooLong, SlowerThanUsual, once an attempt each.
///
/// Time is counted from when it was first seen so, by our own clock: GitHub's may be ahead of ours or behind it, and
/// then a run that has just begun would be late already. Waiting for a person is no running: after it, it counts anew.
/// What was too long by GitHub's times when it was met as old news has been told before, by whoever looked then.
class OverdueRuns {
public:
    static constexpr Duration longestQueue = std::chrono::minutes(10);

    /// Half as long again as usual, and two minutes more at least: a job of ten seconds is not slow at sixteen.
    static Duration slowAfter(Duration usual);

    /// `oldNews`: what these changes show was so before anybody looked.
    void take(const core::ChangeSet& changes, const core::Clock& clock, bool oldNews);
    /// What has become overdue by now, a clock's elapsed time, of the repositories that are in sight.
    std::vector<Transition> judge(Duration now, const Sight& sight);

private:
    /// Since when it is so: by a clock's elapsed time, and for how long it had been when it was met as old news.
    struct Span {
        Duration since{0};
        Duration before{0};
    };
    struct Open {
        core::Run run;
        std::optional<Span> queued;
        std::optional<Span> running;
        bool toldQueued = false;
        bool toldSlow = false;
    };
    using Key = std::pair<core::AccountId, core::RunId>;

    void takeRun(const core::AccountId& account, const core::Run& run, const Span& met);
    void forget(const core::AccountId& account, core::RepositoryId repository);
    std::optional<Duration> longestRun(const core::AccountId& account, const core::Run& run) const;

    std::map<Key, Open> m_open;
    core::RecentLines<UsualDuration> m_usual;
};

} // namespace signalbox::monitor
