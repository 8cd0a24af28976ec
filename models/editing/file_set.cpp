// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/file_set.h"

#include "editing/text_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

using Kind = FileStanding::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("FileSet", text);
}

/// Where the nearest folder that is there really is: within `root`, whatever links lie on the way.
bool staysWithin(const QString& root, const QString& path)
{
    QDir nearest = QFileInfo(path).dir();
    while (!nearest.exists() && nearest.path() != root && nearest.path().size() > root.size())
        nearest.setPath(QFileInfo(nearest.path()).path());
    const QString real = nearest.canonicalPath();
    const QString realRoot = QDir(root).canonicalPath();
    return !realRoot.isEmpty() && (real == realRoot || real.startsWith(realRoot + u'/'));
}

FileStanding standingOf(const QString& root, const NewFile& file)
{
    const QString path = QDir(root).filePath(file.path);
    const QFileInfo info(path);
    if (!staysWithin(root, path) || info.isSymLink())
        return {.kind = Kind::Blocked, .bytes = {}};
    for (QString above = info.path(); above.size() > root.size(); above = QFileInfo(above).path()) {
        if (QFileInfo::exists(above) && !QFileInfo(above).isDir())
            return {.kind = Kind::Blocked, .bytes = {}};
    }
    if (!info.exists())
        return {};
    QFile there(path);
    if (!info.isFile() || info.size() > TextFile::mostBytes || !there.open(QIODevice::ReadOnly))
        return {.kind = Kind::Blocked, .bytes = {}};
    QByteArray bytes = there.read(TextFile::mostBytes);
    if (bytes == file.bytes)
        return {.kind = Kind::Same, .bytes = {}};
    return {.kind = Kind::Other, .bytes = std::move(bytes)};
}

core::Error refused(const QString& what, const QString& advice, const QString& path)
{
    return {.kind = core::ErrorKind::Storage, .what = what, .advice = advice, .detail = path};
}

core::Result<void> write(const QString& path, const NewFile& file)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(file.bytes) != file.bytes.size() || !out.commit())
        return std::unexpected(refused(tr("%1 could not be written.").arg(file.path),
                                       tr("See whether the disk is full and you may write there."), out.errorString()));
    if (file.isExecutable) {
        QFile::setPermissions(
            path, QFile::permissions(path) | QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther);
    }
    return {};
}

} // namespace

std::vector<FileStanding> standingsOf(const QString& folder, const std::vector<NewFile>& files)
{
    const QString root = QDir::cleanPath(folder);
    std::vector<FileStanding> standings;
    standings.reserve(files.size());
    for (const NewFile& file : files)
        standings.push_back(standingOf(root, file));
    return standings;
}

core::Result<QStringList> writeFiles(const QString& folder, const std::vector<NewFile>& files, const QStringList& over)
{
    const QString root = QDir::cleanPath(folder);
    if (!QDir(root).exists())
        return std::unexpected(refused(tr("The folder is not there."), tr("Choose another one."), root));
    const std::vector<FileStanding> standings = standingsOf(root, files);
    for (size_t i = 0; i < files.size(); ++i) {
        if (standings[i].kind == Kind::Blocked)
            return std::unexpected(refused(tr("%1 cannot be written.").arg(files[i].path),
                                           tr("Something else is in its place, or a link that leads elsewhere."),
                                           root));
        if (standings[i].kind == Kind::Other && !over.contains(files[i].path))
            return std::unexpected(core::Error{.kind = core::ErrorKind::Conflict,
                                               .what = tr("%1 is there already.").arg(files[i].path),
                                               .advice = tr("Compare them, and choose whether it is to be replaced."),
                                               .detail = root});
    }
    QStringList written;
    for (size_t i = 0; i < files.size(); ++i) {
        if (standings[i].kind == Kind::Same)
            continue;
        if (const auto done = write(QDir(root).filePath(files[i].path), files[i]); !done)
            return std::unexpected(done.error());
        written << files[i].path;
    }
    return written;
}

} // namespace signalbox::editing
