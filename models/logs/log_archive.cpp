// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_archive.h"

#include <KCompressionDevice>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::logs {
namespace {

constexpr qint64 blockBytes = 1 << 20;

core::Error notKept(const QString& detail)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The log could not be kept."_s,
            .advice = u"Make room on the disk, or see who may write to the folder of kept logs."_s,
            .detail = detail};
}

core::Error notRestored(const QString& detail)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The kept log cannot be read."_s,
            .advice = u"It may still be at GitHub: open it there."_s,
            .detail = detail};
}

/// Everything that `from` has to give; false when either side fails.
bool copy(QIODevice& from, QIODevice& to)
{
    while (true) {
        const QByteArray block = from.read(blockBytes);
        if (block.isEmpty())
            return from.atEnd();
        if (to.write(block) != block.size())
            return false;
    }
}

core::Result<void> compress(const QString& file, const QString& target, qint64 cap)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return std::unexpected(notKept(source.errorString()));
    if (source.size() == 0)
        return {};
    if (!QDir().mkpath(QFileInfo(target).path()))
        return std::unexpected(notKept(target));
    QSaveFile saved(target);
    if (!saved.open(QIODevice::WriteOnly))
        return std::unexpected(notKept(saved.errorString()));
    {
        KCompressionDevice gzip(&saved, false, KCompressionDevice::GZip);
        if (!gzip.open(QIODevice::WriteOnly) || !copy(source, gzip))
            return std::unexpected(notKept(gzip.errorString()));
    } // its end is written as it closes
    if (saved.size() > cap)
        return {}; // unfinished, so nothing is left of it
    if (!saved.commit())
        return std::unexpected(notKept(saved.errorString()));
    return {};
}

core::Result<void> decompress(const QString& file, const QString& target)
{
    if (!QFileInfo::exists(file))
        return std::unexpected(core::Error{.kind = core::ErrorKind::NotFound, .what = u"This log was not kept."_s});
    if (!QDir().mkpath(QFileInfo(target).path()))
        return std::unexpected(notRestored(target));
    QSaveFile saved(target);
    if (!saved.open(QIODevice::WriteOnly))
        return std::unexpected(notRestored(saved.errorString()));
    KCompressionDevice gzip(file, KCompressionDevice::GZip);
    const bool whole = gzip.open(QIODevice::ReadOnly) && copy(gzip, saved) && gzip.error() == QFileDevice::NoError;
    if (!whole) {
        if (saved.error() == QFileDevice::NoError)
            QFile::remove(file); // damaged: it would be in the way of a good one
        return std::unexpected(notRestored(gzip.errorString()));
    }
    if (!saved.commit())
        return std::unexpected(notRestored(saved.errorString()));
    return {};
}

} // namespace

LogArchive::LogArchive(QString folder, qint64 cap)
    : m_folder(std::move(folder))
    , m_cap(cap)
{
}

QString LogArchive::pathOf(const QString& name) const
{
    return m_folder + u'/' + name + u".gz"_s;
}

bool LogArchive::has(const QString& name) const
{
    return QFileInfo::exists(pathOf(name));
}

QFuture<core::Result<void>> LogArchive::keep(const QString& name, const QString& file) const
{
    return QtConcurrent::run([file, target = pathOf(name), folder = m_folder, cap = m_cap] {
        auto kept = compress(file, target, cap);
        trimFolder(folder, cap);
        return kept;
    });
}

QFuture<core::Result<void>> LogArchive::restore(const QString& name, const QString& target) const
{
    return QtConcurrent::run([file = pathOf(name), target] { return decompress(file, target); });
}

int trimFolder(const QString& folder, qint64 cap)
{
    std::vector<QFileInfo> files;
    qint64 sum = 0;
    for (QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();) {
        files.push_back(each.nextFileInfo());
        sum += files.back().size();
    }
    std::ranges::sort(files, {}, [](const QFileInfo& file) { return file.lastModified(); });
    int removed = 0;
    for (const QFileInfo& file : files) {
        if (sum <= cap)
            break;
        if (QFile::remove(file.filePath())) {
            sum -= file.size();
            ++removed;
        }
    }
    return removed;
}

} // namespace signalbox::logs
