// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

/// Beside the REST API: https://api.github.com/graphql, or https://HOST/api/graphql for https://HOST/api/v3.
QUrl graphqlUrl(QUrl apiUrl)
{
    QString path = apiUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/v3"_L1))
        path.chop(3);
    apiUrl.setPath(path + "/graphql"_L1);
    return apiUrl;
}

} // namespace

Client::Task<core::PullRequest> Client::revertPullRequest(core::RepositoryName name, QString nodeId,
                                                          RequestRecord record)
{
    const QString mutation = u"mutation($id: ID!) { revertPullRequest(input: {pullRequestId: $id}) "
                             "{ revertPullRequest { number title url headRefName baseRefName } } }"_s;
    const QJsonObject body{{u"query"_s, mutation}, {u"variables"_s, QJsonObject{{u"id"_s, nodeId}}}};
    const Request request{.method = Method::Post,
                          .url = graphqlUrl(d->session.account().apiUrl),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return parseRevert(answer->body);
}

} // namespace signalbox::github
