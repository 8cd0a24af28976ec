// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_order.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

constexpr qsizetype LongestDescription = 140; // GitHub's

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

PlannedRequest deploymentRequest(const QString& base, const core::NewDeployment& deployment)
{
    QJsonObject body{{u"ref"_s, deployment.commit}, {u"environment"_s, deployment.environment},
                     {u"task"_s, deployment.task},  {u"description"_s, deployment.description},
                     {u"auto_merge"_s, false},      {u"required_contexts"_s, QJsonArray()}};
    body.insert(u"payload"_s, QJsonDocument::fromJson(deployment.payload).object());
    return {.method = u"POST"_s, .path = base + "/deployments"_L1, .body = compact(body)};
}

PlannedRequest wayRequest(const core::RepositoryName& repository, const RollbackOrder& order,
                          const RollbackState& state)
{
    const QString base = u"/repos/"_s + repository.full();
    switch (state.way) {
    case RollbackWay::RerunOldRun:
        return {.method = u"POST"_s, .path = base + u"/actions/runs/%1/rerun"_s.arg(order.oldRun.value)};
    case RollbackWay::CreateDeployment:
        return deploymentRequest(base, deploymentOf(state));
    default:
        break;
    }
    return plannedDispatch(repository, order.workflow, order.ref, inputsOf(order, state));
}

} // namespace

QString newRollbackKey()
{
    return "sb-"_L1 + QUuid::createUuid().toString(QUuid::Id128).right(12);
}

QMap<QString, QString> inputsOf(const RollbackOrder& order, const RollbackState& state)
{
    auto inputs = order.inputs;
    for (QString& value : inputs)
        value.replace("%reason%"_L1, u"%1 [%2]"_s.arg(state.reason, state.key));
    return inputs;
}

core::NewDeployment claimOf(const RollbackState& state)
{
    const QJsonObject payload{{u"schema"_s, 1},
                              {u"from"_s, state.from.name},
                              {u"to"_s, state.target.name},
                              {u"trigger"_s, word(state.trigger)},
                              {u"bad_deployment_id"_s, state.badDeployment.value},
                              {u"reason"_s, state.reason},
                              {u"idempotency_key"_s, state.key}};
    const QString description = u"Rollback from %1 to %2: %3"_s.arg(state.from.name, state.target.name, state.reason);
    return {.commit = state.target.commit,
            .environment = state.environment,
            .task = u"rollback"_s,
            .description = description.left(LongestDescription),
            .payload = compact(payload)};
}

core::NewDeployment deploymentOf(const RollbackState& state)
{
    const QJsonObject payload{
        {u"version"_s, state.target.name}, {u"rollback"_s, true}, {u"idempotency_key"_s, state.key}};
    auto deployment = claimOf(state);
    deployment.task = u"deploy"_s;
    deployment.payload = compact(payload);
    return deployment;
}

std::vector<PlannedRequest> requestsOf(const RollbackOrder& order, const RollbackState& state,
                                       const core::RepositoryName& repository)
{
    const QString base = u"/repos/"_s + repository.full();
    const QJsonObject release{
        {u"state"_s, u"inactive"_s}, {u"description"_s, u"The rollback has ended."_s}, {u"auto_inactive"_s, false}};
    return {deploymentRequest(base, claimOf(state)),
            wayRequest(repository, order, state),
            {.method = u"POST"_s, .path = base + u"/deployments/{claim}/statuses"_s, .body = compact(release)}};
}

} // namespace signalbox::delivery
