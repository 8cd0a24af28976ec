// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"
#include "core/run.h"
#include "core/workflow.h"

#include <QHash>

#include <vector>

namespace signalbox::github {

/// What earlier answers said and later requests and rows need: new names of repositories, names of workflows, ids.
class Learned {
public:
    /// The name to ask for: what a repository was last renamed to, else the name itself.
    core::RepositoryName nameNow(const core::RepositoryName& name) const;
    /// False when it is no news.
    bool rename(const core::RepositoryName& from, const core::RepositoryName& to);

    void take(const core::Repository& repository);
    void take(const std::vector<core::Workflow>& workflows);

    /// Their repository's id, where a repository of that name was seen.
    void complete(const core::RepositoryName& name, std::vector<core::Workflow>& workflows) const;
    /// The name of each run's workflow, where its list was seen, and the repository where a row does not say it.
    void complete(const core::RepositoryName& name, std::vector<core::Run>& runs) const;

private:
    QHash<core::RepositoryName, core::RepositoryName> m_newNames;
    QHash<core::RepositoryName, core::RepositoryId> m_repositoryIds;
    QHash<core::WorkflowId, QString> m_workflowNames;
};

} // namespace signalbox::github
