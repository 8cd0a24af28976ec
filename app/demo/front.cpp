// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/front.h"

#include "demo/spoil.h"

#include <QLocalServer>
#include <QMetaEnum>
#include <QUrl>

#include <memory>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QHttpServerResponder::StatusCode code(int status)
{
    return static_cast<QHttpServerResponder::StatusCode>(status);
}

QByteArray methodOf(const QHttpServerRequest& request)
{
    const char* name = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(static_cast<int>(request.method()));
    return QByteArray(name).toUpper();
}

bool isBlobHost(QByteArrayView host)
{
    return host.startsWith("demo.blob.");
}

} // namespace

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
    m_peers.insert(port, socket);
    connect(socket, &QTcpSocket::disconnected, this, [this, port] { m_peers.remove(port); });
    addPendingConnection(socket);
}

void LoopbackServer::cut(quint16 peerPort)
{
    const QPointer<QTcpSocket> socket = m_peers.value(peerPort);
    if (!socket)
        return;
    socket->flush();
    socket->disconnectFromHost();
}

Front::Front(const Parts& parts, bool onlyBlobs, QObject* parent)
    : QAbstractHttpServer(parent)
    , m_parts(parts)
    , m_onlyBlobs(onlyBlobs)
{
}

core::Result<void> Front::listen()
{
    auto server = std::make_unique<LoopbackServer>();
    if (!server->listen(QHostAddress::LocalHost) || !bind(server.get()))
        return std::unexpected(core::Error{.kind = core::ErrorKind::Unsupported,
                                           .what = u"The embedded GitHub cannot open a port on this machine."_s,
                                           .advice = u"Check that loopback connections are allowed."_s,
                                           .detail = server->errorString()});
    m_server = server.release(); // now ours: bind() made us its parent
    return {};
}

core::Result<void> Front::listenLocally(const QString& path)
{
    QLocalServer::removeServer(path);
    auto server = std::make_unique<QLocalServer>();
    server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!server->listen(path) || !bind(server.get()))
        return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                           .what = u"The embedded GitHub cannot open its socket."_s,
                                           .advice = u"Name a path in a folder that you may write to."_s,
                                           .detail = server->errorString()});
    (void)server.release();
    return {};
}

Request Front::read(const QHttpServerRequest& incoming) const
{
    const QUrl url = incoming.url();
    Request request{.method = methodOf(incoming),
                    .path = url.path(QUrl::FullyEncoded),
                    .query = QUrlQuery(url.query(QUrl::FullyEncoded)),
                    .headers = incoming.headers(),
                    .body = incoming.body(),
                    .origin = m_origin};
    if (incoming.headers().value(QHttpHeaders::WellKnownHeader::Host) == "api.github.com")
        request.origin
            = {u"https://api.github.com"_s, u"https://github.com"_s, u"https://demo.blob.core.windows.net"_s};
    if (request.path.startsWith("/api/v3/"_L1) || request.path == "/api/v3"_L1) {
        request.path.remove(0, 7);
        request.origin.api += "/api/v3"_L1;
    } else if (request.path == "/api/graphql"_L1) {
        request.path = u"/graphql"_s;
    }
    m_parts.api.identify(request);
    return request;
}

bool Front::handleRequest(const QHttpServerRequest& incoming, QHttpServerResponder& responder)
{
    m_parts.world.catchUp();
    const QByteArrayView host = incoming.headers().value(QHttpHeaders::WellKnownHeader::Host);
    if (m_onlyBlobs || isBlobHost(host)) {
        answerBlob(incoming, responder);
        return true;
    }
    Traffic& traffic = m_parts.traffic;
    ++traffic.requests;
    traffic.peakInFlight = std::max(traffic.peakInFlight, ++traffic.inFlight);
    const Request request = read(incoming);
    const QString address = incoming.url().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    if ((!request.token.isEmpty() && address.contains(request.token)) || address.contains("token="_L1))
        traffic.tokenSeenInUrl = true;
    answerApi(request, incoming.remotePort(), address, responder);
    return true;
}

void Front::answerApi(const Request& request, quint16 peer, const QString& address, QHttpServerResponder& responder)
{
    const std::optional<Fault> fault = m_parts.faults.take(request.method, address);
    std::optional<size_t> write;
    if (!request.isRead()) {
        write = m_parts.traffic.writes.size();
        m_parts.traffic.writes.push_back({QString::fromLatin1(request.method), address, 0});
    }
    if (fault && fault->kind == FaultKind::Refused) {
        --m_parts.traffic.inFlight;
        m_server->cut(peer);
        return;
    }
    Response response = fault && isInstead(*fault) ? madeUp(request, *fault) : m_parts.api.answer(request);
    if (fault && fault->kind == FaultKind::LostAnswer) {
        --m_parts.traffic.inFlight;
        m_server->cut(peer);
        return;
    }
    if (write)
        m_parts.traffic.writes[*write].status = response.status;
    if (fault)
        spoil(*fault, m_parts.world.now(), response);
    if (!fault || fault->kind != FaultKind::Slow)
        return send(request, std::move(response), peer, fault, responder);
    const int number = ++m_lastSlow;
    m_slow.emplace(number, std::move(responder));
    m_parts.clock.after(fault->delay, this, [this, request, response, peer, fault, number] {
        auto waiting = m_slow.extract(number);
        send(request, response, peer, fault, waiting.mapped());
    });
}

// An answer in place of the API's own: nothing takes effect.
Response Front::madeUp(const Request& request, const Fault& fault)
{
    Response response = instead(fault, m_parts.world.now());
    m_parts.traffic.refused += isLimit(fault) ? 1 : 0;
    m_parts.api.finish(request, response);
    if (fault.kind == FaultKind::PrimaryLimit)
        exhaust(fault, m_parts.world.now(), response);
    return response;
}

void Front::send(const Request& request, Response response, quint16 peer, const std::optional<Fault>& fault,
                 QHttpServerResponder& responder)
{
    --m_parts.traffic.inFlight;
    if (fault && fault->kind == FaultKind::CutOff) {
        responder.writeBeginChunked(response.headers, code(response.status));
        responder.writeChunk(response.body.first(response.body.size() / 2));
        m_server->cut(peer);
        return;
    }
    if (request.method == "HEAD")
        response.body.clear();
    responder.write(response.body, response.headers, code(response.status));
}

void Front::answerBlob(const QHttpServerRequest& request, QHttpServerResponder& responder)
{
    Traffic& traffic = m_parts.traffic;
    ++traffic.blobRequests;
    const bool authorised = request.headers().contains(QHttpHeaders::WellKnownHeader::Authorization);
    traffic.tokenSeenAtBlob = traffic.tokenSeenAtBlob || authorised;
    const QString address = request.url().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    const Blobs::Content content = m_parts.blobs.get(address, authorised);
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, content.type);
    headers.append(QHttpHeaders::WellKnownHeader::Date, httpDate(m_parts.world.now()));
    headers.append("x-ms-version"_L1, "2025-11-05"_L1);
    if (content.status == 200)
        headers.append(QHttpHeaders::WellKnownHeader::AcceptRanges, "bytes");
    if (!content.fileName.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentDisposition, "attachment; filename=" + content.fileName);
    responder.write(request.method() == QHttpServerRequest::Method::Head ? QByteArray() : content.body, headers,
                    code(content.status));
}

} // namespace signalbox::demo
