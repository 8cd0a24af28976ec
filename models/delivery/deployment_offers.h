// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pending_deployment.h"
#include "delivery/deployment_offer.h"
#include "github/client.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace signalbox::delivery {

/// Finds out what a waiting deployment would deploy, and over what. Cheap: of an environment the newest deployments
/// and the statuses of the few down to the one that is there; tags and what lies between two commits are asked for
/// once. GUI thread.
class DeploymentOffers final : public QObject {
    Q_OBJECT

public:
    explicit DeploymentOffers(github::Client& client, QObject* parent = nullptr);

    /// Of a run that waits, in this environment. Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<DeploymentOffer>> look(core::Run run, QString environment);
    /// Of a version that nobody has asked to deploy yet.
    QCoro::Task<core::Result<DeploymentOffer>> against(core::RepositoryName repository, DeployedVersion coming,
                                                       QString environment);
    /// Of a repository that was looked at.
    bool isTag(const core::RepositoryName& repository, const QString& name) const;

private:
    using Comparisons = std::map<std::pair<QString, QString>, core::Comparison>; // by their commits

    QCoro::Task<core::Result<void>> readTags(core::RepositoryName repository);
    /// The deployment that waits for this run, where GitHub lists one, and what is there.
    struct Found {
        std::optional<core::Deployment> waiting;
        std::optional<core::Deployment> current;
        bool isTaken = false; ///< something else is under way
    };
    QCoro::Task<core::Result<Found>> find(core::RepositoryName repository, core::RunId run, QString environment);
    QCoro::Task<core::Result<DeployedVersion>> name(core::Deployment deployment, core::Run run);
    /// Held against what was found there.
    QCoro::Task<core::Result<DeploymentOffer>> heldAgainst(Found found, DeployedVersion coming, core::Run run);
    QCoro::Task<core::Result<void>> compare(core::RepositoryName repository, DeploymentOffer* offer);

    QPointer<github::Client> m_client;
    std::map<core::RepositoryName, std::vector<core::Tag>> m_tags;
    std::map<core::RepositoryName, Comparisons> m_comparisons;
};

} // namespace signalbox::delivery
