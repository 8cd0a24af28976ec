// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/exchange.h"
#include "demo/limits.h"
#include "demo/remembered.h"
#include "demo/router.h"
#include "demo/tokens.h"
#include "demo/traffic.h"

namespace signalbox::demo {

/// The API behind the transport: who asks, may they, what is the answer, is it new to them, and what does it cost.
class Api {
public:
    Api(World& world, Blobs& blobs, Tokens& tokens, Traffic& traffic);

    /// The whole answer, with every header that GitHub sends.
    Response answer(Request request);
    /// The headers that every answer carries, also one that a fault made up.
    void finish(const Request& request, Response& response);
    Limits& limits() { return m_limits; }
    /// Reads the token out of the Authorization header and looks up whose it is.
    void identify(Request& request) const;

private:
    std::optional<Response> refuse(Request& request);
    Response made(const Request& request, const Route& route, Call& call);
    Response route(const Request& request);
    Response routed(const Request& request, Repository* repository, const QStringList& segments);
    Response moved(const Request& request, const Repository& repository, const QStringList& segments) const;
    Response rateLimit(const Request& request);
    Represent& represent(const Origin& origin);

    World& m_world;
    Blobs& m_blobs;
    Tokens& m_tokens;
    Traffic& m_traffic;
    Limits m_limits;
    Router m_router;
    std::map<QString, std::unique_ptr<Represent>> m_represents; // by the API's address
    Remembered m_remembered; // by address, and by who asks for which form of it
    quint64 m_requestNumber = 0;
};

} // namespace signalbox::demo
