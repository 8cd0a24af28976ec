// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"
#include "core/recent_lines.h"
#include "monitor/transition.h"

#include <optional>
#include <vector>

namespace signalbox::monitor {

/// What each attempt of a run goes through, once each: Started, Finished; and WaitingForApproval each time that it
/// begins to wait for a person.
///
/// An attempt that was taken up and ended between two looks is told as finished alone. A run that is met already ended,
/// and that is older than what its line is known to have, is history that came late, and is not told.
class RunStages {
public:
    /// Nothing of `oldNews`, which a start brings by the ten thousand.
    std::vector<Transition> take(const core::ChangeSet& changes, bool oldNews);

private:
    struct Attempt {
        core::RunId run;
        core::Place place;
        QDateTime updatedAt;
        bool started = false;
        bool waits = false;
        bool finished = false;
    };
    struct LineAttempts {
        std::vector<Attempt> attempts; ///< the newest one of each run, by place
        std::optional<core::Place> newest; ///< before the list of changes that is taken
        int list = 0; ///< the list of changes for which `newest` holds
    };

    static std::vector<Transition::Kind> advance(LineAttempts& line, const core::Changed<core::Run>& change);
    static void trim(std::vector<Attempt>& attempts);
    void forget(const core::AccountId& account, const core::RunRemoved& gone);

    core::RecentLines<LineAttempts> m_lines;
    int m_list = 0;
};

} // namespace signalbox::monitor
