// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "demo/api.h"
#include "demo/blobs.h"
#include "demo/faults.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <map>
#include <optional>

namespace signalbox::demo {

/// A port of loopback that remembers who is connected, so that a fault can cut a connection.
class LoopbackServer final : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    /// Closes the connection of this peer after what was written to it has gone.
    void cut(quint16 peerPort);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QHash<quint16, QPointer<QTcpSocket>> m_peers; // by the peer's port
};

/// Where requests come in: tells API from blobs, lets the faults strike, and writes what the API answers.
class Front final : public QAbstractHttpServer {
    Q_OBJECT

public:
    struct Parts {
        core::Clock& clock;
        World& world;
        Api& api;
        Blobs& blobs;
        Faults& faults;
        Tokens& tokens;
        Traffic& traffic;
    };
    Front(const Parts& parts, bool onlyBlobs, QObject* parent);

    core::Result<void> listen();
    core::Result<void> listenLocally(const QString& path);
    quint16 port() const { return m_server->serverPort(); }
    /// The addresses that answers on the loopback ports point to.
    void setOrigin(const Origin& origin) { m_origin = origin; }

protected:
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
    void missingHandler(const QHttpServerRequest&, QHttpServerResponder&) override { }

private:
    Request read(const QHttpServerRequest& request) const;
    void answerBlob(const QHttpServerRequest& request, QHttpServerResponder& responder);
    void answerApi(const Request& request, quint16 peer, const QString& address, QHttpServerResponder& responder);
    void send(const Request& request, Response response, quint16 peer, const std::optional<Fault>& fault,
              QHttpServerResponder& responder);
    Response madeUp(const Request& request, const Fault& fault);

    Parts m_parts;
    bool m_onlyBlobs;
    Origin m_origin;
    LoopbackServer* m_server = nullptr;
    int m_lastSlow = 0;
    std::map<int, QHttpServerResponder> m_slow; // answers that a fault holds back; they must not outlive the server
};

} // namespace signalbox::demo
