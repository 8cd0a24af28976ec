// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/blobs.h"

#include "demo/archive.h"
#include "demo/log_writer.h"
#include "demo/seed.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Response error(int status, const QByteArray& code, const QByteArray& message)
{
    return {.status = status,
            .body = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>"
                + message + "\nRequestId:7f2c1d3e-001e-0052-5e2a-4c1b7a000000</Message></Error>",
            .contentType = "application/xml"};
}

Response missing()
{
    return error(404, "BlobNotFound", "The specified blob does not exist.");
}

Response content(const QByteArray& body, const QByteArray& type, const QByteArray& fileName = {})
{
    Response response{.body = body, .contentType = type};
    response.headers.append(QHttpHeaders::WellKnownHeader::AcceptRanges, "bytes");
    if (!fileName.isEmpty())
        response.headers.append(QHttpHeaders::WellKnownHeader::ContentDisposition, "attachment; filename=" + fileName);
    return response;
}

// What "bytes=FROM-TO" asks for of a body; anything else asks for all of it.
Response partOf(Response response, const QByteArray& range)
{
    static const QRegularExpression form(u"^bytes=(\\d{1,15})-(\\d{1,15})?$"_s);
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(range));
    if (response.status != 200 || !match.hasMatch())
        return response;
    const qint64 size = response.body.size();
    const qint64 from = match.captured(1).toLongLong();
    const qint64 to = std::min(match.captured(2).isEmpty() ? size - 1 : match.captured(2).toLongLong(), size - 1);
    if (from >= size || to < from)
        return error(416, "InvalidRange", "The range specified is invalid for the current size of the resource.");
    response.status = 206;
    response.headers.append(QHttpHeaders::WellKnownHeader::ContentRange,
                            "bytes " + QByteArray::number(from) + '-' + QByteArray::number(to) + '/'
                                + QByteArray::number(size));
    response.body = response.body.sliced(from, to - from + 1);
    return response;
}

} // namespace

QString Blobs::sign(const QString& path)
{
    const QString until = QString::number(m_world.now() + seconds(60));
    const quint64 signature = mix(m_world.seed(), numberFrom(path + until));
    return path + "?se="_L1 + until + "&sig="_L1 + QString::number(signature, 16);
}

QString Blobs::jobLog(qint64 job)
{
    return sign(u"/actions-results/logs/job-%1.txt"_s.arg(job));
}

QString Blobs::runLogs(qint64 run, int attempt)
{
    return sign(u"/actions-results/logs/run-%1-%2.zip"_s.arg(run).arg(attempt));
}

QString Blobs::artifact(qint64 artifact)
{
    return sign(u"/actions-results/artifacts/artifact-%1-0.zip"_s.arg(artifact));
}

QString Blobs::asset(qint64 asset)
{
    return sign(u"/github-production-release-asset/asset-%1.bin"_s.arg(asset));
}

Response Blobs::refusal(int status)
{
    if (status == 404)
        return missing();
    return status == 503
        ? error(status, "ServerBusy", "The server is currently unable to receive requests. Please retry your request.")
        : error(status, "InternalError", "The server encountered an internal error. Please retry the request.");
}

Response Blobs::get(const QString& pathAndQuery, bool authorised, const QByteArray& range)
{
    if (authorised)
        return error(400, "InvalidAuthenticationInfo",
                     "Authentication information is not given in the correct format. Check the value of Authorization "
                     "header.");
    const QString path = pathAndQuery.section(u'?', 0, 0);
    const QUrlQuery query(pathAndQuery.section(u'?', 1));
    const QString until = query.queryItemValue(u"se"_s);
    const quint64 signature = query.queryItemValue(u"sig"_s).toULongLong(nullptr, 16);
    if (signature != mix(m_world.seed(), numberFrom(path + until)) || until.toLongLong() < m_world.now())
        return error(403, "AuthenticationFailed",
                     "Server failed to authenticate the request. Make sure the value of Authorization header is formed "
                     "correctly including the signature.");
    return partOf(whole(path.section(u'/', -1).section(u'.', 0, 0)), range);
}

Response Blobs::whole(const QString& file)
{
    const QString kind = file.section(u'-', 0, 0);
    const qint64 id = file.section(u'-', 1, 1).toLongLong();
    if (kind == "job"_L1) {
        const Job* job = m_world.job(id);
        return job && job->ended() && !job->steps.empty()
            ? content(jobLogText(m_world, *job), "text/plain; charset=utf-8")
            : missing();
    }
    if (kind == "run"_L1) {
        const Run* run = m_world.run(id);
        const int attempt = file.section(u'-', 2).toInt();
        if (!run || attempt < 1 || attempt > static_cast<int>(run->attempts.size()))
            return missing();
        return content(logArchive(m_world, *run, attempt), "application/zip",
                       "logs_" + QByteArray::number(run->suite) + ".zip");
    }
    if (kind == "asset"_L1)
        return fileOf(id);
    const QByteArray& zip = zipOf(id);
    return zip.isEmpty() ? missing() : content(zip, "zip", "artifact.zip");
}

Response Blobs::fileOf(qint64 id)
{
    for (const auto& [key, repository] : m_world.repositories()) {
        for (const Release& release : repository->releases) {
            const auto asset = std::ranges::find(release.assets, id, &Asset::id);
            if (asset != release.assets.end())
                return content(asset->content, asset->contentType.toLatin1(), asset->name.toUtf8());
        }
    }
    return missing();
}

const QByteArray& Blobs::zipOf(qint64 id)
{
    QByteArray& zip = m_zips[id];
    if (!zip.isEmpty())
        return zip;
    for (const auto& [key, repository] : m_world.repositories()) {
        const auto artifact = repository->artifacts.find(id);
        if (artifact != repository->artifacts.end())
            zip = artifactArchive(m_world, artifact->second);
    }
    return zip;
}

} // namespace signalbox::demo
