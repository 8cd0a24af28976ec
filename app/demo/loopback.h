// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace signalbox::demo {

/// A port of loopback that remembers who is connected, so that an answer can be written and a connection cut as a fault
/// wants it. A peer is known by its own port.
class LoopbackServer final : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    /// Nothing happens when the peer has left meanwhile.
    void write(quint16 peer, const QByteArray& bytes);
    /// Closes the connection after what was written to it has gone.
    void cut(quint16 peer);
    /// Whether it speaks HTTP/1.0, which wants each connection closed behind its answer.
    bool isOld(quint16 peer) const { return m_peers.value(peer).old; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Peer {
        QPointer<QTcpSocket> socket;
        bool old = false;
    };
    QHash<quint16, Peer> m_peers; // by the peer's port
};

} // namespace signalbox::demo
