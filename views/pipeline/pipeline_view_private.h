// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/job_ways.h"
#include "pipeline/missing_log.h"
#include "pipeline/pipeline_view.h"
#include "pipeline/room_division.h"

class QSplitter;
class QStackedLayout;
class QStackedWidget;

namespace signalbox::views {

class AnnotationTrail;
class Banner;
class EmptyState;
class JobBoard;
class JobDetail;
class RunHeader;

/// What the parts of the screen share: pipeline_view.cpp shows a run, pipeline_wiring.cpp puts the parts together,
/// pipeline_choice.cpp has which job is looked at.
class PipelineView::Private {
public:
    Private(PipelineView* owner, core::Clock& ownersClock);
    ~Private();

    void build();
    void connectAll();
    void connectChosen();
    void showWay(Way way);
    void drawWays();
    void askForAttempts();
    void takeRun(const core::Run& news);
    void applyJobs(const core::ChangeSet& changes);
    void describeNoJobs();
    void describeStaleness();
    bool isMoving() const;
    void tick();

    /// The board's, or the one of an earlier attempt that is looked at.
    std::optional<core::Job> chosen() const;
    void chosenChanged(const core::Job& job);
    void chooseOfAttempt(const core::Job& job);
    void leaveEarlierAttempt();
    void look(const core::Job& job);
    void judgeRerun();
    void showMenu(const core::Job& job, const QPoint& at);
    /// It is the chosen one, and as it stands now nothing speaks against a log.
    bool mayHaveLog(const core::Job& job) const
    {
        const auto one = chosen();
        return one && one->id == job.id && !missingLog(*one);
    }

    PipelineView* q;
    core::Clock& clock;
    core::RunId runId() const { return run ? run->id : core::RunId{}; } ///< 0 while none is shown

    std::optional<core::Run> run;
    ActionReasons reasons;
    std::optional<core::Error> hidden;
    std::optional<core::Error> stale;
    std::optional<QDateTime> seenAt;
    bool loading = false;
    bool ticking = false;
    std::optional<core::Job> announced; // by jobSelected
    std::optional<core::Job> earlier; // of an earlier attempt, in place of the board's

    QStackedLayout* pages;
    EmptyState* nothing;
    Banner* banner;
    RunHeader* header;
    QStackedWidget* jobsPages;
    EmptyState* noJobs;
    QSplitter* splitter;
    JobWays* ways; ///< to look at the jobs
    JobBoard* board; ///< the first of them
    RunResults* results; ///< one of them
    JobDetail* detail;
    RoomDivision room;
    AnnotationTrail* trail;
};

} // namespace signalbox::views
