// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "editing/path_watch.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace signalbox::editing {

/// A file on this disk that is edited here and may be changed by others meanwhile. Reads and writes on a worker, in the
/// order that was asked for; what is begun is finished before it dies.
class LocalFile final : public QObject {
    Q_OBJECT

public:
    explicit LocalFile(const QString& path, QObject* parent = nullptr);
    ~LocalFile() override;

    const QString& path() const { return m_path; }
    /// Reads it, and from then on says what others do to it. Rejected, and not read, when it is larger than a
    /// TextFile may be.
    QFuture<core::Result<QByteArray>> load();
    /// Writes it whole or not at all; keeps its permissions, and the file that a link leads to. Conflict when it holds
    /// other bytes than were last seen here, unless these are to be written `over` them.
    QFuture<core::Result<void>> save(const QByteArray& bytes, bool over = false);

Q_SIGNALS:
    /// It holds other bytes than were last read or written here. Once for each state.
    void changedOutside(const QByteArray& bytes);
    /// It is not there any more. Once, until it is there again.
    void removedOutside();

private:
    void watch();
    void look();
    void found(const core::Result<QByteArray>& bytes);

    QString m_path;
    PathWatch m_watcher;
    QTimer m_settle; ///< several signals make one look
    QByteArray m_known; ///< digest of what it held when last seen
    bool m_there = false;
    bool m_watched = false;
    int m_writing = 0; ///< what is seen meanwhile is our own
    QThreadPool m_pool;
};

} // namespace signalbox::editing
