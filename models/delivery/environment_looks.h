// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_state.h"
#include "github/client.h"
#include "github/wait.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <map>

namespace signalbox::delivery {

/// Looks at what is where in an account's repositories, as cheaply as it can be known: after the first look a
/// repository in which nothing was deployed costs nothing of the quota, because GitHub answers that nothing has
/// changed; and the statuses are asked for of those deployments alone that have new ones. GUI thread only.
class EnvironmentLooks final : public QObject {
    Q_OBJECT

public:
    explicit EnvironmentLooks(github::Client& client, QObject* parent = nullptr);

    /// Each environment of the repository, in GitHub's order, with what is there. Empty where it has none. A second
    /// look at the same repository waits for the one that goes on: two that overtake each other would remember an older
    /// answer as the newest. Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<std::vector<EnvironmentState>>> look(core::RepositoryName repository);

private:
    /// What is remembered of a list, so that GitHub may answer that it is as it was. Nothing: never read.
    template <class T>
    using Kept = std::optional<std::vector<T>>;
    struct OfEnvironment {
        Kept<core::Deployment> deployments;
        std::map<core::DeploymentId, core::Deployment> withStatuses; ///< as they were when their statuses were read
    };
    struct OfRepository {
        Kept<core::Environment> environments;
        Kept<core::Tag> tags;
        Kept<core::Run> runs; ///< the newest hundred that were started by hand
        std::map<core::RunId, DeployingRun> failed; ///< those of failed deployments, which may have been cancelled
        std::map<QString, OfEnvironment> byName;
        bool isLooking = false;
        std::deque<std::function<void(core::Result<void>)>> waiting; ///< for their turn to look
    };

    template <class T, class Read>
    QCoro::Task<core::Result<void>> refresh(Kept<T>* kept, Read read);
    QCoro::Task<core::Result<std::vector<EnvironmentState>>> lookAlone(core::RepositoryName repository,
                                                                       OfRepository* kept);
    QCoro::Task<core::Result<void>> readDeployments(core::RepositoryName repository, QString environment,
                                                    OfEnvironment* kept);
    QCoro::Task<core::Result<EnvironmentState>> readEnvironment(core::RepositoryName repository,
                                                                core::Environment environment, OfRepository* kept);
    static DeploymentSources sourcesOf(const OfRepository& kept);

    QPointer<github::Client> m_client;
    std::map<core::RepositoryName, OfRepository> m_kept;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
