// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/repository.h"
#include "core/run.h"
#include "core/workflow.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <deque>
#include <vector>

namespace signalbox::bench {

/// A busy organisation's week: 200 repositories of three workflows, forty runs every ten minutes, which is some 200 of
/// each repository; a third of them on the default branch, the others on branches that live for a few runs. Each run is
/// queued, runs with three jobs, and ends, ten minutes each. The texts of a row share nothing with those of another, as
/// when they are read from an answer. The same numbers at each start.
class BusyWeek {
public:
    static constexpr int repositoryCount = 200;
    static constexpr int workflowsOfEach = 3;
    static constexpr int minutesALook = 10;
    static constexpr int runsALook = 40;

    explicit BusyWeek(const QDateTime& begin);

    const std::vector<core::Repository>& repositories() const { return m_repositories; }
    const std::vector<core::Workflow>& workflows() const { return m_workflows; }
    /// What a program that has been open for long knows when the week begins: so many runs of each, all ended.
    std::vector<core::Run> past(int runsOfEach);

    /// What is seen to be different every ten minutes: rows as they are now.
    struct News {
        std::vector<core::Run> runs;
        std::vector<core::Job> jobs;
        std::vector<core::Run> ended; ///< of the runs
    };
    News next(const QDateTime& now);

private:
    struct Topic {
        QString branch;
        int runsLeft = 0;
    };
    core::Run begin(int repository, const QDateTime& now);
    std::vector<core::Job> jobsOf(const core::Run& run) const;
    QString words(int count);

    QRandomGenerator m_random{42};
    QDateTime m_begin;
    std::vector<core::Repository> m_repositories;
    std::vector<core::Workflow> m_workflows;
    std::vector<Topic> m_topics; ///< by repository: what somebody works on
    std::vector<int> m_numbers; ///< by workflow: the last run's
    std::deque<core::Run> m_open; ///< oldest first
    qint64 m_lastRun = 12'000'000'000;
    int m_lastTopic = 0;
};

} // namespace signalbox::bench
