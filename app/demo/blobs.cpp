// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/blobs.h"

#include "demo/archive.h"
#include "demo/log_writer.h"
#include "demo/seed.h"

#include <QUrlQuery>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Blobs::Content error(int status, const QByteArray& code, const QByteArray& message)
{
    return {.status = status,
            .body = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>"
                + message + "\nRequestId:7f2c1d3e-001e-0052-5e2a-4c1b7a000000</Message></Error>",
            .type = "application/xml",
            .fileName = {}};
}

Blobs::Content missing()
{
    return error(404, "BlobNotFound", "The specified blob does not exist.");
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

Blobs::Content Blobs::get(const QString& pathAndQuery, bool authorised)
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
    const QString file = path.section(u'/', -1).section(u'.', 0, 0);
    const QString kind = file.section(u'-', 0, 0);
    const qint64 id = file.section(u'-', 1, 1).toLongLong();
    if (kind == "job"_L1) {
        const Job* job = m_world.job(id);
        return job && job->ended() && !job->steps.empty()
            ? Content{.body = jobLogText(m_world, *job), .type = "text/plain; charset=utf-8", .fileName = {}}
            : missing();
    }
    if (kind == "run"_L1) {
        const Run* run = m_world.run(id);
        const int attempt = file.section(u'-', 2).toInt();
        if (!run || attempt < 1 || attempt > static_cast<int>(run->attempts.size()))
            return missing();
        return {.body = logArchive(m_world, *run, attempt),
                .type = "application/zip",
                .fileName = "logs_" + QByteArray::number(run->suite) + ".zip"};
    }
    const QByteArray& zip = zipOf(id);
    return zip.isEmpty() ? missing() : Content{.body = zip, .type = "zip", .fileName = "artifact.zip"};
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
