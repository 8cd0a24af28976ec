// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_filter_model.h"

#include "core/outcome.h"
#include "lists/run_list_model.h"

namespace signalbox::lists {

RunFilterModel::RunFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(RunListModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void RunFilterModel::setRuns(RunListModel* runs)
{
    m_runs = runs;
    setSourceModel(runs);
}

void RunFilterModel::setText(const QString& text)
{
    change(m_words, text.simplified().split(u' ', Qt::SkipEmptyParts));
}

void RunFilterModel::setState(State state)
{
    change(m_state, state);
}

void RunFilterModel::setRepository(const std::optional<core::RepositoryName>& repository)
{
    change(m_repository, repository);
}

void RunFilterModel::setBranch(const QString& branch)
{
    change(m_branch, branch);
}

void RunFilterModel::setWorkflow(const QString& name)
{
    change(m_workflow, name);
}

void RunFilterModel::setGroup(const std::optional<QSet<core::RepositoryName>>& repositories)
{
    change(m_group, repositories);
}

template <class T>
void RunFilterModel::change(T& filter, const T& value)
{
    if (filter == value)
        return;
    filter = value;
    invalidateRowsFilter();
}

bool RunFilterModel::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const
{
    // The run itself, and not its roles one by one: with 100,000 rows each QVariant counts.
    return !m_runs || accepts(m_runs->rowAt(row).run);
}

Qt::ItemFlags RunFilterModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

bool RunFilterModel::hasChildren(const QModelIndex& parent) const
{
    return !parent.isValid() && rowCount() > 0;
}

bool RunFilterModel::accepts(const core::Run& run) const
{
    return isIn(m_state, run) && (!m_repository || run.repositoryName == *m_repository)
        && (!m_group || m_group->contains(run.repositoryName)) && (m_branch.isEmpty() || run.branch == m_branch)
        && (m_workflow.isEmpty() || run.workflowName.compare(m_workflow, Qt::CaseInsensitive) == 0) && hasAllWords(run);
}

bool RunFilterModel::isIn(State state, const core::Run& run)
{
    const core::Outcome outcome = core::outcome(run.state);
    switch (state) {
    case State::All:
        return true;
    case State::Failed:
        return outcome == core::Outcome::Failed;
    case State::Running:
        return outcome == core::Outcome::Running || outcome == core::Outcome::Queued;
    case State::Waiting:
        return outcome == core::Outcome::NeedsPerson;
    }
    return true;
}

bool RunFilterModel::hasAllWords(const core::Run& run) const
{
    return std::ranges::all_of(m_words, [&](const QString& word) {
        const auto has = [&](const QString& text) { return text.contains(word, Qt::CaseInsensitive); };
        return has(run.title) || has(run.branch) || has(run.actor) || has(run.workflowName)
            || run.commit.startsWith(word, Qt::CaseInsensitive);
    });
}

} // namespace signalbox::lists
