// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace signalbox::logs {

/// A log on disk, opened for reading. Read in pieces rather than mapped: mapped pages would count as ours, and a file
/// that somebody shortens meanwhile would end the program. All functions are safe from any thread.
class LogFile {
public:
    static core::Result<std::shared_ptr<const LogFile>> open(const QString& path);

    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    const QString& path() const { return m_path; }
    /// Bytes, as they were when it was opened.
    qint64 size() const { return m_size; }
    /// Copies up to `size` bytes from `offset`; returns how many there were, less at the end or after a disk error.
    qint64 read(qint64 offset, char* to, qint64 size) const;
    QByteArray read(qint64 offset, qint64 size) const;

private:
    LogFile(QString path, int descriptor, qint64 size);

    QString m_path;
    int m_descriptor;
    qint64 m_size;
};

} // namespace signalbox::logs
