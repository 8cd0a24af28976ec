// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/deploy_workflow.h"
#include "github/client.h"
#include "github/wait.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace signalbox::delivery {

/// What a repository has to deploy with.
struct DeployWorkflows {
    std::vector<DeployWorkflow> all; ///< switched off ones among them, as their workflow's state says
    QStringList images; ///< that any of its workflows pushes, in their words, as publishedImages() has them
    bool answersDeployments = false; ///< a workflow begins with `on: deployment`

    bool operator==(const DeployWorkflows&) const = default;
};

/// Reads the workflow files of a repository's default branch and finds what deploys. While the branch stands where it
/// stood, a second reading is one request. GUI thread only; parsing is a worker's.
class DeployWorkflowReader final : public QObject {
    Q_OBJECT

public:
    explicit DeployWorkflowReader(github::Client& client, QObject* parent = nullptr);

    /// A file that cannot be read deploys nothing. Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<DeployWorkflows>> read(core::Repository repository);

private:
    struct Kept {
        QString commit; ///< of the default branch
        DeployWorkflows workflows;
    };

    QPointer<github::Client> m_client;
    std::map<core::RepositoryName, Kept> m_kept;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
