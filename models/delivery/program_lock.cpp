// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/program_lock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

QString fileOf(const QString& folder, const QString& of, const QString& extension)
{
    const QByteArray name = QCryptographicHash::hash(of.toLower().toUtf8(), QCryptographicHash::Sha1).toHex();
    return folder + u'/' + QString::fromLatin1(name) + extension;
}

std::unique_ptr<QLockFile> lockFile(const QString& path)
{
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(0);
    return file;
}

} // namespace

core::Result<std::unique_ptr<QLockFile>> lockAlone(const QString& folder, const LockedThing& thing)
{
    QDir().mkpath(folder);
    auto file = lockFile(fileOf(folder, thing.of, u".lock"_s));
    if (file->tryLock())
        return file;
    if (file->error() != QLockFile::LockFailedError)
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Storage,
                        .what = u"No lock can be made in %1, so nobody %2."_s.arg(folder, thing.doing),
                        .advice = u"See who owns the folder, and whether the disk is full."_s});
    qint64 process = 0;
    QString host;
    QString program;
    file->getLockInfo(&process, &host, &program);
    return std::unexpected(core::Error{
        .kind = core::ErrorKind::Conflict,
        .what = u"Another Signalbox on this machine (process %1) %2."_s.arg(QString::number(process), thing.doing),
        .advice = thing.advice});
}

std::unique_ptr<QLockFile> askForLock(const QString& folder, const QString& of)
{
    auto file = lockFile(fileOf(folder, of, u".wanted"_s));
    file->tryLock(); // else another one asks for it already
    return file;
}

bool wantsAnother(const QString& folder, const QString& of)
{
    const QString path = fileOf(folder, of, u".wanted"_s);
    // To try the lock of one that nobody has would write a file, and tell everybody who looks at the folder.
    return QFile::exists(path) && !lockFile(path)->tryLock();
}

} // namespace signalbox::delivery
