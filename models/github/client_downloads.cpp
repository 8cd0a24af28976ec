// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_private.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {

Client::Task<qint64> Client::Private::download(core::RepositoryName name, QUrl url, QString path)
{
    const Request request{.url = url, .downloadTo = path};
    const auto answer = co_await send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return answer->written;
}

Client::Task<qint64> Client::downloadJobLog(core::RepositoryName name, core::JobId id, QString path)
{
    const QUrl url = d->url(endpoint::jobLog, name, {{"job_id"_L1, QString::number(id.value)}});
    auto size = co_await d->download(name, url, path);
    if (size || size.error().kind != core::ErrorKind::NotYet)
        co_return size;
    // The storage says the same of a job that has not ended and of one that ended before it began.
    const auto job = co_await this->job(name, id);
    if (!job)
        co_return std::unexpected(job.error());
    if (!job->state.isCompleted() || !job->steps.empty())
        co_return size;
    co_return std::unexpected(core::Error{.kind = core::ErrorKind::NotFound,
                                          .what = u"This job never started, so it has no log."_s,
                                          .httpStatus = size.error().httpStatus});
}

Client::Task<qint64> Client::downloadArtifact(core::RepositoryName name, core::ArtifactId id, QString path)
{
    const QUrl url = d->url(endpoint::artifactZip, name,
                            {{"artifact_id"_L1, QString::number(id.value)}, {"archive_format"_L1, u"zip"_s}});
    co_return co_await d->download(name, url, path);
}

Client::Task<qint64> Client::downloadArtifact(core::RepositoryName name, core::ArtifactId id,
                                              std::shared_ptr<PartialDownload> part)
{
    const QUrl url = d->url(endpoint::artifactZip, name,
                            {{"artifact_id"_L1, QString::number(id.value)}, {"archive_format"_L1, u"zip"_s}});
    const Request request{.url = url, .part = part};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return answer->written;
}

} // namespace signalbox::github
