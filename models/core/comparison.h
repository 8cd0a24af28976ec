// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <vector>

namespace signalbox::core {

/// One commit of a comparison.
struct Commit {
    QString id; ///< 40 hex digits
    QString message; ///< of any number of lines
    QString author; ///< login, or the name in the commit where GitHub knows no user
    QDateTime at; ///< when it was committed, UTC
    int parents = 1; ///< 2 and more: a merge

    bool operator==(const Commit&) const = default;

    QString subject() const { return message.section(u'\n', 0, 0).trimmed(); }
};

/// A file that differs. https://docs.github.com/en/rest/commits/commits#compare-two-commits
struct ChangedFile {
    enum class Change { Added, Removed, Modified, Renamed, Unknown };

    QString path;
    QString pathBefore; ///< of a renamed one; else empty
    Change change = Change::Unknown;
    int additions = 0; ///< lines
    int deletions = 0;

    bool operator==(const ChangedFile&) const = default;
};

/// What lies between two commits, seen from the first.
struct Comparison {
    enum class Direction { Ahead, Behind, Identical, Diverged, Unknown };

    Direction direction = Direction::Unknown;
    int aheadBy = 0; ///< commits that the second has and the first has not
    int behindBy = 0;
    std::vector<Commit> commits; ///< those ahead, oldest first
    bool hasAllCommits = true;
    std::vector<ChangedFile> files; ///< GitHub names the first three hundred
    bool hasAllFiles = true;
    QUrl webUrl;

    bool operator==(const Comparison&) const = default;
};

} // namespace signalbox::core
