// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_private.h"

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

} // namespace

Client::Task<void> Client::Private::act(Endpoint endpoint, RepositoryName name, PathValue thing, QByteArray body)
{
    Request request{.method = endpoint.method, .url = url(endpoint, name, {thing}), .body = body};
    const auto answer = co_await send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return core::Result<void>();
}

Client::Task<void> Client::rerun(RepositoryName name, core::RunId id, bool debugLogging)
{
    co_return co_await d->act(endpoint::rerun, name, runId(id), debugBody(debugLogging));
}

Client::Task<void> Client::rerunFailedJobs(RepositoryName name, core::RunId id, bool debugLogging)
{
    co_return co_await d->act(endpoint::rerunFailedJobs, name, runId(id), debugBody(debugLogging));
}

Client::Task<void> Client::rerunJob(RepositoryName name, core::JobId id, bool debugLogging)
{
    const PathValue job{"job_id"_L1, QString::number(id.value)};
    co_return co_await d->act(endpoint::rerunJob, name, job, debugBody(debugLogging));
}

Client::Task<void> Client::cancel(RepositoryName name, core::RunId id)
{
    co_return co_await d->act(endpoint::cancel, name, runId(id));
}

Client::Task<void> Client::forceCancel(RepositoryName name, core::RunId id)
{
    co_return co_await d->act(endpoint::forceCancel, name, runId(id));
}

Client::Task<void> Client::approve(RepositoryName name, core::RunId id)
{
    co_return co_await d->act(endpoint::approve, name, runId(id));
}

Client::Task<void> Client::deleteRun(RepositoryName name, core::RunId id)
{
    co_return co_await d->act(endpoint::deleteRun, name, runId(id));
}

} // namespace signalbox::github
