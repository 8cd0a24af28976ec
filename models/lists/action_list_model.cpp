// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/action_list_model.h"

#include "lists/action_words.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {

using history::Action;

void ActionListModel::setActions(std::vector<Action> actions)
{
    m_all = std::move(actions);
    show();
}

void ActionListModel::setText(const QString& text)
{
    m_text = text;
    show();
}

void ActionListModel::show()
{
    const history::ActionFilter filter{.text = m_text};
    std::vector<Action> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows), [&](const Action& action) { return filter.matches(action); });
    showRows(m_rows, std::move(rows), &Action::id);
}

int ActionListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActionListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ActionListModel::cell(const Action& action, int column)
{
    switch (column) {
    case WhenColumn:
        // The exact time: who reads a log wants to hold it against others.
        return QLocale().toString(action.at.toLocalTime(), u"yyyy-MM-dd HH:mm:ss"_s);
    case EndColumn:
        return endWords(action);
    case WhatColumn:
        return whatWasDone(action);
    case SubjectColumn:
        return action.reason.isEmpty() ? action.subject : action.subject + u" – "_s + action.reason.simplified();
    case WhereColumn:
        return action.repository.isEmpty() ? QString() : action.repository.full();
    default:
        return action.actor;
    }
}

QVariant ActionListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Action& action = actionAt(index.row());
    if (role == Qt::DisplayRole)
        return cell(action, index.column());
    if (role == ShapeRole)
        return int(endShape(action));
    if (role != Qt::AccessibleTextRole)
        return {};
    QStringList words;
    for (int column = 0; column < ColumnCount; ++column) {
        if (const QString text = cell(action, column); !text.isEmpty())
            words << text;
    }
    return words.join(u", "_s);
}

QVariant ActionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("When"), tr("Result"), tr("What"), tr("On what, and why"), tr("Where"), tr("Who")}[section];
}

} // namespace signalbox::lists
