// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <vector>

namespace signalbox::demo {

/// What happened to a file between two states of a repository.
struct FileChange {
    QString path;
    QString status; ///< added, removed, modified
    QByteArray after; ///< its text; what it had when it was removed
    int additions = 0; ///< lines
    int deletions = 0;
    QString patch; ///< one hunk, from the first line that differs to the last
};

/// In the order of the paths.
std::vector<FileChange> changesBetween(const QMap<QString, QByteArray>& before, const QMap<QString, QByteArray>& after);

} // namespace signalbox::demo
