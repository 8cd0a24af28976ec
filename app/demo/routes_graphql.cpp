// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"
#include "demo/selection.h"

#include <QRegularExpression>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// Enough of a repository for the questions that gh asks beside REST: who it is, what may be done, which pull requests a
// branch has. What is not known is null, as GraphQL has it; nobody else of ours asks GraphQL.
QJsonObject repositoryObject(const Repository& repository)
{
    return {
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
        {u"pullRequests"_s,
         QJsonObject{{u"nodes"_s, QJsonArray()},
                     {u"totalCount"_s, 0},
                     {u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}, {u"endCursor"_s, QJsonValue::Null}}}}},
    };
}

QJsonObject releasesObject(Call& call, const Repository& repository)
{
    QJsonArray nodes;
    bool newest = true;
    for (auto release = repository.releases.rbegin(); release != repository.releases.rend(); ++release) {
        const bool isLatest = newest && !release->draft && !release->prerelease;
        newest = newest && !isLatest;
        nodes.append(QJsonObject{{u"name"_s, release->name},
                                 {u"tagName"_s, release->tag},
                                 {u"isDraft"_s, release->draft},
                                 {u"isLatest"_s, isLatest},
                                 {u"isImmutable"_s, false},
                                 {u"isPrerelease"_s, release->prerelease},
                                 {u"createdAt"_s, stamp(release->createdAt)},
                                 {u"publishedAt"_s, orNull(stamp(release->publishedAt))},
                                 {u"url"_s, call.represent.web(repository, "/releases/tag/"_L1 + release->tag)}});
    }
    return {{u"nodes"_s, nodes},
            {u"totalCount"_s, nodes.size()},
            {u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}, {u"endCursor"_s, u""_s}}}};
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
    const QJsonObject variables = body.value("variables"_L1).toObject();
    QJsonObject data;
    if (query.contains("viewer"_L1))
        data.insert("viewer"_L1, QJsonObject{{u"login"_s, call.request.login}});
    if (query.contains(QRegularExpression(u"\\brepository\\s*\\("_s))) {
        const QString owner = variables.value("owner"_L1).toString();
        const QString name = variables.value("name"_L1).toString(variables.value("repo"_L1).toString());
        const Repository* repository = call.world.repository(owner + u'/' + name);
        if (!repository)
            return Response::json(
                QJsonObject{{u"data"_s, QJsonObject{{u"repository"_s, QJsonValue::Null}}},
                            {u"errors"_s,
                             QJsonArray{QJsonObject{
                                 {u"type"_s, u"NOT_FOUND"_s},
                                 {u"path"_s, QJsonArray{u"repository"_s}},
                                 {u"message"_s,
                                  u"Could not resolve to a Repository with the name '%1/%2'."_s.arg(owner, name)}}}}});
        QJsonObject object = repositoryObject(*repository);
        object.insert("releases"_L1, releasesObject(call, *repository));
        data.insert("repository"_L1, object);
    }
    return Response::json(QJsonObject{{u"data"_s, selected(data, query)}});
}

} // namespace

std::vector<Route> graphqlRoutes()
{
    return {{"POST", u"graphql"_s, Needs::Token, answer}};
}

} // namespace signalbox::demo
