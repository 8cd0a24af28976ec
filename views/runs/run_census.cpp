// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_census.h"

#include "lists/run_filter_model.h"
#include "lists/run_list_model.h"

#include <QSet>

namespace signalbox::views {

namespace {

constexpr qsizetype mostNames = 500;

QStringList sorted(QSet<QString> names)
{
    names.remove(QString());
    QStringList list = names.values();
    list.sort(Qt::CaseInsensitive);
    return list;
}

} // namespace

RunCensus takeCensus(const lists::RunListModel& runs, const RunChoice& choice,
                     const std::optional<QSet<core::RepositoryName>>& group)
{
    lists::RunFilterModel rest; // the filter itself, without the state: it judges a run alone as well as a row
    rest.setText(choice.text);
    rest.setRepository(choice.repository);
    rest.setBranch(choice.branch);
    rest.setWorkflow(choice.workflow);
    rest.setGroup(group);

    RunCensus census;
    QSet<QString> branches;
    QSet<QString> workflows;
    for (int row = 0; row < runs.rowCount(); ++row) {
        const core::Run& run = runs.rowAt(row).run;
        const bool isInView = (!choice.repository || run.repositoryName == *choice.repository)
            && (!group || group->contains(run.repositoryName));
        if (isInView && branches.size() < mostNames)
            branches.insert(run.branch);
        if (isInView && workflows.size() < mostNames)
            workflows.insert(run.workflowName);
        if (!rest.accepts(run))
            continue;
        for (size_t state = 0; state < census.counts.size(); ++state)
            census.counts[state] += lists::RunFilterModel::isIn(StateChoice(state), run) ? 1 : 0;
    }
    census.branches = sorted(std::move(branches));
    census.workflows = sorted(std::move(workflows));
    return census;
}

} // namespace signalbox::views
