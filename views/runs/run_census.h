// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/run_filter_bar.h"

#include <QStringList>

namespace signalbox::lists {
class RunListModel;
}

namespace signalbox::views {

/// What there is to choose from among the runs.
struct RunCensus {
    std::array<int, 4> counts{}; ///< runs of each state that the rest of the choice lets through
    QStringList branches; ///< of the chosen repository and group, by name; at most five hundred
    QStringList workflows; ///< the same
};

/// One pass over all rows. `group` has the repositories of the chosen group.
RunCensus takeCensus(const lists::RunListModel& runs, const RunChoice& choice,
                     const std::optional<QSet<core::RepositoryName>>& group);

} // namespace signalbox::views
