// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_cache.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

/// Names from outside become one folder each, whatever they hold; a dot would let them climb.
QString folderName(const QString& name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name.toLower(), {}, "."));
}

core::Error notYet()
{
    return {.kind = core::ErrorKind::NotYet,
            .what = u"This job has not ended."_s,
            .advice = u"GitHub hands out the log when it has."_s};
}

core::Error noFolder(const QString& folder)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The folder for logs cannot be made."_s,
            .advice = u"Check the disk and who may write there."_s,
            .detail = folder};
}

core::Error cancelled()
{
    return {.kind = core::ErrorKind::Cancelled, .what = u"The account was closed while its log was fetched."_s};
}

} // namespace

LogCache::LogCache(github::Client& client, QString folder, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_folder(std::move(folder))
{
}

QString LogCache::pathOf(const core::RepositoryName& repository, const core::Job& job) const
{
    const QString account = m_client ? folderName(m_client->account().id) : u"closed"_s;
    return u"%1/%2/%3/%4/%5-%6.log"_s.arg(m_folder, account, folderName(repository.owner), folderName(repository.name))
        .arg(job.id.value)
        .arg(job.attempt);
}

bool LogCache::has(const core::RepositoryName& repository, const core::Job& job) const
{
    return QFileInfo::exists(pathOf(repository, job));
}

QCoro::Task<core::Result<QString>> LogCache::fetch(core::RepositoryName repository, core::Job job)
{
    const QString path = pathOf(repository, job);
    if (QFileInfo::exists(path))
        co_return path;
    if (!m_client)
        co_return std::unexpected(cancelled());
    if (!job.state.isCompleted())
        co_return std::unexpected(notYet());
    if (m_underWay.contains(path)) {
        github::Wait<QString> wait(m_lifetime);
        m_underWay[path].push_back(wait.end());
        co_return co_await wait;
    }
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        co_return std::unexpected(noFolder(folder));
    m_underWay.insert(path, {});
    const QPointer<LogCache> self(this);
    const core::Result<qint64> size = co_await m_client->downloadJobLog(repository, job.id, path);
    const core::Result<QString> fetched = size.transform([&path](qint64) { return path; });
    if (self) {
        for (const auto& tell : self->m_underWay.take(path))
            tell(fetched);
    }
    co_return fetched;
}

} // namespace signalbox::logs
