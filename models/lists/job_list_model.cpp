// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_list_model.h"

#include "core/duration_words.h"
#include "core/outcome.h"
#include "lists/time_taken.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace signalbox::lists {

JobListModel::JobListModel(core::RunId run, QObject* parent)
    : QAbstractListModel(parent)
    , m_roster(run)
{
}

void JobListModel::apply(const core::ChangeSet& changes)
{
    if (m_roster.apply(changes))
        show();
}

void JobListModel::setKinds(const JobKinds& kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    show();
}

QString JobListModel::correctedName(const core::Job& job) const
{
    const auto row = std::ranges::find(m_rows, job.name, [](const Row& known) { return known.job.name; });
    return row == m_rows.end() || row->matrix.isEmpty() ? JobKinds::nameOf(job) : row->matrix;
}

void JobListModel::show()
{
    const auto kindsBefore = kinds();
    auto matrices = matrixGroups(m_roster.jobs(), m_kinds);
    const bool otherMatrices = matrices != m_matrices;
    m_matrices = std::move(matrices);

    // Places are kept by the roster: rows change, are added at the end, or all go with their run.
    std::vector<Row> rows = rowsNow();
    if (rows.size() < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    for (size_t from = 0; from < m_rows.size(); ++from) {
        size_t to = from;
        while (to < m_rows.size() && m_rows[to] != rows[to]) {
            m_rows[to] = rows[to];
            ++to;
        }
        if (to > from) {
            Q_EMIT dataChanged(index(static_cast<int>(from)), index(static_cast<int>(to) - 1));
            from = to;
        }
    }
    if (rows.size() > m_rows.size()) {
        beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
    if (otherMatrices || kindsBefore != kinds())
        Q_EMIT groupsChanged();
}

std::vector<JobListModel::Row> JobListModel::rowsNow() const
{
    std::vector<Row> rows;
    rows.reserve(m_roster.jobs().size());
    for (const core::Job& job : m_roster.jobs())
        rows.push_back({.job = job, .kind = m_kinds.of(job), .matrix = {}});
    for (const MatrixGroup& group : m_matrices) {
        for (const MatrixCell& cell : group.matrix.cells)
            rows[static_cast<size_t>(cell.job)].matrix = group.name();
    }
    return rows;
}

void JobListModel::setNow(const QDateTime& now)
{
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows[static_cast<size_t>(row)].job.state.isRunning())
            Q_EMIT dataChanged(index(row), index(row), {TimeRole, Qt::AccessibleTextRole});
    }
}

std::vector<JobKind> JobListModel::kinds() const
{
    std::set<JobKind> kinds;
    for (const Row& row : m_rows) {
        if (row.matrix.isEmpty())
            kinds.insert(row.kind);
    }
    return {kinds.begin(), kinds.end()};
}

std::optional<core::Job> JobListModel::jobAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return m_rows[static_cast<size_t>(index.row())].job;
}

QModelIndex JobListModel::indexOf(core::JobId job) const
{
    const auto row = std::ranges::find(m_rows, job, [](const Row& known) { return known.job.id; });
    return row == m_rows.end() ? QModelIndex() : index(static_cast<int>(row - m_rows.begin()));
}

int JobListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString JobListModel::stepOf(const core::Job& job) const
{
    const auto wanted = [&](const core::Step& step) {
        return job.state.isRunning() ? step.state.isRunning() : step.state.isFailure();
    };
    if (!job.state.isRunning() && !job.state.isFailure())
        return {};
    const auto step = std::ranges::find_if(job.steps, wanted);
    return step == job.steps.end() ? QString() : step->name;
}

QVariant JobListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const auto taken = timeTaken(row.job, m_now);
    switch (role) {
    case Qt::DisplayRole:
        return row.job.name;
    case JobIdRole:
        return row.job.id.value;
    case OutcomeRole:
        return static_cast<int>(core::outcome(row.job.state));
    case WordsRole:
        return core::words(row.job.state);
    case TimeRole:
        return taken ? core::words(*taken) : QString();
    case StepRole:
        return stepOf(row.job);
    case KindRole:
        return static_cast<int>(row.kind);
    case MatrixRole:
        return row.matrix;
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(row.job.name, spoken(row.job.state, taken));
    default:
        return {};
    }
}

} // namespace signalbox::lists
