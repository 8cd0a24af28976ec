// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/index_builder.h"

#include <QFile>
#include <QTemporaryDir>

namespace signalbox::tests {

/// A log of a test, written to a folder that goes with it, and its whole index.
class LogOnDisk {
public:
    explicit LogOnDisk(const QByteArray& bytes)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a test's log");
        file.close();
        index = std::make_shared<logs::LineIndex>(*logs::LogFile::open(path()));
        logs::buildIndex(*index, {}, [] { });
    }

    QString path() const { return folder.filePath(QStringLiteral("a.log")); }

    /// The bytes of every line, as the index finds them.
    QList<QByteArray> lines() const
    {
        QList<QByteArray> all;
        for (const logs::ByteRange& range : index->ranges(0, index->lineCount()))
            all.append(index->file().read(range.begin, range.size()));
        return all;
    }

    QTemporaryDir folder;
    std::shared_ptr<logs::LineIndex> index;
};

} // namespace signalbox::tests
