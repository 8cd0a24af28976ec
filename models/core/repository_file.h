// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace signalbox::core {

/// What stands in a folder of a repository.
/// https://docs.github.com/en/rest/repos/contents
struct FolderEntry {
    QString path; ///< from the top of the repository
    bool isFolder = false; ///< else a file; nothing else is listed
    qint64 size = 0; ///< bytes, of a file

    bool operator==(const FolderEntry&) const = default;
};

/// A file on a branch.
struct RepositoryFile {
    QByteArray bytes;
    QString sha; ///< git's name for these bytes, which a change of the file must give
    QUrl webUrl;

    bool operator==(const RepositoryFile&) const = default;
};

/// What is to be done to a file, as one commit.
struct FileChange {
    QString path;
    QString branch;
    QByteArray bytes; ///< all of it, as it is to be
    QString sha; ///< of the bytes that it has now; empty for a file that is not there yet
    QString message; ///< of the commit
};

/// What became of it.
struct CommittedFile {
    QString sha; ///< of the file's bytes
    QString commit; ///< 40 hex digits
    QUrl webUrl; ///< of the commit

    bool operator==(const CommittedFile&) const = default;
};

/// A pull request that is to be opened.
struct NewPullRequest {
    QString head; ///< the branch with the commits
    QString base; ///< the branch that is to take them
    QString title;
    QString body; ///< may be empty
};

/// Git's name for a file of these bytes: their SHA-1 behind a header.
QString blobSha(const QByteArray& bytes);

} // namespace signalbox::core
