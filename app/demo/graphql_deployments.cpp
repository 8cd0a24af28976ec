// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/graphql.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString cursorOf(qint64 id)
{
    return QString::fromLatin1(("cursor:v2:" + QByteArray::number(id)).toBase64());
}

/// The deployment of a cursor; 0 when it is none.
qint64 idOf(const QString& cursor)
{
    const QByteArray text = QByteArray::fromBase64(cursor.toLatin1());
    return text.startsWith("cursor:v2:") ? text.sliced(10).toLongLong() : 0;
}

// The latest status says it, but for the words that only a deployment has. A success is "active" for as long as nothing
// made it inactive, which in production nothing does: there may be many.
QString stateOf(const Deployment& deployment, Moment now)
{
    const QString& state = deployment.state();
    if (state.isEmpty())
        return now - deployment.createdAt > hours(0.5) ? u"ABANDONED"_s : u"PENDING"_s;
    return state == "success"_L1 ? u"ACTIVE"_s : state.toUpper();
}

QJsonObject statusNode(const Call& call, const Repository& repository, const Deployment& deployment,
                       const DeploymentStatus& status)
{
    const QJsonObject rest = call.represent.deploymentStatus(repository, deployment, status);
    return {
        {u"id"_s, nodeId(u"DES"_s, status.id)},
        {u"state"_s, status.state.toUpper()},
        {u"description"_s, orNull(status.description)},
        {u"logUrl"_s, orNull(rest.value("log_url"_L1).toString())},
        {u"environmentUrl"_s, rest.value("environment_url"_L1)},
        {u"environment"_s, deployment.environment},
        {u"createdAt"_s, stamp(status.at)},
        {u"updatedAt"_s, stamp(status.at)},
        {u"creator"_s, QJsonObject{{u"login"_s, status.creator}}},
    };
}

QJsonValue refNode(const Repository& repository, const QString& ref)
{
    const bool isBranch = repository.branches.contains(ref);
    if (!isBranch && !repository.tags.contains(ref))
        return QJsonValue::Null; // it was a commit, or is gone
    return QJsonObject{{u"name"_s, ref}, {u"prefix"_s, isBranch ? u"refs/heads/"_s : u"refs/tags/"_s}};
}

QJsonObject deploymentNode(const Call& call, const Repository& repository, const Deployment& deployment)
{
    QJsonArray statuses;
    for (auto status = deployment.statuses.rbegin(); status != deployment.statuses.rend(); ++status)
        statuses.append(statusNode(call, repository, deployment, *status));
    const Commit commit = repository.commits.value(deployment.sha);
    const Moment updated = deployment.statuses.empty() ? deployment.createdAt : deployment.statuses.back().at;
    return {
        {u"id"_s, nodeId(u"DE"_s, deployment.id)},
        {u"databaseId"_s, deployment.id},
        {u"commitOid"_s, deployment.sha},
        {u"commit"_s,
         QJsonObject{{u"oid"_s, deployment.sha}, {u"messageHeadline"_s, commit.message.section(u'\n', 0, 0)}}},
        {u"ref"_s, refNode(repository, deployment.ref)},
        {u"task"_s, deployment.task},
        {u"payload"_s, orNull(QString::fromUtf8(deployment.payload))},
        {u"description"_s, orNull(deployment.description)},
        {u"state"_s, stateOf(deployment, call.world.now())},
        {u"environment"_s, deployment.environment},
        {u"originalEnvironment"_s, deployment.environment},
        {u"latestEnvironment"_s, deployment.environment},
        {u"createdAt"_s, stamp(deployment.createdAt)},
        {u"updatedAt"_s, stamp(updated)},
        {u"creator"_s, QJsonObject{{u"login"_s, deployment.creator}}},
        {u"latestStatus"_s, statuses.isEmpty() ? QJsonValue(QJsonValue::Null) : statuses.first()},
        {u"statuses"_s, connection(statuses)},
    };
}

} // namespace

QJsonObject deploymentConnection(const Call& call, const Repository& repository, const QJsonObject& arguments)
{
    std::vector<const Deployment*> found;
    for (const Deployment& deployment : repository.deployments) {
        if (allows(arguments.value("environments"_L1), deployment.environment)
            && allows(arguments.value("task"_L1), deployment.task))
            found.push_back(&deployment);
    }
    const bool newestFirst = arguments.value("orderBy"_L1)["direction"_L1].toString() == "DESC"_L1;
    if (newestFirst)
        std::ranges::reverse(found);
    const qint64 after = idOf(arguments.value("after"_L1).toString());
    const auto isBehind
        = [&](const Deployment* each) { return after == 0 || (newestFirst ? each->id < after : each->id > after); };
    const auto total = static_cast<qsizetype>(found.size());
    std::erase_if(found, [&](const Deployment* each) { return !isBehind(each); });
    const auto first = static_cast<size_t>(std::clamp<qint64>(arguments.value("first"_L1).toInteger(100), 0, 100));
    const bool more = found.size() > first;
    found.resize(std::min(found.size(), first));
    QJsonArray nodes;
    for (const Deployment* each : found)
        nodes.append(deploymentNode(call, repository, *each));
    const QJsonValue end = found.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(cursorOf(found.back()->id));
    return {{u"nodes"_s, nodes},
            {u"totalCount"_s, total},
            {u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, more}, {u"endCursor"_s, end}}}};
}

QJsonObject environmentConnection(const Call& call, const Repository& repository)
{
    static const QStringList completed{u"success"_s, u"failure"_s, u"error"_s, u"inactive"_s};
    QJsonArray nodes;
    for (const Environment& environment : repository.environments) {
        const auto latest = std::find_if(repository.deployments.rbegin(), repository.deployments.rend(),
                                         [&environment](const Deployment& deployment) {
                                             return deployment.environment == environment.name
                                                 && completed.contains(deployment.state());
                                         });
        const bool isNone = latest == repository.deployments.rend();
        nodes.append(QJsonObject{
            {u"id"_s, nodeId(u"EN"_s, environment.id)},
            {u"databaseId"_s, environment.id},
            {u"name"_s, environment.name},
            {u"latestCompletedDeployment"_s,
             isNone ? QJsonValue(QJsonValue::Null) : QJsonValue(deploymentNode(call, repository, *latest))}});
    }
    return connection(nodes);
}

} // namespace signalbox::demo
