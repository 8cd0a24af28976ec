// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/program_lock.h"

#include <QCryptographicHash>
#include <QDir>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {

core::Result<std::unique_ptr<QLockFile>> lockAlone(const QString& folder, const LockedThing& thing)
{
    const QByteArray name = QCryptographicHash::hash(thing.of.toLower().toUtf8(), QCryptographicHash::Sha1).toHex();
    QDir().mkpath(folder);
    auto file = std::make_unique<QLockFile>(folder + u'/' + QString::fromLatin1(name) + u".lock"_s);
    file->setStaleLockTime(0);
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

} // namespace signalbox::delivery
