// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/deploy_workflow_reader.h"
#include "delivery/deployment_offers.h"
#include "delivery/promotion.h"

#include <QObject>
#include <QPointer>

namespace signalbox::delivery {

/// Finds out how a version comes to an environment, without changing anything. GUI thread.
class Promotions final : public QObject {
    Q_OBJECT

public:
    explicit Promotions(github::Client& client, QObject* parent = nullptr);

    /// Of a version that is deployed in `from`.
    QCoro::Task<core::Result<Promotion>> plan(core::RepositoryName repository, DeployedVersion version, QString from,
                                              QString to);
    /// Of a version as somebody names it: a tag with or without its "v", a branch, or a commit. Rejected where there
    /// is none, or no workflow deploys to that environment; Cancelled when this ends meanwhile.
    QCoro::Task<core::Result<Promotion>> plan(core::RepositoryName repository, QString version, QString to);

private:
    QCoro::Task<core::Result<DeployedVersion>> find(core::RepositoryName repository, QString version);
    QCoro::Task<core::Result<QString>> environment(core::RepositoryName repository, QString name);

    QPointer<github::Client> m_client;
    DeployWorkflowReader m_workflows;
    DeploymentOffers m_offers;
};

} // namespace signalbox::delivery
