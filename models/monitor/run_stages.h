// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/line.h"
#include "monitor/transition.h"

#include <map>
#include <set>

namespace signalbox::monitor {

/// What each attempt of a run goes through, once each: Started, Finished; and WaitingForApproval each time that it
/// begins to wait for a person.
///
/// An attempt that was taken up and ended between two looks is told as finished alone. A run that is met already ended,
/// and that is older than what its line is known to have, is history that came late, and is not told.
class RunStages {
public:
    std::vector<Transition> take(const core::ChangeSet& changes);

private:
    struct Known {
        core::Line line;
        core::Place place;
        QDateTime updatedAt;
        bool started = false;
        bool waits = false;
        bool finished = false;
    };
    using Key = std::pair<core::AccountId, core::RunId>;

    /// `isHistory`: it is older than what its line had before this list of changes.
    std::vector<Transition::Kind> advance(const Key& key, const core::Run& run, bool isHistory);
    void forget(const core::AccountId& account, core::RepositoryId repository);
    void trim(const core::Line& line);

    std::map<Key, Known> m_runs;
    std::map<core::Line, std::set<std::pair<core::Place, core::RunId>>> m_lines; // the runs of each
};

} // namespace signalbox::monitor
