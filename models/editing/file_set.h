// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::editing {

/// A file that is to be written into a folder.
struct NewFile {
    QString path; ///< in the folder: ".github/workflows/ci.yml"
    QByteArray bytes;
    bool isExecutable = false;

    bool operator==(const NewFile&) const = default;
};

/// How a folder stands to a file that is to be written into it.
struct FileStanding {
    enum class Kind {
        New, ///< nothing is there
        Same, ///< it is there, byte for byte
        Other, ///< another text is there
        Blocked, ///< something is there that no file can take the place of, or that cannot be read
    };

    Kind kind = Kind::New;
    QByteArray bytes; ///< of Other: what is there

    bool operator==(const FileStanding&) const = default;
};

/// How it stands to each of them. Asks the disk: a worker's work.
std::vector<FileStanding> standingsOf(const QString& folder, const std::vector<NewFile>& files);

/// Writes them, each whole or not at all, with the folders that they need. A file that is there already is written only
/// where its path is among `over`, and the others are written only when all may be: rejected with the path of the first
/// that may not. Nothing is written through a link that leads out of the folder. The paths that were written; a file
/// that is there byte for byte is not. A worker's work.
core::Result<QStringList> writeFiles(const QString& folder, const std::vector<NewFile>& files, const QStringList& over);

} // namespace signalbox::editing
