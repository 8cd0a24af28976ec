// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline_view.h"

#include "common/banner.h"
#include "common/empty_state.h"
#include "common/time_text.h"
#include "lists/relative_time.h"
#include "pipeline/job_board.h"
#include "pipeline/job_detail.h"
#include "pipeline/missing_jobs.h"
#include "pipeline/pipeline_view_private.h"
#include "pipeline/run_header.h"
#include "pipeline/run_progress.h"
#include "pipeline/run_results.h"

#include <QStackedLayout>
#include <QStackedWidget>

using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

/// Lower than this, the header leaves its height to the jobs.
constexpr int RoomForHeadline = 640;

} // namespace

void PipelineView::Private::takeRun(const core::Run& news)
{
    run = news;
    header->setRun(news, clock.now());
    results->setRun(news);
    describeNoJobs();
    tick();
    Q_EMIT q->runChanged();
}

void PipelineView::Private::applyJobs(const core::ChangeSet& changes)
{
    board->setNow(clock.now());
    board->apply(changes);
    header->progress().setJobs(board->jobs());
    drawWays();
    describeNoJobs();
    if (!chosen())
        detail->setJob({}, clock.now());
    if (q->hasFocus()) // it waited for the first jobs
        board->takeFocus();
    tick();
    askForAttempts();
}

void PipelineView::Private::showWay(Way way)
{
    if (way != Way::Attempts)
        leaveEarlierAttempt();
    drawWays();
    ways->setWay(way);
    room.divide(q->width());
    Q_EMIT q->resultsShown(way == Way::Results);
    askForAttempts();
}

void PipelineView::Private::drawWays()
{
    if (run)
        ways->draw(*run, clock.now());
}

/// While there is no job on show: why, and what comes next.
void PipelineView::Private::describeNoJobs()
{
    jobsPages->setCurrentIndex(board->jobs().empty() ? 1 : 0);
    if (run && board->jobs().empty())
        describeMissingJobs(*noJobs, *run, hidden, loading);
}

/// Only while they are looked at.
void PipelineView::Private::askForAttempts()
{
    if (!q->missingAttempts().empty())
        Q_EMIT q->attemptsWanted();
}

/// With an age that goes on.
void PipelineView::Private::describeStaleness()
{
    if (!stale) {
        banner->hide();
        return;
    }
    const QString age = seenAt
        ? tr("What you see is from %1 (%2).").arg(momentText(*seenAt), lists::relativeTime(*seenAt, clock.now()))
        : tr("What you see may be old.");
    const QString advice = (age + u' ' + stale->advice).trimmed();
    if (banner->isHidden() || banner->what() != stale->what || banner->advice() != advice)
        banner->showMessage(Banner::Kind::Warning, stale->what, advice, tr("Try again"));
}

bool PipelineView::Private::isMoving() const
{
    return run && (stale || !run->state.isCompleted() || std::ranges::any_of(board->jobs(), [](const core::Job& job) {
                       return job.state.isRunning();
                   }));
}

/// Once a second while something moves and somebody can see it.
void PipelineView::Private::tick()
{
    if (ticking || !q->isVisible() || !isMoving())
        return;
    ticking = true;
    clock.after(1s, q, [this] {
        ticking = false;
        const QDateTime now = clock.now();
        header->setNow(now);
        board->setNow(now);
        detail->setNow(now);
        drawWays();
        describeStaleness();
        tick();
    });
}

PipelineView::PipelineView(core::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, clock))
{
    d->build();
    d->connectAll();
    setAccessibleName(tr("Pipeline"));
    setFocusPolicy(Qt::ClickFocus); // Tab would never come past it: it gives the keyboard to the jobs
}

PipelineView::~PipelineView() = default;

void PipelineView::setRun(const core::Run& run, const std::vector<core::Job>& jobs)
{
    const bool another = d->runId() != run.id;
    if (another) {
        d->announced.reset();
        d->earlier.reset();
        d->judgeRerun();
        d->hidden.reset();
        d->ways->forget();
        d->loading = false;
        setStale({});
        d->board->setRun(run.id);
        d->header->progress().setJobs({});
        d->detail->setJob({}, d->clock.now());
    }
    d->pages->setCurrentIndex(1);
    d->takeRun(run);
    d->applyJobs(core::asChanges(jobs));
}

void PipelineView::clear()
{
    d->run.reset();
    d->announced.reset();
    d->earlier.reset();
    d->board->setRun({});
    d->detail->setJob({}, {});
    d->pages->setCurrentIndex(0);
    Q_EMIT runChanged();
}

std::optional<core::Run> PipelineView::run() const
{
    return d->run;
}

void PipelineView::apply(const core::ChangeSet& changes)
{
    if (!d->run)
        return;
    for (const core::Change& change : changes.changes) {
        if (const auto* news = std::get_if<core::Changed<core::Run>>(&change); news && news->after.id == d->runId())
            d->takeRun(news->after);
    }
    d->applyJobs(changes);
}

void PipelineView::setActionReasons(const ActionReasons& reasons)
{
    d->reasons = reasons;
    d->header->setActionReasons(reasons);
    d->judgeRerun();
}

void PipelineView::setLoading(bool loading)
{
    d->loading = loading;
    d->describeNoJobs();
}

void PipelineView::setStale(const std::optional<core::Error>& error, const std::optional<QDateTime>& seenAt)
{
    d->stale = error;
    d->seenAt = seenAt;
    d->describeStaleness();
    d->tick();
}

void PipelineView::setJobsHidden(const std::optional<core::Error>& error)
{
    d->hidden = error;
    d->describeNoJobs();
}

void PipelineView::setOverlays(const std::vector<lists::OverlayOffer>& offers, const lists::OverlayChoice& choice)
{
    d->ways->setOverlays(offers, choice);
}

void PipelineView::setCompared(const std::vector<core::Job>& jobs, const QString& note)
{
    d->ways->setCompared(jobs, note);
}

void PipelineView::setKindCorrections(const lists::KindCorrections& corrections)
{
    d->ways->setCorrections(corrections);
}

void PipelineView::setOutline(const core::Result<workflow::Outline>& outline)
{
    d->ways->setOutline(outline);
}

RunResults& PipelineView::results()
{
    return *d->results;
}

bool PipelineView::showsResults() const
{
    return d->ways->currentWidget() == d->results;
}

std::vector<int> PipelineView::missingAttempts() const
{
    return d->run && d->ways->way() == Way::Attempts ? d->ways->missingAttempts() : std::vector<int>();
}

void PipelineView::setAttempt(core::RunId run, int number, const core::Result<core::RunAttempt>& attempt)
{
    if (d->runId() == run)
        d->ways->setAttempt(number, attempt);
}

std::vector<core::Job> PipelineView::jobs() const
{
    return d->board->jobs();
}

void PipelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->header->setCompact(height() < RoomForHeadline);
    d->pages->activate(); // the splitter has its new size only then
    d->room.divide(width());
}

/// The keyboard belongs to the jobs: on the first button, Space would run everything again.
void PipelineView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    d->board->takeFocus();
}

void PipelineView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->tick();
}

} // namespace signalbox::views
