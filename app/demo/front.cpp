// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/front.h"

#include "demo/spoil.h"
#include "demo/unix_door.h"
#include "demo/wire.h"

#include <QMetaEnum>
#include <QUrl>

#include <memory>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QByteArray methodOf(const QHttpServerRequest& request)
{
    const char* name = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(static_cast<int>(request.method()));
    return QByteArray(name).toUpper();
}

bool isBlobHost(QByteArrayView host)
{
    return host.startsWith("demo.blob.");
}

// A form's writer may have put a plus for each space.
QString queryOf(const QUrl& url)
{
    return url.query(QUrl::FullyEncoded).replace(u'+', "%20"_L1);
}

bool wantsClose(const QHttpHeaders& headers)
{
    return headers.combinedValue(QHttpHeaders::WellKnownHeader::Connection).toLower().contains("close");
}

} // namespace

Front::Front(const Parts& parts, bool onlyBlobs, QObject* parent)
    : QAbstractHttpServer(parent)
    , m_parts(parts)
    , m_control(parts.world, parts.faults)
    , m_service(parts.world)
    , m_registry(parts.world)
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
    return (new UnixDoor(port(), this))->open(path);
}

Request Front::read(const QHttpServerRequest& incoming) const
{
    const QUrl url = incoming.url();
    Request request{.method = methodOf(incoming),
                    .path = url.path(QUrl::FullyEncoded),
                    .query = QUrlQuery(queryOf(url)),
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
    const QString address = incoming.url().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    Waiting waiting{.peer = incoming.remotePort(),
                    .onlyHead = incoming.method() == QHttpServerRequest::Method::Head,
                    .closes = wantsClose(incoming.headers()) || m_server->isOld(incoming.remotePort())};
    if (m_onlyBlobs || isBlobHost(incoming.headers().value(QHttpHeaders::WellKnownHeader::Host))) {
        answerBlob(incoming, address, waiting, responder);
        return true;
    }
    const Request request = read(incoming);
    if (Service::isAddressed(request)) {
        answerService(request, waiting, responder);
        return true;
    }
    const bool isOfRegistry = Registry::isAddressed(request);
    if (isOfRegistry || Control::isAddressed(request)) {
        Response response = isOfRegistry ? m_registry.answer(request) : m_control.answer(request);
        response.headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
        write(response, waiting, std::nullopt);
        return true;
    }
    Traffic& traffic = m_parts.traffic;
    ++traffic.requests;
    traffic.peakInFlight = std::max(traffic.peakInFlight, ++traffic.inFlight);
    waiting.counted = true;
    if ((!request.token.isEmpty() && address.contains(request.token)) || address.contains("token="_L1))
        traffic.tokenSeenInUrl = true;
    answerApi(request, address, waiting, responder);
    return true;
}

void Front::answerApi(Request request, const QString& address, const Waiting& waiting, QHttpServerResponder& responder)
{
    const std::optional<Fault> fault = m_parts.faults.take(request.method, address);
    std::optional<size_t> written;
    if (!request.isRead()) {
        written = m_parts.traffic.writes.size();
        m_parts.traffic.writes.push_back(
            {.method = QString::fromLatin1(request.method), .path = address, .body = request.body});
    }
    if (fault && fault->kind == FaultKind::Refused)
        return drop(waiting);
    // What strikes a body would find none in a 304.
    if (fault && needsBody(*fault)) {
        request.headers.removeAll(QHttpHeaders::WellKnownHeader::IfNoneMatch);
        request.headers.removeAll(QHttpHeaders::WellKnownHeader::IfModifiedSince);
    }
    Response response = fault && isInstead(*fault) ? madeUp(request, *fault) : m_parts.api.answer(request);
    if (fault && fault->kind == FaultKind::LostAnswer)
        return drop(waiting);
    if (written)
        m_parts.traffic.writes[*written].status = response.status;
    send(std::move(response), waiting, fault, responder);
}

void Front::answerService(const Request& request, const Waiting& waiting, QHttpServerResponder& responder)
{
    Service::Answer answer = m_service.answer(request);
    if (answer.dropped)
        return drop(waiting);
    answer.response.headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.response.contentType);
    std::optional<Fault> slow;
    if (answer.delay > 0)
        slow = Fault{.kind = FaultKind::Slow, .delay = std::chrono::milliseconds(answer.delay)};
    send(std::move(answer.response), waiting, slow, responder);
}

// An answer in place of the API's own: nothing takes effect.
Response Front::madeUp(const Request& request, const Fault& fault)
{
    Response response = instead(fault);
    m_parts.traffic.refused += isLimit(fault) ? 1 : 0;
    m_parts.api.finish(request, response);
    if (fault.kind == FaultKind::PrimaryLimit)
        exhaust(fault, m_parts.world.now(), response);
    return response;
}

void Front::answerBlob(const QHttpServerRequest& request, const QString& address, const Waiting& waiting,
                       QHttpServerResponder& responder)
{
    Traffic& traffic = m_parts.traffic;
    ++traffic.blobRequests;
    const bool authorised = request.headers().contains(QHttpHeaders::WellKnownHeader::Authorization);
    traffic.tokenSeenAtBlob = traffic.tokenSeenAtBlob || authorised;
    const std::optional<Fault> fault = m_parts.faults.take(methodOf(request), address, Faults::Origin::Storage);
    if (fault && (fault->kind == FaultKind::Refused || fault->kind == FaultKind::LostAnswer))
        return drop(waiting);
    Response response = fault && fault->kind == FaultKind::Status
        ? Blobs::refusal(fault->status)
        : m_parts.blobs.get(address, authorised,
                            request.headers().value(QHttpHeaders::WellKnownHeader::Range).toByteArray());
    response.headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    response.headers.append(QHttpHeaders::WellKnownHeader::Date, httpDate(m_parts.world.now()));
    response.headers.append("x-ms-version"_L1, "2025-11-05"_L1);
    send(std::move(response), waiting, fault, responder);
}

void Front::send(Response response, const Waiting& waiting, const std::optional<Fault>& fault,
                 QHttpServerResponder& responder)
{
    if (fault)
        spoil(*fault, m_parts.world.now(), response);
    if (!fault || fault->kind != FaultKind::Slow)
        return write(response, waiting, fault);
    // The responder is kept: while it lives, the next request on the connection waits.
    const int number = ++m_lastSlow;
    m_slow.emplace(number, std::move(responder));
    m_parts.clock.after(fault->delay, this, [this, response, waiting, fault, number] {
        write(response, waiting, fault);
        m_slow.erase(number);
    });
}

void Front::write(const Response& response, const Waiting& waiting, const std::optional<Fault>& fault)
{
    m_parts.traffic.inFlight -= waiting.counted ? 1 : 0;
    const bool half = fault && fault->kind == FaultKind::CutOff;
    QByteArray bytes = headOf(response, waiting.closes);
    if (!waiting.onlyHead)
        bytes += half ? response.body.first(response.body.size() / 2) : response.body;
    if (fault && fault->kind == FaultKind::DoubledAnswer)
        bytes += bytes;
    m_server->write(waiting.peer, bytes);
    if (half || waiting.closes)
        m_server->cut(waiting.peer);
}

// The connection ends without a byte.
void Front::drop(const Waiting& waiting)
{
    m_parts.traffic.inFlight -= waiting.counted ? 1 : 0;
    m_server->cut(waiting.peer);
}

} // namespace signalbox::demo
