// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace signalbox::tests {

/// What goes back over the wire, to the byte.
struct RawAnswer {
    QByteArray bytes; ///< nothing at all when empty
    bool close = false; ///< the connection, after the bytes
};

/// A loopback server for answers that no well-behaved server gives: cut off, garbage, silence, a closed door.
class RawServer : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<RawAnswer(const QByteArray& request)>;

    explicit RawServer(Handler handler);

    QUrl url() const;
    /// Head and body of each, in the order of their coming.
    const QList<QByteArray>& requests() const { return m_requests; }
    int connections() const { return m_connections; }

    /// A well-formed answer.
    static RawAnswer json(const QByteArray& body, int status = 200, const QByteArray& headers = {});

private:
    void accept();
    void read(QTcpSocket* socket);

    Handler m_handler;
    QTcpServer m_server;
    QList<QByteArray> m_requests;
    int m_connections = 0;
};

} // namespace signalbox::tests
