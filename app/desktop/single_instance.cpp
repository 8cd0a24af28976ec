// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace signalbox::desktop {
namespace {

constexpr int patience = 2000; // milliseconds
constexpr qsizetype longestMessage = 65'536;

/// A socket's whole path has 108 bytes at most, so the folder is in it as a hash.
QString socketFor(const QString& folder)
{
    const auto hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + "/signalbox-"_L1
        + QString::fromLatin1(hash);
}

} // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_socket(socketFor(folder))
    , m_lock(folder + "/instance.lock"_L1)
{
    QDir().mkpath(folder);
    m_lock.setStaleLockTime(0); // only the death of its process makes the lock stale
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

core::Result<SingleInstance::Role> SingleInstance::begin(const QByteArray& message)
{
    if (!m_lock.tryLock()) {
        if (m_lock.error() == QLockFile::LockFailedError)
            return handOver(message);
        return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                           .what = u"The folder of %1 cannot be written."_s.arg(m_lock.fileName()),
                                           .advice = u"See who owns it and whether the disk is full."_s});
    }
    // Whoever holds the lock owns the socket: one that lies there is left over from a program that was killed.
    QLocalServer::removeServer(m_socket);
    m_server.listen(m_socket);
    return Role::First;
}

core::Result<SingleInstance::Role> SingleInstance::handOver(const QByteArray& message) const
{
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (socket.waitForConnected(patience)) {
        socket.write(message);
        socket.flush();
        socket.disconnectFromServer();
        if (socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(patience))
            return Role::Later;
    }
    return std::unexpected(core::Error{.kind = core::ErrorKind::Timeout,
                                       .what = u"Signalbox is running already and does not answer."_s,
                                       .advice = u"End it and start again."_s,
                                       .detail = socket.errorString()});
}

void SingleInstance::receive()
{
    while (auto* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            Q_EMIT asked(socket->read(longestMessage));
            socket->deleteLater();
        });
    }
}

} // namespace signalbox::desktop
