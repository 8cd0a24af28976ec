// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/loopback.h"

#include <QHostAddress>

namespace signalbox::demo {

void LoopbackServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    if (!socket->peerAddress().isLoopback()) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    const quint16 port = socket->peerPort();
    m_peers.insert(port, {.socket = socket});
    connect(socket, &QTcpSocket::disconnected, this, [this, port] { m_peers.remove(port); });
    // Before the server's own reader, which keeps the version to itself.
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, port] {
        const QByteArray begin = socket->peek(65'536);
        const qsizetype end = begin.indexOf('\n');
        if (end > 0 && m_peers.contains(port))
            m_peers[port].old = begin.first(end).trimmed().endsWith(" HTTP/1.0");
    });
    addPendingConnection(socket);
}

void LoopbackServer::write(quint16 peer, const QByteArray& bytes)
{
    if (const QPointer<QTcpSocket> socket = m_peers.value(peer).socket)
        socket->write(bytes);
}

void LoopbackServer::cut(quint16 peer)
{
    const QPointer<QTcpSocket> socket = m_peers.value(peer).socket;
    if (!socket)
        return;
    socket->flush();
    socket->disconnectFromHost();
}

} // namespace signalbox::demo
