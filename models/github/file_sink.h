// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QSaveFile>

#include <memory>

namespace signalbox::github {

/// Writes a file whole or not at all: until commit() there is only a temporary one, which goes with this object. Made
/// on one thread and used on workers, by one at a time.
class FileSink {
public:
    explicit FileSink(QString path);

    core::Result<qint64> write(const QByteArray& bytes);
    /// The size of the file that is there now.
    core::Result<qint64> commit();

private:
    core::Error error() const;
    bool open();

    QString m_path;
    std::unique_ptr<QSaveFile> m_file; // made by the first worker that needs it
    qint64 m_written = 0;
};

} // namespace signalbox::github
