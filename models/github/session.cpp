// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/session.h"

#include "github/answer_error.h"
#include "github/pause.h"
#include "github/redirect.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;

namespace signalbox::github {
namespace {

// A longer pause than this is the caller's to keep: it may have something to show, or something else to do.
constexpr std::chrono::milliseconds longestPause = 60s;

bool isPermanent(int status)
{
    return status == 301 || status == 307 || status == 308;
}

core::Error tooManyRedirects(int status)
{
    return {.kind = ErrorKind::Malformed,
            .what = u"The server sends the request round in circles."_s,
            .advice = u"Check the address of the account and any proxy in between."_s,
            .detail = u"more than %1 redirects"_s.arg(maximumRedirects),
            .httpStatus = status};
}

/// The end of a chunked body is lost on Qt when the connection breaks between two chunks.
bool isCutOff(const Answer& answer)
{
    const QByteArray body = answer.body.trimmed();
    return (body.startsWith('{') && !body.endsWith('}')) || (body.startsWith('[') && !body.endsWith(']'));
}

// Only the path: a query may hold what nobody else should read, as the addresses of downloads do.
void noteSent(const Request& request)
{
    if (!request.record)
        return;
    request.record->push_back(
        {.method = QString::fromLatin1(verb(request.method)), .path = request.url.path(QUrl::FullyEncoded)});
}

/// Of the request that was noted last.
void noteAnswer(const Request& request, const Answer& answer)
{
    if (!request.record || request.record->empty())
        return;
    core::SentRequest& sent = request.record->back();
    sent.status = answer.status;
    sent.requestId = QString::fromLatin1(answer.header("x-github-request-id"));
}

core::Error notSafe(const QUrl& url)
{
    return {.kind = ErrorKind::Unsupported,
            .what = u"Signalbox talks plain HTTP to nobody but this machine."_s,
            .advice = u"Use an address that begins with https."_s,
            .detail = url.host()};
}

} // namespace

std::optional<QStringList> scopesOf(const Answer& answer)
{
    if (!answer.headers.contains("x-oauth-scopes"))
        return std::nullopt;
    QStringList scopes;
    for (const QByteArray& scope : answer.header("x-oauth-scopes").split(','))
        scopes << QString::fromLatin1(scope.trimmed());
    scopes.removeAll(QString());
    return scopes;
}

Session::Session(core::Account account, QByteArray token, core::Clock& clock, const Options& options)
    : m_account(std::move(account))
    , m_hasToken(!token.isEmpty())
    , m_clock(clock)
    , m_options(options)
    , m_backoff(options)
    , m_transport(m_lifetime, std::move(token), options.timeout)
    , m_budget(clock, m_lifetime)
{
}

QCoro::Task<core::Result<Answer>> Session::send(Request request)
{
    if (!isSafe(request.url))
        co_return std::unexpected(notSafe(request.url));
    int charged = 0;
    for (int failed = 1;; ++failed) {
        auto answer = co_await sendOnce(request);
        if (answer && answer->isSuccess() && isCutOff(*answer))
            answer = std::unexpected(github::errorOf(QNetworkReply::RemoteHostClosedError, {}, request.isWrite()));
        if (answer && (answer->isSuccess() || answer->isNotModified())) {
            answer->charged += charged;
            co_return answer;
        }
        auto error = answer ? errorOf(*answer, request) : answer.error();
        charged += answer ? answer->charged : 0;
        const auto wait = waitBeforeRetry(error, request, failed);
        if (!wait)
            co_return std::unexpected(std::move(error));
        if (const auto waited = co_await pauseFor(m_lifetime, m_clock, &m_here, *wait); !waited)
            co_return std::unexpected(waited.error());
    }
}

QCoro::Task<core::Result<Answer>> Session::sendOnce(Request request)
{
    const auto permit = co_await m_budget.acquire(request.priority, request.isWrite() && !request.atOnce);
    if (!permit)
        co_return std::unexpected(permit.error());
    co_return co_await follow(request);
}

QCoro::Task<core::Result<Answer>> Session::follow(Request request)
{
    QUrl movedTo;
    int charged = 0;
    for (int redirects = 0;; ++redirects) {
        noteSent(request);
        auto answer = co_await m_transport.exchange(request);
        if (!answer)
            co_return answer;
        noteAnswer(request, *answer);
        if (!request.bare) {
            m_budget.learn(*answer);
            if (const auto scopes = scopesOf(*answer))
                m_scopes = scopes;
            charged += answer->isNotModified() && m_hasToken ? 0 : 1;
        }
        answer->charged = charged;
        answer->movedTo = movedTo;
        if (!isRedirect(answer->status))
            co_return answer;
        if (redirects == maximumRedirects)
            co_return std::unexpected(tooManyRedirects(answer->status));
        const auto next = redirected(request, *answer);
        if (!next)
            co_return std::unexpected(next.error());
        if (movedTo.isEmpty() && isPermanent(answer->status) && !next->bare)
            movedTo = next->url;
        request = *next;
    }
}

core::Error Session::errorOf(const Answer& answer, const Request& request) const
{
    auto error = github::errorOf(answer, m_clock.now());
    if (error.kind == ErrorKind::RateLimited && !error.retryAt)
        error.retryAt = m_budget.nextChance();
    const bool atGitHub = sameOrigin(answer.url, m_account.apiUrl);
    if (!atGitHub && (answer.status == 400 || answer.status == 401 || answer.status == 403)) {
        error.kind = ErrorKind::Server;
        error.what = u"The storage behind GitHub refused the download."_s;
        error.advice = u"Ask for it again."_s;
    }
    // A gateway lost the answer of the server behind it.
    if (request.isWrite() && (answer.status == 502 || answer.status == 504)) {
        error.kind = ErrorKind::Timeout;
        error.what = u"GitHub's answer was lost, so nobody knows whether the action took effect."_s;
        error.advice = u"Look at the run before you repeat it."_s;
    }
    return error;
}

std::optional<std::chrono::milliseconds> Session::waitBeforeRetry(const core::Error& error, const Request& request,
                                                                  int failed)
{
    if (request.isWrite() || failed >= m_options.tries)
        return std::nullopt;
    const std::chrono::milliseconds asked(error.retryAt ? m_clock.now().msecsTo(*error.retryAt) : 0);
    // The budget itself holds the next try back until the pause is over.
    if (error.kind == ErrorKind::RateLimited)
        return asked > RateBudget::patience ? std::nullopt : std::optional(0ms);
    if (!isPassing(error) || asked > longestPause)
        return std::nullopt;
    return std::max(m_backoff.delay(failed), asked);
}

} // namespace signalbox::github
