// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/repository_scope.h"

#include "core/glob.h"
#include "core/line.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::core {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::core::RepositoryScope", text);
}

} // namespace

bool RepositoryScope::counts(const Run& run, const QString& defaultBranch) const
{
    if (leftOut.contains(run.workflowPath))
        return false;
    switch (branches) {
    case Branches::All:
        return true;
    case Branches::Default:
        return !Line::of({}, run).pullRequest && (defaultBranch.isEmpty() || run.branch == defaultBranch);
    case Branches::Some:
        break;
    }
    return std::ranges::any_of(patterns, [&](const QString& pattern) { return Glob(pattern).matches(run.branch); });
}

QString words(const RepositoryScope& scope, const std::vector<Workflow>& workflows)
{
    QStringList parts;
    const auto counted = std::ranges::count_if(workflows, [&](const Workflow& one) { return scope.counts(one); });
    if (counted != std::ssize(workflows))
        parts << tr("%1 of %2 workflows").arg(counted).arg(workflows.size());
    if (scope.branches == RepositoryScope::Branches::Default)
        parts << tr("default branch");
    else if (scope.branches == RepositoryScope::Branches::Some)
        parts << tr("branches %1").arg(scope.patterns.join(u", "_s));
    return parts.join(u", "_s);
}

} // namespace signalbox::core
