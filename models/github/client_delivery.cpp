// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {
namespace {

PathValue idOf(core::DeploymentId id)
{
    return {"deployment_id"_L1, QString::number(id.value)};
}

core::Error whyNotDeploy(core::Error error)
{
    if (error.httpStatus == 403 || error.httpStatus == 404) {
        error.what = u"The token may not write deployments of this repository."_s;
        error.advice
            = u"Give a fine-grained token Deployments: read and write, a classic one the scope repo_deployment."_s;
    }
    return error;
}

} // namespace

Client::Task<Look<core::Environment>> Client::environments(RepositoryName name, Priority priority, Ask ask)
{
    const Pages pages{.repository = name,
                      .first = d->url(endpoint::environments, name, {}, hundredAPage()),
                      .priority = priority,
                      .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::Environment>(pages, parseEnvironments);
}

Client::Task<Look<core::Deployment>> Client::deployments(RepositoryName name, QString environment, Priority priority,
                                                         Ask ask)
{
    const QUrlQuery newest = github::queryOf({{u"environment"_s, environment}, {u"per_page"_s, u"30"_s}});
    const Pages pages{.repository = name,
                      .first = d->url(endpoint::deployments, name, {}, newest),
                      .priority = priority,
                      .limit = 1,
                      .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::Deployment>(pages, parseDeployments);
}

Client::Task<Look<core::DeploymentStatus>> Client::deploymentStatuses(RepositoryName name, core::DeploymentId id,
                                                                      Priority priority, Ask ask)
{
    const Pages pages{.repository = name,
                      .first = d->url(endpoint::deploymentStatuses, name, {idOf(id)}, hundredAPage()),
                      .priority = priority,
                      .limit = 1,
                      .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::DeploymentStatus>(pages, parseDeploymentStatuses);
}

Client::Task<core::Deployment> Client::createDeployment(RepositoryName name, core::NewDeployment deployment,
                                                        RequestRecord record)
{
    QJsonObject body{{u"ref"_s, deployment.commit}, {u"environment"_s, deployment.environment},
                     {u"task"_s, deployment.task},  {u"description"_s, deployment.description},
                     {u"auto_merge"_s, false},      {u"required_contexts"_s, QJsonArray()}};
    if (!deployment.payload.isEmpty())
        body.insert(u"payload"_s, QJsonDocument::fromJson(deployment.payload).object());
    const Request request{.method = endpoint::createDeployment.method,
                          .url = d->url(endpoint::createDeployment, name),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(whyNotDeploy(answer.error()));
    co_return parseDeployment(answer->body);
}

Client::Task<void> Client::createDeploymentStatus(RepositoryName name, core::DeploymentId id,
                                                  core::DeploymentState state, QString description,
                                                  RequestRecord record)
{
    const QJsonObject body{
        {u"state"_s, core::word(state)}, {u"description"_s, description}, {u"auto_inactive"_s, false}};
    const auto done = co_await d->act(endpoint::createDeploymentStatus, name, idOf(id), bytesOf(body), record);
    if (!done)
        co_return std::unexpected(whyNotDeploy(done.error()));
    co_return core::Result<void>();
}

} // namespace signalbox::github
