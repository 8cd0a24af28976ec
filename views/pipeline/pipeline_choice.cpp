// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which job is looked at, the board's or one of an earlier attempt; pipeline_view.cpp has the run.
#include "logs/log_view.h"
#include "pipeline/job_board.h"
#include "pipeline/job_detail.h"
#include "pipeline/job_menu.h"
#include "pipeline/pipeline_view_private.h"

namespace signalbox::views {

std::optional<core::Job> PipelineView::Private::chosen() const
{
    return earlier ? earlier : board->chosen();
}

/// News of the board's job do not call away who reads the log of an earlier attempt.
void PipelineView::Private::chosenChanged(const core::Job& job)
{
    if (earlier)
        return;
    ways->choose(job.id);
    look(job);
}

void PipelineView::Private::chooseOfAttempt(const core::Job& job)
{
    if (q->selectJob(job.id))
        return;
    board->keepChosen();
    earlier = job;
    judgeRerun();
    look(job);
}

/// Back to the job that the board has chosen.
void PipelineView::Private::leaveEarlierAttempt()
{
    if (!earlier)
        return;
    earlier.reset();
    judgeRerun();
    if (const auto job = board->chosen())
        chosenChanged(*job);
    else
        detail->setJob({}, clock.now());
}

void PipelineView::Private::look(const core::Job& job)
{
    detail->setJob(job, clock.now());
    const bool another = !announced || announced->id != job.id;
    const bool ended = announced && !announced->state.isCompleted() && job.state.isCompleted();
    announced = job;
    if (const auto reason = missingLog(job))
        detail->log().showReason(*reason);
    else if (another || ended)
        detail->log().showLoading(job.name);
    if (another || ended)
        Q_EMIT q->jobSelected(job);
}

void PipelineView::Private::judgeRerun()
{
    detail->setRerunReason(
        earlier ? tr("This is attempt %1; what runs again is the job of the newest attempt.").arg(earlier->attempt)
                : reasons.rerunJob);
}

void PipelineView::Private::showMenu(const core::Job& job, const QPoint& at)
{
    const QString name = board->correctedName(job);
    const JobMenuFacts facts{
        .noRerunBecause = reasons.rerunJob, .kind = board->kindOf(job), .isCorrected = ways->kinds().isCorrected(name)};
    const auto correct = [this, name](std::optional<lists::JobKind> kind) { Q_EMIT q->kindCorrected(name, kind); };
    const auto act = [this, job](JobMenuChoice choice) {
        if (choice == JobMenuChoice::OpenLog)
            detail->log().setFocus(Qt::OtherFocusReason);
        else if (choice == JobMenuChoice::Rerun)
            Q_EMIT q->rerunJobRequested(job);
        else if (choice == JobMenuChoice::OpenInBrowser)
            Q_EMIT q->openInBrowserRequested(job.webUrl);
    };
    popUpJobMenu(q, job, facts, at, act, correct);
}

std::optional<core::Job> PipelineView::selectedJob() const
{
    return d->chosen();
}

bool PipelineView::selectJob(core::JobId job)
{
    const auto before = std::exchange(d->earlier, std::nullopt);
    if (d->board->choose(job)) {
        d->judgeRerun();
        return true;
    }
    d->earlier = before;
    return false;
}

void PipelineView::setPast(const core::Job& job, const std::vector<core::PastJob>& past)
{
    if (const auto chosen = d->chosen(); chosen && chosen->id == job.id)
        d->detail->setPast(lists::jobPast(past));
}

void PipelineView::showLogLoading(const core::Job& job)
{
    if (d->mayHaveLog(job))
        d->detail->log().showLoading(job.name);
}

void PipelineView::showLog(const core::Job& job, const QString& path)
{
    if (d->mayHaveLog(job))
        d->detail->log().open(path, job, d->run.value_or(core::Run()));
}

void PipelineView::showLogError(const core::Job& job, const core::Error& error)
{
    if (d->mayHaveLog(job))
        d->detail->log().showError(error);
}

LogView& PipelineView::log()
{
    return d->detail->log();
}

} // namespace signalbox::views
