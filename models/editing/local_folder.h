// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/path_watch.h"
#include "editing/workflow_folder.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace signalbox::editing {

/// A local clone that is open: what it holds, read again on a worker when somebody changes it.
class LocalFolder final : public QObject {
    Q_OBJECT

public:
    /// `check` may be empty.
    explicit LocalFolder(const QString& root, MakeFolderCheck check, QObject* parent = nullptr);
    ~LocalFolder() override;

    const QString& root() const { return m_root; }
    /// As of the last changed().
    const FolderContents& contents() const { return m_contents; }
    bool isRead() const { return m_isRead; }
    /// Also without a sign that something has changed.
    void read();

Q_SIGNALS:
    /// It was read for the first time, or holds something else than before.
    void changed();

private:
    void take();

    QString m_root;
    MakeFolderCheck m_check;
    FolderContents m_contents;
    bool m_isRead = false;
    bool m_again = false; ///< something has changed while it was being read
    PathWatch m_watch;
    QTimer m_settle; ///< several signs make one reading
    QFutureWatcher<FolderContents> m_reading;
};

} // namespace signalbox::editing
