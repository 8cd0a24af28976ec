// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/repository_files.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutexLocker>

#include <utility>

namespace signalbox::lint {
namespace {

/// A file may be written twice within one tick of the disk's clock: what is younger is read again.
constexpr qint64 settled = 2000; // ms

bool isBelow(const QString& path, const QString& folder)
{
    return path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

/// Nothing that climbs, and nothing that the system would read as another path.
bool isPlain(const QString& path)
{
    return !path.isEmpty() && !path.startsWith(u'/') && !path.contains(QChar::Null) && QDir::cleanPath(path) == path
        && path != QStringLiteral("..") && !path.startsWith(QStringLiteral("../"));
}

} // namespace

QString CloneFiles::rootOf(const QString& name)
{
    QString folder = QFileInfo(name).absolutePath();
    for (;;) {
        if (QFileInfo::exists(folder + QStringLiteral("/.github"))
            || QFileInfo::exists(folder + QStringLiteral("/.git")))
            return folder;
        const qsizetype slash = folder.lastIndexOf(u'/');
        if (slash <= 0)
            return {};
        folder.truncate(slash);
    }
}

CloneFiles::CloneFiles(const QString& folder)
    : m_folder(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()))
    , m_root(QFileInfo(folder).canonicalFilePath())
{
}

Presence CloneFiles::presence(const QString& path) const
{
    if (m_root.isEmpty() || !isPlain(path))
        return Presence::Unknown;
    const QFileInfo info(m_root + u'/' + path);
    if (!info.exists() && !info.isSymLink())
        return Presence::Missing;
    return isBelow(info.canonicalFilePath(), m_root) && info.isFile() ? Presence::There : Presence::Unknown;
}

RepositoryFiles::Answer CloneFiles::read(const QString& path) const
{
    const Presence found = presence(path);
    if (found != Presence::There)
        return {.presence = found, .bytes = {}};
    QFile file(m_root + u'/' + path);
    const QFileInfo info(file);
    if (info.size() > mostBytes)
        return {};
    const qint64 modified = info.lastModified().toMSecsSinceEpoch();
    const bool isSettled = QDateTime::currentMSecsSinceEpoch() - modified > settled;
    {
        const QMutexLocker lock(&m_mutex);
        const auto kept = m_kept.constFind(path);
        if (kept != m_kept.cend() && isSettled && kept->modified == modified && kept->size == info.size())
            return {.presence = Presence::There, .bytes = kept->bytes};
    }
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFile::NoError || bytes.size() > mostBytes)
        return {};
    const QMutexLocker lock(&m_mutex);
    Kept& kept = m_kept[path];
    kept = {.modified = modified, .size = info.size(), .bytes = kept.bytes == bytes ? kept.bytes : bytes};
    return {.presence = Presence::There, .bytes = kept.bytes};
}

QString CloneFiles::pathOf(const QString& name) const
{
    const QString path = QDir::cleanPath(QFileInfo(name).absoluteFilePath());
    if (isBelow(path, m_folder))
        return path.sliced(m_folder.size() + (m_folder.endsWith(u'/') ? 0 : 1));
    return {};
}

RepositoryFiles::Answer FetchedFiles::read(const QString& path) const
{
    const QMutexLocker lock(&m_mutex);
    const auto given = m_given.constFind(path);
    if (given != m_given.cend())
        return *given;
    m_wanted.insert(path);
    return {};
}

void FetchedFiles::give(const QString& path, const QByteArray& bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_given.insert(path, {.presence = Presence::There, .bytes = bytes});
    m_wanted.remove(path);
}

void FetchedFiles::giveMissing(const QString& path)
{
    const QMutexLocker lock(&m_mutex);
    m_given.insert(path, {.presence = Presence::Missing, .bytes = {}});
    m_wanted.remove(path);
}

void FetchedFiles::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_given.clear();
    m_wanted.clear();
}

QStringList FetchedFiles::wanted() const
{
    const QMutexLocker lock(&m_mutex);
    QStringList paths = m_wanted.values();
    paths.sort();
    return paths;
}

QStringList FetchedFiles::takeWanted()
{
    const QMutexLocker lock(&m_mutex);
    QStringList paths = std::exchange(m_wanted, {}).values();
    paths.sort();
    return paths;
}

} // namespace signalbox::lint
