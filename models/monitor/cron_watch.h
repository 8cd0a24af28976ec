// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "core/line.h"
#include "monitor/sight.h"
#include "monitor/transition.h"
#include "workflow/cron.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace signalbox::monitor {

/// Workflows that run by the clock, and whether they still do: CronSilent when the next scheduled run is long overdue,
/// or when GitHub switches the workflow off for inactivity. Where the text of the cron is not known, what is usual is
/// taken from when the runs came.
///
/// Once for each silence. What was silent already when it was met says nothing: the first look after a start tells no
/// old news.
class CronWatch {
public:
    static constexpr std::size_t leastGaps = 4; ///< between scheduled runs; fewer are no habit
    static constexpr std::size_t mostGaps = 20;

    /// After the last scheduled run: twice the usual gap, more where long gaps belong to the habit, as the weekend does
    /// to a cron of working days; and what GitHub is late by itself. Nothing while there is no habit.
    static std::optional<core::Clock::Duration> silentAfter(const std::vector<QDateTime>& scheduled);

    /// What the workflow's file says of its schedule; with none it is judged by habit again.
    void setCrons(const core::AccountId& account, core::WorkflowId workflow, std::vector<workflow::Cron> crons);

    /// `now` is the time of day. Gives the workflows that were switched off in these changes.
    std::vector<Transition> take(const core::ChangeSet& changes, const QDateTime& now);
    /// What has fallen silent by now, of the repositories that are in sight.
    std::vector<Transition> judge(const QDateTime& now, const Sight& sight);

private:
    struct Cron {
        core::Workflow workflow; ///< without an id before it was listed
        core::RepositoryId repository;
        std::map<core::Place, QDateTime> scheduled; ///< when each scheduled run was made
        core::Run last; ///< of the scheduled ones
        std::vector<workflow::Cron> text; ///< what its file says; empty while nobody has read it
        bool told = false;
    };
    using Key = std::pair<core::AccountId, core::WorkflowId>;

    std::optional<Transition> takeWorkflow(const core::AccountId& account, const core::Changed<core::Workflow>& change);
    void takeRun(const core::AccountId& account, const core::Run& run, const QDateTime& now);
    bool isSilent(const core::AccountId& account, const Cron& cron, const QDateTime& now) const;

    std::map<Key, Cron> m_crons;
    std::set<std::pair<core::AccountId, core::RepositoryId>> m_asleep; // archived or disabled: nothing runs there
};

} // namespace signalbox::monitor
