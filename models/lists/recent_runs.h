// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/line.h"
#include "core/summary.h"
#include "lists/overview_card.h"

#include <map>

namespace signalbox::lists {

/// The newest runs of one repository, kept to say what its card tells. A value.
class RecentRuns {
public:
    /// An attempt that is older than the known one says nothing.
    void take(const core::Run& run);
    void forget(core::RunId run) { m_runs.erase(run); }
    core::WorkflowId workflowOf(core::RunId run) const; ///< 0 when it is not known

    /// `standings` as core::Summary has them for this repository; `branch` is the default one, empty for all of them.
    OverviewCard card(const std::vector<core::Standing>& standings, const QString& branch) const;

private:
    std::optional<RedSince> redSince(core::RunId latestFailure) const;
    std::optional<Ongoing> ongoing(const core::Standing& standing) const;
    std::optional<std::chrono::milliseconds> usualTime(core::WorkflowId workflow) const;
    std::vector<Bead> strip(const QString& branch) const;

    std::map<core::RunId, core::Run> m_runs; // ids grow with time
};

} // namespace signalbox::lists
