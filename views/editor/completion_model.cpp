// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/completion_model.h"

#include "common/plain_text.h"

namespace signalbox::views {
namespace {

QString kindWord(editing::Completion::Kind kind)
{
    using enum editing::Completion::Kind;
    switch (kind) {
    case Key:
        return CompletionModel::tr("key");
    case Value:
        return CompletionModel::tr("value");
    case Event:
        return CompletionModel::tr("event");
    case Job:
        return CompletionModel::tr("job");
    case Expression:
        return CompletionModel::tr("expression");
    case Function:
        return CompletionModel::tr("function");
    case Action:
        return CompletionModel::tr("action");
    case Snippet:
        return CompletionModel::tr("snippet");
    }
    return {};
}

} // namespace

int fitOf(const QString& label, const QString& typed)
{
    if (label.compare(typed, Qt::CaseInsensitive) == 0)
        return 0;
    if (label.startsWith(typed, Qt::CaseInsensitive))
        return 1;
    if (label.contains(typed, Qt::CaseInsensitive))
        return 2;
    qsizetype at = 0;
    for (const QChar letter : typed) {
        at = label.indexOf(letter, at, Qt::CaseInsensitive);
        if (at++ < 0)
            return -1;
    }
    return 3;
}

void CompletionModel::show(std::vector<editing::Completion> completions)
{
    // A list that is made anew with every letter has no row to be kept.
    beginResetModel();
    m_rows = std::move(completions);
    endResetModel();
}

int CompletionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CompletionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const editing::Completion& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.label.simplified();
    case KindRole:
        return kindWord(row.kind);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(row.label.simplified(), kindWord(row.kind));
    default:
        return {};
    }
}

} // namespace signalbox::views
