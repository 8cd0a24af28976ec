// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_past_model.h"

#include "core/duration_words.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString nameOf(const core::PastJob& past)
{
    return past.attempt > 1 ? JobPastModel::tr("#%1, attempt %2").arg(past.runNumber).arg(past.attempt)
                            : u"#%1"_s.arg(past.runNumber);
}

QString detailOf(const PastRow& row)
{
    const QString where = u"%1 %2"_s.arg(row.past.branch, row.past.commit.left(7)).trimmed();
    return row.isFlaky ? JobPastModel::tr("%1, flaky").arg(where) : where;
}

} // namespace

void JobPastModel::setPast(const JobPast& past)
{
    showRows(m_rows, past.rows, [](const PastRow& row) { return row.past.job; });
}

int JobPastModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant JobPastModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PastRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(row.past);
    case OutcomeRole:
        return static_cast<int>(row.outcome);
    case DetailRole:
        return detailOf(row);
    case TimeRole:
        return row.took ? core::words(*row.took) : QString();
    case WordsRole:
        return core::words(row.past.state);
    case RunRole:
        return row.past.run.value;
    case Qt::AccessibleTextRole: {
        QStringList parts{nameOf(row.past), core::words(row.past.state).toLower(), detailOf(row)};
        if (row.took)
            parts << core::words(*row.took);
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

} // namespace signalbox::lists
