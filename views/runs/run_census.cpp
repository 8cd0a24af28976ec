// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_census.h"

#include "lists/run_filter_model.h"
#include "lists/run_list_model.h"

#include <QSet>

namespace signalbox::views {

RunCensus takeCensus(const lists::RunListModel& runs, const RunChoice& choice)
{
    constexpr qsizetype MostBranches = 500;
    lists::RunFilterModel rest; // the filter itself, without the state: it judges a run alone as well as a row
    rest.setText(choice.text);
    rest.setRepository(choice.repository);
    rest.setBranch(choice.branch);

    RunCensus census;
    QSet<QString> branches;
    for (int row = 0; row < runs.rowCount(); ++row) {
        const core::Run& run = runs.rowAt(row).run;
        if (branches.size() < MostBranches && (!choice.repository || run.repositoryName == *choice.repository))
            branches.insert(run.branch);
        if (!rest.accepts(run))
            continue;
        for (size_t state = 0; state < census.counts.size(); ++state)
            census.counts[state] += lists::RunFilterModel::isIn(StateChoice(state), run) ? 1 : 0;
    }
    branches.remove(QString());
    census.branches = branches.values();
    census.branches.sort(Qt::CaseInsensitive);
    return census;
}

} // namespace signalbox::views
