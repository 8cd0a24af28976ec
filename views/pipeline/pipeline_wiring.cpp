// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the screen, and which of their signals goes where; pipeline_view.cpp has what they show.
#include "common/banner.h"
#include "common/empty_state.h"
#include "common/theme.h"
#include "logs/log_view.h"
#include "pipeline/annotation_trail.h"
#include "pipeline/job_board.h"
#include "pipeline/job_detail.h"
#include "pipeline/pipeline_view_private.h"
#include "pipeline/run_header.h"
#include "pipeline/run_results.h"

#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

PipelineView::Private::Private(PipelineView* owner, core::Clock& ownersClock)
    : q(owner)
    , clock(ownersClock)
    , pages(new QStackedLayout(owner))
    , nothing(new EmptyState)
    , banner(new Banner)
    , header(new RunHeader)
    , jobsPages(new QStackedWidget)
    , noJobs(new EmptyState)
    , splitter(new QSplitter(Qt::Horizontal))
    , ways(new JobWays)
    , board(&ways->board())
    , results(&ways->results())
    , detail(new JobDetail)
    , room(*splitter, *ways)
    , trail(new AnnotationTrail(results->annotations(), detail->log(), owner))
{
}

PipelineView::Private::~Private() = default;

void PipelineView::Private::build()
{
    splitter->addWidget(ways);
    splitter->addWidget(detail);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(space::Medium);
    jobsPages->addWidget(splitter);
    jobsPages->addWidget(noJobs);

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    column->setSpacing(space::Medium);
    column->addWidget(banner);
    column->addWidget(header);
    column->addWidget(jobsPages, 1);
    banner->setDismissable(false);
    nothing->setContent(u"matrix"_s, tr("No run is open."), tr("Choose one from the list to see its jobs, live."));
    pages->addWidget(nothing);
    pages->addWidget(page);
}

void PipelineView::Private::connectAll()
{
    const auto openRun = [this] {
        if (run)
            Q_EMIT q->openInBrowserRequested(run->webUrl);
    };
    connect(header, &RunHeader::rerunRequested, q, &PipelineView::rerunRequested);
    connect(header, &RunHeader::rerunFailedRequested, q, &PipelineView::rerunFailedRequested);
    connect(header, &RunHeader::cancelRequested, q, &PipelineView::cancelRequested);
    connect(header, &RunHeader::openInBrowserRequested, q, openRun);
    connect(header, &RunHeader::wayChosen, q, [this](Way way) { showWay(way); });
    connect(banner, &Banner::actionTriggered, q, &PipelineView::refreshRequested);
    connect(noJobs, &EmptyState::actionTriggered, q, &PipelineView::refreshRequested);
    connect(board, &JobBoard::chosenChanged, q, [this](const core::Job& job) { chosenChanged(job); });
    connect(ways, &JobWays::menuRequested, q, [this](const core::Job& job, const QPoint& at) { showMenu(job, at); });
    connect(board, &JobBoard::opened, q, [this] { detail->log().setFocus(Qt::OtherFocusReason); });
    connect(board, &JobBoard::contentResized, q, [this] { room.divide(q->width()); });
    connect(results, &RunResults::annotationChosen, q, [this](const lists::AnnotationRow& row) {
        if (q->selectJob(row.job))
            trail->follow(row, *chosen());
    });
    connect(results, &RunResults::summaryRequested, q, openRun);
    connect(ways, &JobWays::opened, q, [this] { detail->log().setFocus(Qt::OtherFocusReason); });
    connect(ways, &JobWays::overlayChosen, q, &PipelineView::overlayChosen);
    connect(ways, &JobWays::jobOfAttemptChosen, q, [this](const core::Job& job) { chooseOfAttempt(job); });
    connect(ways, &JobWays::attemptsMissing, q, [this] { askForAttempts(); });
    connect(splitter, &QSplitter::splitterMoved, q, [this] { room.keep(); });
    connectChosen();
}

/// What is wanted of the chosen job.
void PipelineView::Private::connectChosen()
{
    const auto about = [this](auto signal) {
        return [this, signal] {
            if (const auto job = chosen())
                Q_EMIT(q->*signal)(*job);
        };
    };
    LogView& log = detail->log();
    connect(detail, &JobDetail::runRequested, q, &PipelineView::runRequested);
    connect(detail, &JobDetail::attended, q, [this] { board->keepChosen(); });
    connect(detail, &JobDetail::rerunRequested, q, about(&PipelineView::rerunJobRequested));
    connect(detail, &JobDetail::openInBrowserRequested, q, [this] {
        if (const auto job = chosen())
            Q_EMIT q->openInBrowserRequested(job->webUrl);
    });
    connect(&log, &LogView::comparisonRequested, q, about(&PipelineView::comparisonRequested));
    connect(&log, &LogView::retryRequested, q, about(&PipelineView::jobSelected));
    connect(&log, &LogView::otherLogsRequested, q, [this](LogScope scope) {
        if (const auto job = chosen())
            Q_EMIT q->otherLogsRequested(*job, scope);
    });
    connect(&log, &LogView::jobRequested, q, [this](core::JobId job) { q->selectJob(job); });
}

} // namespace signalbox::views
