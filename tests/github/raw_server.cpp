// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/raw_server.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

qsizetype contentLength(const QByteArray& head)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    }
    return 0;
}

} // namespace

RawServer::RawServer(Handler handler)
    : m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &RawServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl RawServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

RawAnswer RawServer::json(const QByteArray& body, int status, const QByteArray& headers)
{
    return {"HTTP/1.1 " + QByteArray::number(status) + " Word\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body};
}

void RawServer::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void RawServer::read(QTcpSocket* socket)
{
    const QByteArray pending = socket->peek(socket->bytesAvailable());
    const auto headEnd = pending.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const qsizetype whole = headEnd + 4 + contentLength(pending.left(headEnd));
    if (pending.size() < whole)
        return;
    m_requests << socket->read(whole);
    const RawAnswer answer = m_handler(m_requests.last());
    socket->write(answer.bytes);
    if (answer.close)
        socket->disconnectFromHost();
}

} // namespace signalbox::tests
