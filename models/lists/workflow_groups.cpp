// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/workflow_groups.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString filePrefix(const QString& path)
{
    QString stem = path.section(u'/', -1);
    stem.truncate(stem.lastIndexOf(u'.'));
    return namePrefix(stem);
}

/// The prefix, as it is compared, that each workflow has; of those that somebody shares.
QHash<core::WorkflowId, QString> shared(const std::vector<core::Workflow>& workflows,
                                        QString (*prefixOf)(const core::Workflow&))
{
    QHash<QString, int> counts;
    QHash<core::WorkflowId, QString> prefixes;
    for (const core::Workflow& workflow : workflows) {
        const QString prefix = prefixOf(workflow);
        if (prefix.isEmpty())
            continue;
        ++counts[prefix.toLower()];
        prefixes.insert(workflow.id, prefix);
    }
    prefixes.removeIf([&](const auto& entry) { return counts.value(entry.value().toLower()) < 2; });
    return prefixes;
}

} // namespace

QString namePrefix(const QString& name)
{
    static const QRegularExpression bracketed(uR"(^\s*[\[(]([^\])]+)[\])]\s*\S)"_s);
    static const QRegularExpression separated(uR"(^\s*(\S(?:.*?\S)?)\s*(?:\s[/|\x{2013}\x{2014}\x{00b7}-]\s|:\s|/))"_s);
    static const QRegularExpression oneWord(uR"(^\s*([\p{L}\p{N}][^\s_-]*)(?:[_-]\S*)?\s*$)"_s);
    for (const QRegularExpression* form : {&bracketed, &separated, &oneWord}) {
        if (const auto match = form->match(name); match.hasMatch())
            return match.captured(1).trimmed();
    }
    return {};
}

std::vector<WorkflowGroup> workflowGroups(const std::vector<core::Workflow>& workflows)
{
    const auto byName = shared(workflows, [](const core::Workflow& workflow) { return namePrefix(workflow.name); });
    const auto byFile = shared(workflows, [](const core::Workflow& workflow) { return filePrefix(workflow.path); });
    QMap<QString, WorkflowGroup> groups; // by the prefix in small letters
    for (const core::Workflow& workflow : workflows) {
        const QString prefix = byName.contains(workflow.id) ? byName.value(workflow.id) : byFile.value(workflow.id);
        if (prefix.isEmpty())
            continue;
        WorkflowGroup& group = groups[prefix.toLower()];
        if (group.name.isEmpty())
            group.name = prefix;
        group.workflows.push_back(workflow.id);
    }
    std::vector<WorkflowGroup> found;
    for (WorkflowGroup& group : groups) {
        if (group.workflows.size() > 1 && group.workflows.size() < workflows.size())
            found.push_back(std::move(group));
    }
    return found;
}

} // namespace signalbox::lists
