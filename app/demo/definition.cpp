// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/definition.h"

#include <QRegularExpression>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

bool fitsAny(const QStringList& patterns, const QString& name)
{
    return std::ranges::any_of(patterns, [&name](const QString& pattern) {
        return QRegularExpression::fromWildcard(pattern).match(name).hasMatch();
    });
}

QStringList JobDefinition::names() const
{
    if (matrix.empty())
        return {name};
    QStringList cells{QString()};
    for (const Axis& axis : matrix) {
        QStringList longer;
        for (const QString& cell : std::as_const(cells))
            for (const QString& value : axis.values)
                longer.append(cell.isEmpty() ? value : cell + ", "_L1 + value);
        cells = longer;
    }
    for (QString& cell : cells)
        cell = name + " ("_L1 + cell + u')';
    return cells;
}

bool Workflow::startsAt(const QString& event, const QString& ref) const
{
    const auto trigger = triggers.constFind(event);
    return trigger != triggers.cend() && (trigger->isEmpty() || fitsAny(*trigger, ref));
}

const JobDefinition* Workflow::job(const QString& key) const
{
    const auto found = std::ranges::find(jobs, key, &JobDefinition::key);
    return found == jobs.end() ? nullptr : &*found;
}

} // namespace signalbox::demo
