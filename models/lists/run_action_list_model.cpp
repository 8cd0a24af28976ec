// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/run_action_list_model.h"

#include "core/outcome.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using core::ActionState;

QString stateWord(ActionState state)
{
    switch (state) {
    case ActionState::LeftOut:
        return RunActionListModel::tr("Left out");
    case ActionState::Unsent:
        return RunActionListModel::tr("Not sent");
    case ActionState::OnItsWay:
        return RunActionListModel::tr("On its way");
    case ActionState::Done:
        return RunActionListModel::tr("Done");
    case ActionState::Refused:
        return RunActionListModel::tr("Refused");
    case ActionState::Unknown:
        break;
    }
    return RunActionListModel::tr("Unknown");
}

core::Outcome shapeOf(ActionState state)
{
    switch (state) {
    case ActionState::LeftOut:
        return core::Outcome::Skipped;
    case ActionState::Unsent:
        return core::Outcome::Queued;
    case ActionState::OnItsWay:
        return core::Outcome::Running;
    case ActionState::Done:
        return core::Outcome::Passed;
    case ActionState::Refused:
        return core::Outcome::Failed;
    case ActionState::Unknown:
        break;
    }
    return core::Outcome::Unknown;
}

QString what(const core::RunAction& item)
{
    const core::Run& run = item.run;
    const QString name = u"%1 #%2  %3"_s.arg(run.workflowName).arg(run.number).arg(run.title.simplified());
    if (!item.deployment)
        return name;
    const QString deployment = item.deployment->environment + u" · "_s + name;
    return item.offer.isEmpty() ? deployment : item.offer + u" · "_s + deployment;
}

QString where(const core::Run& run)
{
    return run.branch.isEmpty() ? run.repositoryName.full() : run.repositoryName.full() + u" · "_s + run.branch;
}

QString stateText(const core::RunAction& item)
{
    const QString word = stateWord(item.state);
    return item.words.isEmpty() ? word : word + u": "_s + item.words;
}

} // namespace

void RunActionListModel::setItems(std::vector<core::RunAction> items)
{
    beginResetModel();
    m_items = std::move(items);
    std::ranges::stable_partition(m_items,
                                  [](const core::RunAction& item) { return item.state != ActionState::LeftOut; });
    endResetModel();
}

void RunActionListModel::replace(int row, const core::RunAction& item)
{
    if (row < 0 || row >= rowCount() || m_items[size_t(row)] == item)
        return;
    m_items[size_t(row)] = item;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int RunActionListModel::count(ActionState state) const
{
    return int(std::ranges::count(m_items, state, &core::RunAction::state));
}

int RunActionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

int RunActionListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunActionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::RunAction& item = m_items[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == WhatColumn ? what(item)
            : index.column() == WhereColumn ? where(item.run)
                                            : stateText(item);
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(stateText(item), what(item), where(item.run));
    case ActionStateRole:
        return int(item.state);
    case OutcomeRole:
        return int(shapeOf(item.state));
    default:
        return {};
    }
}

QVariant RunActionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhatColumn:
        return tr("Run");
    case WhereColumn:
        return tr("Repository and branch");
    case StateColumn:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace signalbox::lists
