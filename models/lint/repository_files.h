// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QSet>
#include <QString>
#include <QStringList>

namespace signalbox::lint {

/// What is known of a file of a repository.
enum class Presence : quint8 {
    Unknown, ///< nobody has looked, or it cannot be read: nothing is ever said of it
    Missing, ///< there is no such file
    There,
};

/// Other files of the repository that a file is in, by their paths from its root: ".github/actions/build/action.yml".
/// Each function may be called from any thread, also at once.
class RepositoryFiles {
public:
    struct Answer {
        Presence presence = Presence::Unknown;
        QByteArray bytes; ///< of a file that is there
    };

    RepositoryFiles() = default;
    RepositoryFiles(const RepositoryFiles&) = delete;
    RepositoryFiles& operator=(const RepositoryFiles&) = delete;
    virtual ~RepositoryFiles() = default;

    /// What is in the file. Called at each check: the same bytes are to be the same array where that is possible.
    virtual Answer read(const QString& path) const = 0;
    /// Whether it is there, also when nobody would want to read it.
    virtual Presence presence(const QString& path) const { return read(path).presence; }
    /// The path from the root of a file as its user names it; empty: it is not in this repository.
    virtual QString pathOf(const QString& name) const { return name; }
};

/// Those of a clone on this disk. What lies outside of its folder, also by a link, is not known, nor is what is no
/// plain file. A file is read again when the disk says that it has changed.
class CloneFiles final : public RepositoryFiles {
public:
    /// Workflows and action files are never larger than this; a larger file is not read.
    static constexpr qint64 mostBytes = 1'048'576;

    /// The root of the clone that a file is in, which need not be there yet: the nearest folder above with a .github or
    /// .git in it; empty: none.
    static QString rootOf(const QString& name);

    /// `folder` is the root of the clone.
    explicit CloneFiles(const QString& folder);

    Answer read(const QString& path) const override;
    Presence presence(const QString& path) const override;
    /// `name` is one of this disk, absolute or from the current folder.
    QString pathOf(const QString& name) const override;

private:
    struct Kept {
        qint64 modified = 0; ///< milliseconds since 1970
        qint64 size = 0;
        QByteArray bytes;
    };

    QString m_folder; ///< absolute, as its user names it
    QString m_root; ///< the same without links; empty: there is no such folder
    mutable QMutex m_mutex;
    mutable QHash<QString, Kept> m_kept; ///< by path from the root
};

/// Those that somebody fetches from elsewhere: what was not given yet is not known, and wanted() says so.
class FetchedFiles final : public RepositoryFiles {
public:
    Answer read(const QString& path) const override;

    void give(const QString& path, const QByteArray& bytes);
    void giveMissing(const QString& path);
    /// Forgets all, as when another commit is looked at.
    void clear();
    /// The paths that were asked for and not given, sorted.
    QStringList wanted() const;
    /// The same, and forgets that they were asked for: those of the next time are what was asked for since.
    QStringList takeWanted();

private:
    mutable QMutex m_mutex;
    QHash<QString, Answer> m_given;
    mutable QSet<QString> m_wanted;
};

} // namespace signalbox::lint
