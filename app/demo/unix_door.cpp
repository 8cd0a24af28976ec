// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/unix_door.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QLocalSocket>
#include <QTcpSocket>

#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 500; // milliseconds that a living socket may take to answer

core::Error refused(const QString& advice, const QString& detail)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The embedded GitHub cannot open its socket."_s,
            .advice = advice,
            .detail = detail};
}

// Makes room for a socket; an error when what is there is not ours to take away.
core::Result<void> makeRoom(const QString& path)
{
    struct stat there{};
    const QByteArray name = QFile::encodeName(path);
    if (lstat(name.constData(), &there) != 0)
        return {};
    if (!S_ISSOCK(there.st_mode))
        return std::unexpected(refused(u"Name a path where there is nothing yet."_s, path + u": is no socket"_s));
    QLocalSocket caller;
    caller.connectToServer(path);
    if (caller.waitForConnected(patience))
        return std::unexpected(
            refused(u"End the program that listens there, or name another path."_s, path + u": is in use"_s));
    if (caller.error() != QLocalSocket::ConnectionRefusedError || there.st_uid != geteuid())
        return std::unexpected(
            refused(u"Name a path where there is nothing yet."_s, path + u": "_s + caller.errorString()));
    unlink(name.constData());
    return {};
}

// Hands on what comes in at one side, and the end of it.
template <class From, class To>
void pump(From* from, To* to)
{
    QObject::connect(from, &From::readyRead, to, [from, to] { to->write(from->readAll()); });
}

} // namespace

core::Result<void> UnixDoor::open(const QString& path)
{
    const QString whole = QDir::current().absoluteFilePath(path);
    if (const auto room = makeRoom(whole); !room)
        return room;
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(whole))
        return std::unexpected(refused(u"Name a short path in a folder that you may write to."_s,
                                       whole + u": "_s + m_server.errorString()));
    connect(&m_server, &QLocalServer::newConnection, this, &UnixDoor::letIn);
    return {};
}

void UnixDoor::letIn()
{
    while (QLocalSocket* caller = m_server.nextPendingConnection()) {
        auto* inner = new QTcpSocket(caller);
        pump(caller, inner);
        pump(inner, caller);
        connect(caller, &QLocalSocket::disconnected, inner, &QTcpSocket::disconnectFromHost);
        connect(inner, &QTcpSocket::disconnected, caller, [inner, caller] {
            caller->write(inner->readAll());
            caller->disconnectFromServer();
        });
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        inner->connectToHost(QHostAddress::LocalHost, m_port);
    }
}

} // namespace signalbox::demo
