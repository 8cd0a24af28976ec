// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/run_commands.h"

namespace signalbox::monitor {
namespace {

// https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
constexpr qint64 daysToRerun = 30;
constexpr int mostAttempts = 50;

bool nothingFailed(const core::Run& run)
{
    using core::Conclusion;
    const Conclusion conclusion = run.state.conclusion;
    return conclusion == Conclusion::Success || conclusion == Conclusion::Skipped || conclusion == Conclusion::Neutral;
}

} // namespace

QString RunCommands::whyNot(Kind kind, const core::Run& run, const core::Repository& repository, const QDateTime& now)
{
    if (repository.archived)
        return tr("The repository is archived, so nothing can be changed in it.");
    if (repository.disabled)
        return tr("GitHub has disabled this repository.");
    // A reviewer of an environment needs no more than to see the repository.
    if (kind == Kind::ApproveDeployments || kind == Kind::RejectDeployments)
        return run.state.status == core::Status::Waiting ? QString() : tr("The run waits for no deployment's review.");
    if (!repository.canPush)
        return tr("Your token has no permission to write to %1.").arg(repository.name.full());
    if (kind == Kind::Cancel || kind == Kind::ForceCancel)
        return run.state.isCompleted() ? tr("The run has already completed.") : QString();
    if (kind == Kind::Approve)
        return run.state.isCompleted() && run.state.needsPerson() ? QString()
                                                                  : tr("The run waits for nobody's approval.");
    if (kind == Kind::Delete)
        return run.state.isCompleted() ? QString() : tr("The run must end before it can be deleted.");
    // A job can be started again while others of its run still go on; GitHub decides.
    if (!run.state.isCompleted() && kind != Kind::RerunJob)
        return tr("The run is already running.");
    if (run.state.isCompleted() && run.state.needsPerson())
        return tr("The run waits for approval; approve it first.");
    if (kind == Kind::RerunFailed && nothingFailed(run))
        return tr("Nothing in this run failed.");
    if (run.attempt > mostAttempts)
        return tr("The run was already re-run %1 times; GitHub allows no more.").arg(mostAttempts);
    if (now.isValid() && run.createdAt.isValid() && run.createdAt.daysTo(now) > daysToRerun)
        return tr("The run is older than %1 days; GitHub allows no re-run after that.").arg(daysToRerun);
    return {};
}

} // namespace signalbox::monitor
