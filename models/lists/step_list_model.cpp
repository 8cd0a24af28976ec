// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/step_list_model.h"

#include "core/duration_words.h"
#include "core/outcome.h"
#include "lists/time_taken.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// By number; of two with the same number the later one in GitHub's answer.
std::vector<core::Step> inOrder(std::vector<core::Step> steps)
{
    std::ranges::reverse(steps);
    std::ranges::stable_sort(steps, {}, &core::Step::number);
    const auto doubles = std::ranges::unique(steps, {}, &core::Step::number);
    steps.erase(doubles.begin(), doubles.end());
    return steps;
}

} // namespace

void StepListModel::setJob(const std::optional<core::Job>& job)
{
    std::vector<core::Step> steps = job ? inOrder(job->steps) : std::vector<core::Step>();
    if (job && job->id == m_job) {
        show(std::move(steps));
        return;
    }
    beginResetModel();
    m_job = job ? job->id : core::JobId();
    m_steps = std::move(steps);
    endResetModel();
}

/// Both lists are in the order of numbers: one walk finds what went, came and changed.
void StepListModel::show(std::vector<core::Step> steps)
{
    const auto numberOf = [](const core::Step& step) { return step.number; };
    for (size_t row = m_steps.size(); row-- > 0;) {
        if (std::ranges::binary_search(steps, m_steps[row].number, {}, numberOf))
            continue;
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
        m_steps.erase(m_steps.begin() + static_cast<qsizetype>(row));
        endRemoveRows();
    }
    for (size_t row = 0; row < steps.size();) {
        size_t end = row;
        if (row < m_steps.size() && m_steps[row].number == steps[row].number) {
            while (end < m_steps.size() && m_steps[end].number == steps[end].number && m_steps[end] != steps[end]) {
                m_steps[end] = steps[end];
                ++end;
            }
            if (end > row)
                Q_EMIT dataChanged(index(static_cast<int>(row)), index(static_cast<int>(end) - 1));
            row = std::max(end, row + 1);
            continue;
        }
        while (end < steps.size() && (row >= m_steps.size() || steps[end].number < m_steps[row].number))
            ++end;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
        m_steps.insert(m_steps.begin() + static_cast<qsizetype>(row), steps.begin() + static_cast<qsizetype>(row),
                       steps.begin() + static_cast<qsizetype>(end));
        endInsertRows();
        row = end;
    }
}

void StepListModel::setNow(const QDateTime& now)
{
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_steps[static_cast<size_t>(row)].state.isRunning())
            Q_EMIT dataChanged(index(row), index(row), {TimeRole, Qt::AccessibleTextRole});
    }
}

std::optional<core::Step> StepListModel::stepAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return m_steps[static_cast<size_t>(index.row())];
}

int StepListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant StepListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::Step& step = m_steps[static_cast<size_t>(index.row())];
    const auto taken = timeTaken(step, m_now);
    switch (role) {
    case Qt::DisplayRole:
        return step.name;
    case NumberRole:
        return step.number;
    case OutcomeRole:
        return static_cast<int>(core::outcome(step.state));
    case WordsRole:
        return core::words(step.state);
    case TimeRole:
        return taken ? core::words(*taken) : QString();
    case Qt::AccessibleTextRole:
        return tr("Step %1, %2: %3").arg(step.number).arg(step.name, spoken(step.state, taken));
    default:
        return {};
    }
}

} // namespace signalbox::lists
