// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads/artifact_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace signalbox::downloads {
namespace {

constexpr int mostLetters = 120; // of 255 bytes that file systems take, with room for what is put behind it
constexpr int mostTries = 1000;
constexpr auto sha256 = "sha256:"_L1;

core::Error unwritable(const QString& what, const QString& detail)
{
    return {.kind = core::ErrorKind::Storage,
            .what = what,
            .advice = u"Check the free space and the permissions of the folder."_s,
            .detail = detail};
}

QString numbered(const QString& path, int number)
{
    const QFileInfo file(path);
    return number == 1
        ? path
        : u"%1/%2 (%3).%4"_s.arg(file.path(), file.completeBaseName(), QString::number(number), file.suffix());
}

} // namespace

QString fileNameOf(const core::Artifact& artifact)
{
    static const QRegularExpression forbidden(u"[\\x00-\\x1f\\x7f/\\\\:*?\"<>|]"_s);
    QString name = artifact.name.left(mostLetters).trimmed();
    name.replace(forbidden, u"_"_s);
    while (name.startsWith(u'.')) // neither hidden nor a way up
        name.remove(0, 1);
    if (name.isEmpty())
        name = u"artifact-%1"_s.arg(artifact.id.value);
    return name.endsWith(".zip"_L1, Qt::CaseInsensitive) ? name : name + u".zip"_s;
}

QString partPathOf(const QString& path, core::ArtifactId artifact)
{
    return u"%1.%2.part"_s.arg(path).arg(artifact.value);
}

bool mayBeWhole(const core::Artifact& artifact, qint64 size)
{
    return size > 0 && size == artifact.size && artifact.digest.startsWith(sha256);
}

core::Result<void> check(const QString& part, const core::Artifact& artifact)
{
    if (!artifact.digest.startsWith(sha256))
        return {};
    QFile file(part);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return std::unexpected(unwritable(u"The download could not be read again."_s, file.errorString()));
    if (QString::fromLatin1(hash.result().toHex()) == artifact.digest.sliced(sha256.size()).toLower())
        return {};
    file.remove();
    return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                       .what = u"What came is not what GitHub says it should be, and was deleted."_s,
                                       .advice = u"Download it again."_s,
                                       .detail = u"the SHA-256 digest differs"_s});
}

core::Result<QString> publish(const QString& part, const QString& path, Existing existing)
{
    if (existing == Existing::Replace) {
        std::error_code error;
        std::filesystem::rename(QFileInfo(part).filesystemFilePath(), QFileInfo(path).filesystemFilePath(), error);
        if (error)
            return std::unexpected(unwritable(u"The download could not be given its name."_s, path));
        return path;
    }
    for (int number = 1; number <= mostTries; ++number) {
        const QString free = numbered(path, number);
        if (QFile::exists(free))
            continue;
        QFile file(part);
        if (file.rename(free)) // fails where something has come meanwhile
            return free;
        if (!QFile::exists(free))
            return std::unexpected(unwritable(u"The download could not be given its name."_s, file.errorString()));
    }
    return std::unexpected(unwritable(u"There are too many files of this name."_s, path));
}

} // namespace signalbox::downloads
