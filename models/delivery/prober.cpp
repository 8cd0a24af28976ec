// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/prober.h"

#include "delivery/probe_judgement.h"
#include "github/broken_reply.h"
#include "github/http.h"
#include "github/sent_once_body.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Outcome = ProbeResult::Outcome;

constexpr qint64 LargestBody = 1 << 20;
constexpr qsizetype Shown = 4096;
constexpr int MostRedirects = 5;

QNetworkRequest requestOf(const ProbeQuestion& question, const QUrl& url)
{
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", "Signalbox/" SIGNALBOX_VERSION);
    request.setRawHeader("Connection", "close");
    request.setRawHeader("Accept-Encoding", "identity"); // what is unpacked may be larger than what may be read
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // it would keep its connection
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Cache-Control", "no-cache");
    for (const ProbeHeader& header : question.headers)
        request.setRawHeader(header.name, header.value);
    return request;
}

/// Why there was no answer, or not the whole of it. Qt's own words are left out: some hold the address.
ProbeJudgement judgeBroken(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return {.outcome = Outcome::Failed, .why = u"It refused the connection."_s};
    case QNetworkReply::RemoteHostClosedError:
        return {.outcome = Outcome::Failed, .why = u"It ended the connection before its answer was whole."_s};
    case QNetworkReply::SslHandshakeFailedError:
        return {.outcome = Outcome::Failed, .why = u"No secure connection (TLS) came about."_s};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return {.outcome = Outcome::Failed, .why = u"Its answer is not HTTP."_s};
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {.outcome = Outcome::Inconclusive, .why = u"The network here asks for a sign-in (407)."_s};
    case QNetworkReply::HostNotFoundError:
        return {.outcome = Outcome::Inconclusive, .why = u"Its name was not found."_s};
    default:
        return {.outcome = Outcome::Inconclusive, .why = u"The network here brought no answer."_s};
    }
}

ProbeJudgement tooSlow(std::chrono::milliseconds timeout)
{
    const double seconds = double(timeout.count()) / 1000.0;
    return {.outcome = Outcome::Failed, .why = u"It did not answer within %1 s."_s.arg(seconds)};
}

bool isRedirect(int status)
{
    constexpr std::array redirects{301, 302, 303, 307, 308};
    return std::ranges::contains(redirects, status);
}

/// On the same host, and no less secret than before.
bool mayFollow(const QUrl& from, const QUrl& to)
{
    const bool isUpgrade = from.scheme() == "http"_L1 && to.scheme() == "https"_L1 && from.host() == to.host()
        && from.port(80) == 80 && to.port(443) == 443;
    return github::sameOrigin(from, to) || isUpgrade;
}

/// A service may say what it was sent.
QString withoutSecrets(QString text, const std::vector<ProbeHeader>& headers)
{
    for (const ProbeHeader& header : headers) {
        if (!header.value.isEmpty())
            text.replace(QString::fromUtf8(header.value), u"…"_s);
    }
    return text;
}

} // namespace

struct Prober::Received {
    ServiceReply reply;
    QUrl redirect; ///< where it leads, if anywhere
    std::optional<ProbeJudgement> broken; ///< there was no whole answer
};

Prober::Prober(core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
}

Prober::~Prober()
{
    m_lifetime.close();
}

void Prober::Drop::operator()(QNetworkReply* reply) const
{
    reply->abort();
    reply->deleteLater();
}

Prober::Reply Prober::send(QNetworkAccessManager& network, const ProbeQuestion& question, const QUrl& url)
{
    QNetworkRequest request = requestOf(question, url);
    const QByteArray method = question.probe.method.toLatin1();
    if (method == "GET")
        return Reply(network.get(request));
    if (method == "HEAD")
        return Reply(network.head(request));
    if (method != "POST")
        return Reply(network.sendCustomRequest(request, method));
    // Qt sends a request again by itself as long as its body can be sent again.
    auto body = std::make_unique<github::SentOnceBody>(QByteArray());
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    if (!request.hasRawHeader("Content-Type"))
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    Reply reply(network.sendCustomRequest(request, method, body.get()));
    body.release()->setParent(reply.get());
    return reply;
}

QCoro::Task<core::Result<void>> Prober::moreOf(QNetworkReply* reply, QDeadlineTimer deadline)
{
    github::Wait<void> wait(m_lifetime);
    QObject here; // takes the connections with it
    const auto wake = [end = wait.end()] { end({}); };
    QObject::connect(reply, &QNetworkReply::readyRead, &here, wake);
    QObject::connect(reply, &QNetworkReply::finished, &here, wake);
    QTimer::singleShot(deadline.remainingTimeAsDuration() + std::chrono::milliseconds(1), Qt::PreciseTimer, &here,
                       wake);
    co_return co_await wait;
}

QCoro::Task<core::Result<Prober::Received>> Prober::receive(Network network, ProbeQuestion question, QUrl url,
                                                            QDeadlineTimer deadline)
{
    const Reply reply = send(*network, question, url);
    reply->setReadBufferSize(LargestBody);
    Received received{.reply = {.isAuthentic = github::isSafe(url)}};
    QByteArray& body = received.reply.body;
    while (!reply->isFinished() || reply->bytesAvailable() > 0) {
        body += reply->read(LargestBody - body.size());
        if (body.size() >= LargestBody && (reply->bytesAvailable() > 0 || !reply->isFinished())) {
            received.reply.isCut = true;
            break;
        }
        if (reply->isFinished())
            continue;
        if (deadline.hasExpired()) {
            received.broken = tooSlow(question.probe.timeout);
            co_return received;
        }
        if (const auto more = co_await moreOf(reply.get(), deadline); !more)
            co_return std::unexpected(more.error());
    }
    received.reply.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!received.reply.isCut && github::isBroken(*reply)) {
        received.broken = judgeBroken(reply->error());
        co_return received;
    }
    // Qt knows no relative one by its own name for it.
    const QUrl location = QUrl::fromEncoded(reply->rawHeader("Location"), QUrl::StrictMode);
    if (isRedirect(received.reply.status) && question.probe.statusFrom < 300 && location.isValid()
        && !location.isEmpty())
        received.redirect = url.resolved(location);
    co_return received;
}

QCoro::Task<core::Result<ProbeAnswer>> Prober::ask(ProbeQuestion question)
{
    const Probe probe = question.probe;
    ProbeAnswer answer{.result = {.at = m_clock.now()}};
    QElapsedTimer taken;
    taken.start();
    const QDeadlineTimer deadline(probe.timeout, Qt::PreciseTimer);
    const auto network = std::make_shared<QNetworkAccessManager>();
    network->setAutoDeleteReplies(false);
    QUrl url = probe.url;
    std::optional<ProbeJudgement> judgement;
    if (!question.headers.empty() && !github::isSafe(url))
        judgement
            = {.outcome = Outcome::Inconclusive, .why = u"It was not asked: its headers are sent over TLS alone."_s};
    for (int redirects = 0; !judgement; ++redirects) {
        auto received = co_await receive(network, question, url, deadline);
        if (!received)
            co_return std::unexpected(received.error());
        ServiceReply& reply = received->reply;
        answer.status = reply.status;
        answer.body
            = withoutSecrets(QString::fromUtf8(reply.body.first(std::min(reply.body.size(), Shown))), question.headers)
                  .toUtf8();
        const QUrl& next = received->redirect;
        if (received->broken) {
            judgement = received->broken;
        } else if (next.isEmpty() || !mayFollow(url, next)) {
            reply.redirectHost = next.host();
            judgement = judge(probe, reply, question.deployed);
        } else if (redirects == MostRedirects) {
            judgement = {.outcome = Outcome::Failed,
                         .why = u"It leads from one address to the next, more than five times."_s};
        }
        url = next;
        if (reply.status == 303 && question.probe.method != "HEAD"_L1)
            question.probe.method = u"GET"_s;
    }
    answer.took = std::chrono::milliseconds(taken.elapsed());
    answer.result.outcome = judgement->outcome;
    answer.result.why = withoutSecrets(judgement->why, question.headers);
    co_return answer;
}

} // namespace signalbox::delivery
