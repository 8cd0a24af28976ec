// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "demo/api.h"
#include "demo/blobs.h"
#include "demo/control.h"
#include "demo/faults.h"
#include "demo/loopback.h"
#include "demo/registry.h"
#include "demo/service.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

#include <map>
#include <optional>

namespace signalbox::demo {

/// Where requests come in: tells API from blobs, lets the faults strike, and writes what was answered.
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
    /// Opens a Unix socket to the same; after listen().
    core::Result<void> listenLocally(const QString& path);
    quint16 port() const { return m_server->serverPort(); }
    /// The addresses that answers on the loopback ports point to.
    void setOrigin(const Origin& origin) { m_origin = origin; }

protected:
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder) override;
    void missingHandler(const QHttpServerRequest&, QHttpServerResponder&) override { }

private:
    /// Who waits for an answer, and how it is to be written.
    struct Waiting {
        quint16 peer = 0;
        bool onlyHead = false;
        bool closes = false; ///< the connection ends behind it
        bool counted = false; ///< among the API's requests in flight
    };

    Request read(const QHttpServerRequest& request) const;
    void answerApi(Request request, const QString& address, const Waiting& waiting, QHttpServerResponder& responder);
    void answerBlob(const QHttpServerRequest& request, const QString& address, const Waiting& waiting,
                    QHttpServerResponder& responder);
    void answerService(const Request& request, const Waiting& waiting, QHttpServerResponder& responder);
    /// Lets a fault damage the answer and hold it back, and writes it.
    void send(Response response, const Waiting& waiting, const std::optional<Fault>& fault,
              QHttpServerResponder& responder);
    void write(const Response& response, const Waiting& waiting, const std::optional<Fault>& fault);
    void drop(const Waiting& waiting);
    Response madeUp(const Request& request, const Fault& fault);

    Parts m_parts;
    Control m_control;
    Service m_service;
    Registry m_registry;
    bool m_onlyBlobs;
    Origin m_origin;
    LoopbackServer* m_server = nullptr;
    int m_lastSlow = 0;
    std::map<int, QHttpServerResponder> m_slow; // answers that a fault holds back; they must not outlive the server
};

} // namespace signalbox::demo
