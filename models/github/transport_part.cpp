// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/answer_error.h"
#include "github/broken_reply.h"
#include "github/part_sink.h"
#include "github/partial_download.h"
#include "github/transport.h"
#include "github/worker.h"

#include <QNetworkReply>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

constexpr qint64 pieceSize = 1 << 20; ///< what is held in memory at most, twice
constexpr qint64 largestRefusal = 1 << 20;

/// Which bytes of which whole an answer brings.
struct Extent {
    qint64 from = 0;
    qint64 total = 0; ///< 0 when nobody says
};

core::Error wrongExtent(int status)
{
    return {.kind = core::ErrorKind::Malformed,
            .what = u"The storage behind GitHub sent another part of the file than was asked for."_s,
            .advice = u"Ask for it again."_s,
            .httpStatus = status};
}

core::Error cutOff()
{
    return errorOf(QNetworkReply::RemoteHostClosedError, {}, false);
}

/// A 200 brings the whole, a 206 what its Content-Range says. https://www.rfc-editor.org/rfc/rfc9110#section-14.4
core::Result<Extent> extentOf(const QNetworkReply& reply, int status, qint64 asked)
{
    if (status != 206) {
        const QByteArray length = hasKnownEnd(reply) ? reply.rawHeader("Content-Length") : QByteArray();
        return Extent{.from = 0, .total = length.toLongLong()};
    }
    static const QRegularExpression form(u"^bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)$"_s);
    const auto match = form.match(QString::fromLatin1(reply.rawHeader("Content-Range")));
    if (!match.hasMatch() || match.captured(1).toLongLong() != asked)
        return std::unexpected(wrongExtent(status));
    return Extent{.from = asked, .total = match.captured(2).toLongLong()};
}

} // namespace

QCoro::Task<core::Result<Answer>> Transport::exchangePart(Request request)
{
    const auto part = request.part;
    if (part->isStopped())
        co_return std::unexpected(cancelledError());
    const auto network = m_network; // outlives its reply
    const auto file = std::make_shared<PartSink>(part->path());
    const auto measure = [file] { return file->size(); };
    const auto there = co_await onWorker(m_lifetime, measure);
    if (!there)
        co_return std::unexpected(there.error());
    request.from = *there;
    const Reply reply = start(*network, request);
    Answer answer{.url = request.url};
    std::optional<Extent> extent;
    qint64 received = 0;
    while (!part->isStopped() && (!reply->isFinished() || reply->bytesAvailable() > 0)) {
        if (reply->bytesAvailable() == 0) {
            if (const auto more = co_await moreOf(reply.get(), part.get()); !more)
                co_return std::unexpected(more.error());
            continue;
        }
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QByteArray piece = reply->read(pieceSize);
        if (!answer.isSuccess()) {
            if (answer.body.size() < largestRefusal)
                answer.body += piece;
            continue;
        }
        if (!extent) {
            const auto said = extentOf(*reply, answer.status, request.from);
            if (!said)
                co_return std::unexpected(said.error());
            extent = *said;
            const auto begin = [file, from = said->from] { return file->beginAt(from); };
            if (const auto begun = co_await onWorker(m_lifetime, begin); !begun)
                co_return std::unexpected(begun.error());
        }
        const auto write = [file, piece] { return file->write(piece); };
        const auto written = co_await onWorker(m_lifetime, write);
        if (!written)
            co_return std::unexpected(written.error());
        received = *written;
        part->advance(received, extent->total);
    }
    if (part->isStopped())
        co_return std::unexpected(cancelledError());
    if (isBroken(*reply)) {
        if (isSilent(*reply) && m_network == network)
            forgetConnections();
        co_return std::unexpected(brokenReplyError(*reply, false));
    }
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = reply->headers();
    if (answer.status == 416) { // there is more of the part than of the whole: it is of no use
        const auto discard = [file] { return file->beginAt(0); };
        if (const auto discarded = co_await onWorker(m_lifetime, discard); !discarded)
            co_return std::unexpected(discarded.error());
        co_return std::unexpected(cutOff());
    }
    if (!answer.isSuccess())
        co_return answer;
    if (!extent || (extent->total > 0 && received != extent->total))
        co_return std::unexpected(cutOff());
    answer.written = received;
    co_return answer;
}

} // namespace signalbox::github
