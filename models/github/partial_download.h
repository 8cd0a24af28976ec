// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace signalbox::github {

/// A download that may be cut off, stopped and taken up again: what has come so far is kept in a file, and the next
/// request asks for the rest alone (Range) where the server takes that. Shared by who asked and by the request; GUI
/// thread.
class PartialDownload final : public QObject {
    Q_OBJECT

public:
    /// `path` is the file that grows; it may hold the beginning already. Never the name that a user looks for.
    explicit PartialDownload(QString path)
        : m_path(std::move(path))
    {
    }

    const QString& path() const { return m_path; }
    /// Ends the request at once with ErrorKind::Cancelled; what came stays. For good.
    void stop();
    bool isStopped() const { return m_stopped; }
    qint64 received() const { return m_received; } ///< bytes in the file
    qint64 total() const { return m_total; } ///< bytes of the whole as the server says, 0 while it does not

    /// The transport tells how it goes.
    void advance(qint64 received, qint64 total);

Q_SIGNALS:
    void advanced(qint64 received, qint64 total);
    void stopped();

private:
    QString m_path;
    bool m_stopped = false;
    qint64 m_received = 0;
    qint64 m_total = 0;
};

} // namespace signalbox::github
