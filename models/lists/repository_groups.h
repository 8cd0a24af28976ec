// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace signalbox::lists {

class RepositoryListModel;

/// Repositories that a filter takes together.
struct RepositoryGroup {
    QString name; ///< "Backend", or "topic: rust"
    QSet<core::RepositoryName> repositories;

    bool operator==(const RepositoryGroup&) const = default;
};

/// The user's own groups (from OverviewFilterModel::markOf to a name) by name, then the topics that two repositories or
/// more share. A topic of one repository would only be another name for it.
std::vector<RepositoryGroup> repositoryGroups(const RepositoryListModel& repositories,
                                              const QHash<QString, QString>& own);

} // namespace signalbox::lists
