// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linting/files.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace signalbox::linting {
namespace {

constexpr qint64 mostBytes = 16'000'000;

const QStringList& yamlNames()
{
    static const QStringList names{u"*.yml"_s, u"*.yaml"_s};
    return names;
}

void addFrom(QStringList& files, const QString& folder, const QStringList& names, bool deep)
{
    QDirIterator each(folder, names, QDir::Files | QDir::Hidden,
                      deep ? QDirIterator::Subdirectories : QDirIterator::NoIteratorFlags);
    while (each.hasNext())
        files << each.next();
}

std::unexpected<core::Error> cannotRead(const QString& path, const QString& why)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                       .what = u"`%1` cannot be read."_s.arg(path),
                                       .advice = u"Look whether it may be read."_s,
                                       .detail = why});
}

} // namespace

core::Result<QStringList> filesOf(const QString& path)
{
    const QFileInfo info(path);
    if (path == "-"_L1 || info.isFile())
        return QStringList{path};
    if (!info.isDir())
        return std::unexpected(core::Error{.kind = core::ErrorKind::NotFound,
                                           .what = u"There is no `%1`."_s.arg(path),
                                           .advice = u"Name a file or a folder that is there."_s});
    QString folder = QDir::cleanPath(path);
    QStringList files;
    const QStringList actions{u"action.yml"_s, u"action.yaml"_s};
    if (QFileInfo(folder + u"/.github"_s).isDir()) {
        addFrom(files, folder + u"/.github/workflows"_s, yamlNames(), false);
        addFrom(files, folder + u"/.github/actions"_s, actions, true);
        addFrom(files, folder, actions, false);
        addFrom(files, folder + u"/.github"_s, {u"dependabot.yml"_s, u"dependabot.yaml"_s}, false);
    } else {
        addFrom(files, folder, yamlNames(), true);
    }
    files.sort();
    return files;
}

core::Result<QByteArray> read(const QString& path)
{
    QFile file(path);
    const bool isOpen = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return cannotRead(path, file.errorString());
    QByteArray text = file.read(mostBytes + 1);
    if (file.error() != QFile::NoError)
        return cannotRead(path, file.errorString());
    if (text.size() > mostBytes)
        return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                           .what = u"`%1` is far too large for a workflow."_s.arg(path),
                                           .advice = u"GitHub reads 500 kB."_s});
    return text;
}

core::Result<void> write(const QString& path, const QByteArray& text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                           .what = u"`%1` cannot be written."_s.arg(path),
                                           .advice = u"Look whether it may be written and the disk has room."_s,
                                           .detail = file.errorString()});
    return {};
}

} // namespace signalbox::linting
