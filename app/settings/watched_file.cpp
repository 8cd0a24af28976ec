// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/watched_file.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace signalbox::settings {

WatchedFile::WatchedFile(const QString& file, qint64 mostBytes, QObject* parent)
    : QObject(parent)
    , m_file(file)
    , m_mostBytes(mostBytes)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &WatchedFile::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &WatchedFile::look);
}

/// Nothing when the file is not there or cannot be read.
QByteArray WatchedFile::contents() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.read(m_mostBytes + 1) : QByteArray();
}

void WatchedFile::watch()
{
    m_seen = contents();
    m_watcher.addPath(QFileInfo(m_file).path());
    m_watcher.addPath(m_file);
}

/// Editors write into the file, or put another one in its place, which is not watched yet; and the folder changes for
/// other reasons too.
void WatchedFile::look()
{
    if (QFile::exists(m_file) && !m_watcher.files().contains(m_file))
        m_watcher.addPath(m_file);
    auto now = contents();
    if (now == m_seen)
        return;
    m_seen = std::move(now);
    Q_EMIT changed();
}

} // namespace signalbox::settings
