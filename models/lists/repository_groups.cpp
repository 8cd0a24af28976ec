// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_groups.h"

#include "lists/overview_filter_model.h"
#include "lists/repository_list_model.h"

#include <map>

namespace signalbox::lists {

std::vector<RepositoryGroup> repositoryGroups(const RepositoryListModel& repositories,
                                              const QHash<QString, QString>& own)
{
    using Named = std::map<QString, QSet<core::RepositoryName>>;
    Named groups;
    Named topics;
    for (int row = 0; row < repositories.rowCount(); ++row) {
        const RepositorySummary& summary = repositories.rowAt(row);
        if (const QString group = own.value(OverviewFilterModel::markOf(summary.name)); !group.isEmpty())
            groups[group].insert(summary.name);
        for (const QString& topic : summary.repository.topics)
            topics[topic].insert(summary.name);
    }
    std::vector<RepositoryGroup> all;
    for (const auto& [name, members] : groups)
        all.push_back({.name = name, .repositories = members});
    for (const auto& [topic, members] : topics) {
        if (members.size() > 1)
            all.push_back({.name = RepositoryListModel::tr("topic: %1").arg(topic), .repositories = members});
    }
    return all;
}

} // namespace signalbox::lists
