// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/missing_jobs.h"

#include "common/empty_state.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::views::MissingJobs", text);
}

} // namespace

void describeMissingJobs(EmptyState& place, const core::Run& run, const std::optional<core::Error>& hidden,
                         bool loading)
{
    if (hidden)
        place.setContent(u"lock"_s, hidden->what, hidden->advice, tr("Try again"));
    else if (loading)
        place.setContent(u"refresh"_s, tr("Loading the jobs of this run …"));
    else if (!run.state.isCompleted())
        place.setContent(u"queue"_s, tr("This run is queued; it has no jobs yet."),
                         tr("They show up here as soon as GitHub has planned them."));
    else if (run.state.needsPerson())
        place.setContent(u"queue"_s, tr("This run waits for somebody's approval."),
                         tr("Its jobs begin when a maintainer approves it on GitHub."));
    else if (run.state.conclusion == core::Conclusion::StartupFailure)
        place.setContent(u"workflow"_s, tr("GitHub could not start this run."),
                         tr("Look for a mistake in %1; GitHub's own page names the line.").arg(run.workflowPath));
    else
        place.setContent(u"other"_s, tr("No jobs are known of this run."),
                         tr("GitHub may have deleted them with the run's logs."), tr("Try again"));
}

} // namespace signalbox::views
