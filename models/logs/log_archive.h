// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QFuture>
#include <QString>

namespace signalbox::logs {

/// Logs that are to outlive GitHub's retention: one compressed file each (gzip), in a folder that holds so much and no
/// more. What was kept longest goes first. Asked from one thread; the work is done on others.
class LogArchive {
public:
    static constexpr qint64 UsualCap = qint64(1) << 30; ///< bytes, compressed

    /// `cap`: bytes of all its files together. The folder is made when something is kept.
    explicit LogArchive(QString folder, qint64 cap = UsualCap);

    /// `name` is a path below the folder, such as ACCOUNT/OWNER/REPOSITORY/JOB-ATTEMPT.log.
    bool has(const QString& name) const;
    /// Puts a compressed copy of the file there, whole or not at all. One that alone is larger than the cap is not
    /// kept, which is no error; Storage when the disk refuses it.
    QFuture<core::Result<void>> keep(const QString& name, const QString& file) const;
    /// Writes what was kept to `target`, whole or not at all. NotFound when there is none, Storage when it is damaged
    /// (it is removed then) or the target cannot be written.
    QFuture<core::Result<void>> restore(const QString& name, const QString& target) const;

private:
    QString pathOf(const QString& name) const;

    QString m_folder;
    qint64 m_cap;
};

/// Removes the files of a folder and those below it, the ones that were changed longest ago first, until the others
/// come to `cap` bytes or less. Returns how many were removed. Any thread.
int trimFolder(const QString& folder, qint64 cap);

} // namespace signalbox::logs
