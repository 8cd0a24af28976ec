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

LogCache::LogCache(github::Client& client, QString folder, LogArchive archive, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_folder(std::move(folder))
    , m_archive(std::move(archive))
{
}

QString LogCache::nameOf(const core::RepositoryName& repository, const core::Job& job) const
{
    const QString account = m_client ? folderName(m_client->account().id) : u"closed"_s;
    return u"%1/%2/%3/%4-%5.log"_s.arg(account, folderName(repository.owner), folderName(repository.name))
        .arg(job.id.value)
        .arg(job.attempt);
}

QString LogCache::pathOf(const core::RepositoryName& repository, const core::Job& job) const
{
    return m_folder + u'/' + nameOf(repository, job);
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
    const core::Result<void> obtained = co_await obtain(repository, job);
    const core::Result<QString> fetched = obtained.transform([&path] { return path; });
    if (self) {
        for (const auto& tell : self->m_underWay.take(path))
            tell(fetched);
    }
    co_return fetched;
}

/// From the archive, else from GitHub.
QCoro::Task<core::Result<void>> LogCache::obtain(core::RepositoryName repository, core::Job job)
{
    const QPointer<LogCache> self(this);
    const LogArchive archive = m_archive;
    const QString name = nameOf(repository, job);
    const QString path = pathOf(repository, job);
    if (archive.has(name)) {
        github::Wait<void> wait(m_lifetime);
        archive.restore(name, path).then(this, wait.end());
        if (co_await wait)
            co_return {};
    }
    if (!self || !m_client)
        co_return std::unexpected(cancelled());
    const auto size = co_await m_client->downloadJobLog(repository, job.id, path);
    if (!size)
        co_return std::unexpected(size.error());
    // Beside the reading, which it must not delay; a disk without room for it is no reason to withhold the log.
    if (self && m_keeps)
        static_cast<void>(archive.keep(name, path));
    co_return {};
}

} // namespace signalbox::logs
