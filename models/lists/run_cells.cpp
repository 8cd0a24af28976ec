// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_cells.h"

#include "core/duration_words.h"
#include "core/outcome.h"
#include "lists/relative_time.h"
#include "lists/run_list_model.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

QString workflowText(const core::Run& run)
{
    return run.workflowName.isEmpty() ? run.workflowPath : run.workflowName;
}

QString durationText(const core::Run& run, const QDateTime& now)
{
    const auto duration = durationOf(run, now);
    return duration ? core::words(*duration) : QString();
}

QString numberText(const core::Run& run)
{
    return run.attempt > 1 ? u"#%1.%2"_s.arg(run.number).arg(run.attempt) : u"#%1"_s.arg(run.number);
}

} // namespace

QDateTime startOf(const core::Run& run)
{
    return run.startedAt.value_or(run.createdAt);
}

std::optional<std::chrono::milliseconds> durationOf(const core::Run& run, const QDateTime& now)
{
    using enum core::Conclusion;
    if (run.state.conclusion == ActionRequired || run.state.conclusion == StartupFailure)
        return {};
    const QDateTime start = startOf(run);
    const QDateTime end = run.state.isCompleted() ? run.updatedAt : now;
    if (!start.isValid() || !end.isValid())
        return {};
    return std::chrono::milliseconds(std::max<qint64>(0, start.msecsTo(end)));
}

QString cellText(const core::Run& run, int column, const QDateTime& now)
{
    switch (column) {
    case RunListModel::StatusColumn:
        return core::words(run.state);
    case RunListModel::TitleColumn:
        return run.title;
    case RunListModel::WorkflowColumn:
        return workflowText(run);
    case RunListModel::RepositoryColumn:
        return run.repositoryName.full();
    case RunListModel::BranchColumn:
        return run.branch;
    case RunListModel::EventColumn:
        return run.event;
    case RunListModel::ActorColumn:
        return run.actor;
    case RunListModel::NumberColumn:
        return numberText(run);
    case RunListModel::StartedColumn:
        return relativeTime(startOf(run), now);
    case RunListModel::DurationColumn:
        return durationText(run, now);
    default:
        return {};
    }
}

QVariant cellValue(const core::Run& run, int column, const QDateTime& now)
{
    switch (column) {
    case RunListModel::StatusColumn:
        return int(core::outcome(run.state));
    case RunListModel::NumberColumn:
        return qint64(run.number) * 1000 + run.attempt; // GitHub ends at 50 attempts
    case RunListModel::StartedColumn:
        return startOf(run);
    case RunListModel::DurationColumn:
        return qint64(durationOf(run, now).value_or(-1ms).count());
    default:
        return cellText(run, column, now);
    }
}

QString headerText(int column)
{
    switch (column) {
    case RunListModel::StatusColumn:
        return RunListModel::tr("Status");
    case RunListModel::TitleColumn:
        return RunListModel::tr("Title");
    case RunListModel::WorkflowColumn:
        return RunListModel::tr("Workflow");
    case RunListModel::RepositoryColumn:
        return RunListModel::tr("Repository");
    case RunListModel::BranchColumn:
        return RunListModel::tr("Branch");
    case RunListModel::EventColumn:
        return RunListModel::tr("Event");
    case RunListModel::ActorColumn:
        return RunListModel::tr("Actor");
    case RunListModel::NumberColumn:
        return RunListModel::tr("Run");
    case RunListModel::StartedColumn:
        return RunListModel::tr("Started");
    case RunListModel::DurationColumn:
        return RunListModel::tr("Duration");
    default:
        return {};
    }
}

QString spokenText(const core::Run& run, const QDateTime& now)
{
    QStringList parts{workflowText(run) + u' ' + numberText(run), core::words(run.state)};
    parts << run.branch << relativeTime(startOf(run), now);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace signalbox::lists
