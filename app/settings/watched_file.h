// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>

namespace signalbox::settings {

/// Says when what a file holds becomes another thing, whoever changes it and however: written into, replaced, taken
/// away, or there at last.
class WatchedFile final : public QObject {
    Q_OBJECT

public:
    /// No more than so many bytes of it are looked at.
    WatchedFile(const QString& file, qint64 mostBytes, QObject* parent = nullptr);

    /// From now on. Its folder must be there.
    void watch();

Q_SIGNALS:
    void changed();

private:
    QByteArray contents() const;
    void look();

    QString m_file;
    qint64 m_mostBytes;
    QByteArray m_seen;
    QFileSystemWatcher m_watcher;
};

} // namespace signalbox::settings
