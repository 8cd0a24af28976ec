// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/graphql.h"

#include <algorithm>
#include <optional>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonArray releaseNodes(Call& call, const Repository& repository)
{
    QJsonArray nodes;
    const Release* latest = repository.latest();
    for (auto release = repository.releases.rbegin(); release != repository.releases.rend(); ++release) {
        nodes.append(QJsonObject{{u"name"_s, release->name},
                                 {u"tagName"_s, release->tag},
                                 {u"isDraft"_s, release->draft},
                                 {u"isLatest"_s, &*release == latest},
                                 {u"isImmutable"_s, release->immutable},
                                 {u"isPrerelease"_s, release->prerelease},
                                 {u"createdAt"_s, stamp(release->createdAt)},
                                 {u"publishedAt"_s, orNull(stamp(release->publishedAt))},
                                 {u"url"_s, call.represent.web(repository, "/releases/tag/"_L1 + release->tag)}});
    }
    return nodes;
}

QString stateOf(const PullRequest& pull)
{
    return pull.mergedAt != 0 ? u"MERGED"_s : pull.state.toUpper();
}

QJsonArray pullNodes(Call& call, const Repository& repository, const QJsonObject& arguments)
{
    QJsonArray nodes;
    for (auto pull = repository.pullRequests.rbegin(); pull != repository.pullRequests.rend(); ++pull) {
        if (allows(arguments.value("headRefName"_L1), pull->head)
            && allows(arguments.value("baseRefName"_L1), pull->base)
            && allows(arguments.value("states"_L1), stateOf(*pull)))
            nodes.append(pullRequestNode(call, repository, *pull));
    }
    return nodes;
}

// What a field of its own arguments holds.
QJsonValue shown(const QJsonObject& held, const Selected& field)
{
    return selected({{field.name, held}}, {field}).value(field.shown);
}

// Enough of a repository for the questions that gh asks beside REST: who it is, what may be done, which pull requests a
// branch has. And what stands where, with what was deployed before, in one question. What is not
// known is null, as GraphQL has it.
QJsonObject repositoryObject(Call& call, const Repository& repository, const std::vector<Selected>& fields)
{
    QJsonObject whole{
        {u"id"_s, nodeId(u"R"_s, repository.id)},
        {u"databaseId"_s, repository.id},
        {u"name"_s, repository.name},
        {u"nameWithOwner"_s, repository.fullName()},
        {u"owner"_s, QJsonObject{{u"login"_s, repository.owner}}},
        {u"hasIssuesEnabled"_s, true},
        {u"hasWikiEnabled"_s, true},
        {u"description"_s, repository.description},
        {u"viewerPermission"_s, u"ADMIN"_s},
        {u"defaultBranchRef"_s, QJsonObject{{u"name"_s, repository.defaultBranch}}},
        {u"parent"_s, QJsonValue::Null},
        {u"mergeCommitAllowed"_s, true},
        {u"rebaseMergeAllowed"_s, true},
        {u"squashMergeAllowed"_s, true},
        {u"isPrivate"_s, repository.isPrivate},
        {u"releases"_s, connection(releaseNodes(call, repository))},
    };
    QJsonObject part = selected(whole, fields);
    // Each is asked for with arguments of its own, or takes longer than what is always there.
    for (const Selected& field : fields) {
        if (field.name == "pullRequests"_L1)
            part.insert(field.shown, shown(connection(pullNodes(call, repository, field.arguments)), field));
        else if (field.name == "deployments"_L1)
            part.insert(field.shown, shown(deploymentConnection(call, repository, field.arguments), field));
        else if (field.name == "environments"_L1)
            part.insert(field.shown, shown(environmentConnection(call, repository), field));
    }
    return part;
}

Response flawed(const QJsonObject& error, const QJsonObject& data = {})
{
    QJsonObject body{{u"errors"_s, QJsonArray{error}}};
    if (!data.isEmpty())
        body.insert("data"_L1, data);
    return Response::json(body);
}

Response change(Call& call, const std::vector<Selected>& fields)
{
    QJsonObject data;
    for (const Selected& field : fields) {
        if (field.name != "revertPullRequest"_L1)
            return flawed({{u"message"_s, u"Field '%1' doesn't exist on type 'Mutation'"_s.arg(field.name)}});
        if (call.request.grant.rights < Rights::Write)
            return flawed({{u"type"_s, u"FORBIDDEN"_s},
                           {u"path"_s, QJsonArray{field.shown}},
                           {u"message"_s, u"Resource not accessible by personal access token"_s}});
        const auto done = revertPullRequest(call, field.arguments.value("input"_L1).toObject());
        if (!done)
            return flawed(
                {{u"type"_s, u"UNPROCESSABLE"_s}, {u"path"_s, QJsonArray{field.shown}}, {u"message"_s, done.error()}});
        data.insert(field.shown, selected(*done, field.fields));
    }
    return Response::json(QJsonObject{{u"data"_s, data}});
}

Response answer(Call& call)
{
    const QJsonObject body = call.request.json();
    const QString query = body.value("query"_L1).toString();
    if (query.isEmpty())
        return Response::json(
            QJsonObject{{u"message"_s, u"A query attribute must be specified and must be a string."_s},
                        {u"documentation_url"_s, u"https://docs.github.com/graphql"_s}},
            400);
    const auto operation = operationOf(query, body.value("variables"_L1).toObject());
    if (!operation)
        return flawed({{u"message"_s, operation.error()}});
    if (operation->changes)
        return change(call, operation->fields);
    QJsonObject data;
    std::optional<QJsonObject> missing;
    for (const Selected& field : operation->fields) {
        data.insert(field.shown, QJsonValue::Null);
        if (field.name == "viewer"_L1)
            data.insert(field.shown, selected({{u"login"_s, call.request.login}}, field.fields));
        if (field.name != "repository"_L1)
            continue;
        const QString name
            = field.arguments.value("owner"_L1).toString() + u'/' + field.arguments.value("name"_L1).toString();
        const Repository* repository = call.world.repository(name);
        if (repository)
            data.insert(field.shown, repositoryObject(call, *repository, field.fields));
        else
            missing = QJsonObject{{u"type"_s, u"NOT_FOUND"_s},
                                  {u"path"_s, QJsonArray{field.shown}},
                                  {u"message"_s, u"Could not resolve to a Repository with the name '%1'."_s.arg(name)}};
    }
    return missing ? flawed(*missing, data) : Response::json(QJsonObject{{u"data"_s, data}});
}

} // namespace

QJsonObject connection(const QJsonArray& nodes)
{
    return {{u"nodes"_s, nodes},
            {u"totalCount"_s, nodes.size()},
            {u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}, {u"endCursor"_s, QJsonValue::Null}}}};
}

bool allows(const QJsonValue& wanted, const QString& text)
{
    return wanted.isArray() ? wanted.toArray().contains(text) : wanted.isNull() || wanted.toString(text) == text;
}

QJsonObject pullRequestNode(const Call& call, const Repository& repository, const PullRequest& pull)
{
    const QJsonObject owner{{u"login"_s, pull.fork ? pull.author : repository.owner}};
    return {
        {u"id"_s, nodeId(u"PR"_s, pull.id)},
        {u"number"_s, pull.number},
        {u"title"_s, pull.title},
        {u"body"_s, pull.body},
        {u"state"_s, stateOf(pull)},
        {u"isDraft"_s, pull.draft},
        {u"isCrossRepository"_s, pull.fork},
        {u"url"_s, call.represent.web(repository, u"/pull/%1"_s.arg(pull.number))},
        {u"headRefName"_s, pull.head},
        {u"headRefOid"_s, pull.sha},
        {u"baseRefName"_s, pull.base},
        {u"author"_s, QJsonObject{{u"login"_s, pull.author}}},
        {u"headRepositoryOwner"_s, owner},
        {u"headRepository"_s, QJsonObject{{u"name"_s, repository.name}, {u"owner"_s, owner}}},
        {u"createdAt"_s, stamp(pull.createdAt)},
        {u"updatedAt"_s, stamp(pull.updatedAt)},
    };
}

std::vector<Route> graphqlRoutes()
{
    return {{"POST", u"graphql"_s, Needs::Token, answer}};
}

} // namespace signalbox::demo
