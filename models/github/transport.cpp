// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/transport.h"

#include "github/answer_error.h"
#include "github/broken_reply.h"
#include "github/file_sink.h"
#include "github/partial_download.h"
#include "github/sent_once_body.h"
#include "github/worker.h"

#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

constexpr qint64 pieceSize = 1 << 20; ///< what a download holds in memory at most, twice
constexpr qint64 largestBody = 64 << 20; ///< of an answer that is kept in memory

QNetworkRequest networkRequest(const Request& request, const QByteArray& token, std::chrono::milliseconds timeout)
{
    QNetworkRequest network(request.url);
    network.setRawHeader("User-Agent", "Signalbox/" SIGNALBOX_VERSION);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setDecompressedSafetyCheckThreshold(-1); // a log of equal lines packs well; bodies are bounded below
    // The wire has its own time: a test that moves the clock must not time out what is on its way.
    network.setTransferTimeout(timeout);
    if (request.part)
        network.setRawHeader("Accept-Encoding", "identity"); // a Range counts the bytes as they are stored
    if (request.from > 0)
        network.setRawHeader("Range", "bytes=" + QByteArray::number(request.from) + '-');
    if (request.bare)
        return network;
    network.setRawHeader("Accept", "application/vnd.github+json");
    network.setRawHeader("X-GitHub-Api-Version", "2022-11-28");
    if (!token.isEmpty())
        network.setRawHeader("Authorization", "Bearer " + token);
    if (!request.etag.isEmpty())
        network.setRawHeader("If-None-Match", request.etag);
    if (request.isWrite()) {
        network.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        network.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    return network;
}

} // namespace

Transport::Transport(Lifetime& lifetime, QByteArray token, std::chrono::milliseconds timeout)
    : m_lifetime(lifetime)
    , m_token(std::move(token))
    , m_timeout(timeout)
{
    forgetConnections();
}

// Qt's own way, clearConnectionCache(), ends the thread that the requests on their way are on, and they hang. So the
// connections go with the last exchange that uses them.
void Transport::forgetConnections()
{
    m_network = std::make_shared<QNetworkAccessManager>();
    m_network->setAutoDeleteReplies(false);
}

void Transport::Drop::operator()(QNetworkReply* reply) const
{
    reply->abort();
    reply->deleteLater();
}

Transport::Reply Transport::start(QNetworkAccessManager& network, const Request& request)
{
    const auto head = networkRequest(request, m_token, m_timeout);
    if (request.isWrite()) {
        auto body = std::make_unique<SentOnceBody>(request.body);
        Reply reply(network.sendCustomRequest(head, verb(request.method), body.get()));
        body.release()->setParent(reply.get());
        return reply;
    }
    Reply reply(network.get(head));
    if (!request.downloadTo.isEmpty() || request.part)
        reply->setReadBufferSize(pieceSize);
    return reply;
}

QCoro::Task<core::Result<void>> Transport::moreOf(QNetworkReply* reply, PartialDownload* part)
{
    Wait<void> wait(m_lifetime);
    QObject here; // takes the connections with it
    const auto wake = [end = wait.end()] { end({}); };
    QObject::connect(reply, &QNetworkReply::readyRead, &here, wake);
    QObject::connect(reply, &QNetworkReply::finished, &here, wake);
    if (part)
        QObject::connect(part, &PartialDownload::stopped, &here, wake);
    co_return co_await wait;
}

QCoro::Task<core::Result<bool>> Transport::isWhole(Request request, qint64 size)
{
    const auto network = m_network;
    const Reply reply = start(*network, request);
    qint64 again = 0;
    while (!reply->isFinished() || reply->bytesAvailable() > 0) {
        if (reply->bytesAvailable() > 0) {
            again += reply->read(pieceSize).size();
            continue;
        }
        if (const auto more = co_await moreOf(reply.get()); !more)
            co_return std::unexpected(more.error());
    }
    co_return !isBroken(*reply) && again == size;
}

QCoro::Task<core::Result<Answer>> Transport::exchange(Request request)
{
    if (request.part)
        co_return co_await exchangePart(std::move(request));
    const auto network = m_network; // outlives its reply
    const Reply reply = start(*network, request);
    Answer answer{.url = request.url};
    std::shared_ptr<FileSink> file;
    qint64 received = 0;
    while (!reply->isFinished() || reply->bytesAvailable() > 0) {
        if (reply->bytesAvailable() == 0) {
            if (const auto more = co_await moreOf(reply.get()); !more)
                co_return std::unexpected(more.error());
            continue;
        }
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray piece = reply->read(pieceSize);
        if (request.downloadTo.isEmpty() || !answer.isSuccess()) {
            answer.body += piece;
            if (answer.body.size() > largestBody)
                co_return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                                      .what = u"GitHub's answer is larger than any that is known."_s,
                                                      .httpStatus = answer.status});
            continue;
        }
        if (!file)
            file = std::make_shared<FileSink>(request.downloadTo);
        const auto write = [file, piece] { return file->write(piece); };
        const auto written = co_await onWorker(m_lifetime, write);
        if (!written)
            co_return std::unexpected(written.error());
        received = *written;
    }
    if (isBroken(*reply)) {
        if (isSilent(*reply) && m_network == network)
            forgetConnections();
        co_return std::unexpected(brokenReplyError(*reply, request.isWrite()));
    }
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = reply->headers();
    if (!request.downloadTo.isEmpty() && answer.isSuccess()) {
        if (!file)
            file = std::make_shared<FileSink>(request.downloadTo);
        if (!hasKnownEnd(*reply)) {
            const auto whole = co_await isWhole(request, received);
            if (!whole)
                co_return std::unexpected(whole.error());
            if (!*whole)
                co_return std::unexpected(github::errorOf(QNetworkReply::RemoteHostClosedError, {}, false));
        }
        const auto commit = [file] { return file->commit(); };
        const auto size = co_await onWorker(m_lifetime, commit);
        if (!size)
            co_return std::unexpected(size.error());
        answer.written = *size;
    }
    co_return answer;
}

} // namespace signalbox::github
