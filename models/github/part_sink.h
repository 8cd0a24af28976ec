// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QFile>

namespace signalbox::github {

/// The file of a partial download, which keeps what it has. Made on one thread and used on workers, by one at a time.
class PartSink {
public:
    explicit PartSink(QString path);

    /// How much of it is there already; 0 when there is no file.
    core::Result<qint64> size() const;
    /// What is written from now on comes behind the first `from` bytes; what was there behind them goes.
    core::Result<qint64> beginAt(qint64 from);
    /// The size of the file now.
    core::Result<qint64> write(const QByteArray& bytes);

private:
    core::Error error() const;

    QString m_path;
    QFile m_file;
};

} // namespace signalbox::github
