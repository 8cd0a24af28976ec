// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "monitor/cron_watch.h"
#include "monitor/line_standings.h"
#include "monitor/overdue_runs.h"
#include "monitor/run_stages.h"
#include "monitor/sight.h"
#include "monitor/transition.h"

#include <QHash>
#include <QObject>

namespace signalbox::monitor {

/// Reads the list of changes, and the clock, and says what may deserve a person's attention; which of it does is for
/// NoticeRules to say. Never says the same twice, and nothing of what the first look after a start finds.
///
/// Of one list of changes what a run does comes first and how its line stands last: "finished", then "broken".
class Transitions final : public QObject {
    Q_OBJECT

public:
    /// Looks at what takes too long every half minute of this clock.
    explicit Transitions(core::Clock& clock, QObject* parent = nullptr);

    /// Sets that are catching up are remembered and not told.
    void apply(const core::ChangeSet& changes);
    /// What is known already and needs no telling: rows out of the store at the start.
    void remember(const core::ChangeSet& changes);
    /// How well a repository is known: of one that cannot be looked at nothing is told that only time tells.
    void noteFreshness(const core::AccountId& account, const core::Freshness& freshness);
    /// What a workflow's file says of its schedule: from now on it tells when the workflow is silent.
    void setCrons(const core::AccountId& account, core::WorkflowId workflow, std::vector<workflow::Cron> crons)
    {
        m_crons.setCrons(account, workflow, std::move(crons));
    }

Q_SIGNALS:
    void happened(const monitor::Transition& transition);

private:
    std::vector<Transition> take(const core::ChangeSet& changes, bool oldNews);
    void noteRepositories(const core::ChangeSet& changes);
    void tell(std::vector<Transition> transitions);
    void tick();
    void judge();

    core::Clock& m_clock;
    RunStages m_stages;
    LineStandings m_standings;
    OverdueRuns m_overdue;
    CronWatch m_crons;
    Sight m_sight;
    // Two servers may have given the same id to different things.
    QHash<std::pair<core::AccountId, core::RepositoryId>, QString> m_defaultBranches;
    core::Clock::Duration m_tickDue{0};
    core::Clock::Duration m_blindUntil{0};
};

} // namespace signalbox::monitor
