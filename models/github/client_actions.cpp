// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_private.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {
namespace {

PathValue runId(core::RunId id)
{
    return {"run_id"_L1, QString::number(id.value)};
}

/// No body at all when there is nothing to say, as GitHub's own tools do.
QByteArray debugBody(bool debugLogging)
{
    return debugLogging ? QByteArrayLiteral(R"({"enable_debug_logging":true})") : QByteArray();
}

PathValue workflowId(core::WorkflowId id)
{
    return {"workflow_id"_L1, QString::number(id.value)};
}

} // namespace

Client::Task<void> Client::Private::act(Endpoint endpoint, RepositoryName name, PathValue thing, QByteArray body,
                                        RequestRecord record)
{
    Request request{.method = endpoint.method, .url = url(endpoint, name, {thing}), .body = body, .record = record};
    const auto answer = co_await send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return core::Result<void>();
}

Client::Task<void> Client::rerun(RepositoryName name, core::RunId id, bool debugLogging, RequestRecord record)
{
    co_return co_await d->act(endpoint::rerun, name, runId(id), debugBody(debugLogging), record);
}

Client::Task<void> Client::rerunFailedJobs(RepositoryName name, core::RunId id, bool debugLogging, RequestRecord record)
{
    co_return co_await d->act(endpoint::rerunFailedJobs, name, runId(id), debugBody(debugLogging), record);
}

Client::Task<void> Client::rerunJob(RepositoryName name, core::JobId id, bool debugLogging, RequestRecord record)
{
    const PathValue job{"job_id"_L1, QString::number(id.value)};
    co_return co_await d->act(endpoint::rerunJob, name, job, debugBody(debugLogging), record);
}

Client::Task<void> Client::cancel(RepositoryName name, core::RunId id, RequestRecord record)
{
    co_return co_await d->act(endpoint::cancel, name, runId(id), {}, record);
}

Client::Task<void> Client::forceCancel(RepositoryName name, core::RunId id, RequestRecord record)
{
    co_return co_await d->act(endpoint::forceCancel, name, runId(id), {}, record);
}

Client::Task<void> Client::approve(RepositoryName name, core::RunId id, RequestRecord record)
{
    co_return co_await d->act(endpoint::approve, name, runId(id), {}, record);
}

Client::Task<void> Client::deleteRun(RepositoryName name, core::RunId id, RequestRecord record)
{
    co_return co_await d->act(endpoint::deleteRun, name, runId(id), {}, record);
}

Client::Task<void> Client::reviewDeployments(RepositoryName name, core::RunId id,
                                             std::vector<core::EnvironmentId> environments, bool approve,
                                             QString comment, RequestRecord record)
{
    QJsonArray ids;
    for (const core::EnvironmentId environment : environments)
        ids.append(environment.value);
    const QJsonObject body{
        {u"environment_ids"_s, ids}, {u"state"_s, approve ? u"approved"_s : u"rejected"_s}, {u"comment"_s, comment}};
    co_return co_await d->act(endpoint::reviewDeployments, name, runId(id), bytesOf(body), record);
}

Client::Task<void> Client::enableWorkflow(RepositoryName name, core::WorkflowId id, RequestRecord record)
{
    co_return co_await d->act(endpoint::enableWorkflow, name, workflowId(id), {}, record);
}

Client::Task<void> Client::disableWorkflow(RepositoryName name, core::WorkflowId id, RequestRecord record)
{
    co_return co_await d->act(endpoint::disableWorkflow, name, workflowId(id), {}, record);
}

} // namespace signalbox::github
