// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/answer_error.h"

#include "github/rate_limit.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using signalbox::core::ErrorKind;

namespace signalbox::github {
namespace {

struct Words {
    ErrorKind kind;
    QString what;
    QString advice;
};

Words wordsFor(int status)
{
    switch (status) {
    case 401:
        return {ErrorKind::Unauthorized, u"GitHub does not accept the token."_s,
                u"Sign in again with a token that is still valid."_s};
    case 404:
        return {ErrorKind::NotFound, u"GitHub has nothing there, or the token may not see it."_s,
                u"Check the name, and that the token may see this repository."_s};
    case 409:
        return {ErrorKind::Conflict, u"It has changed meanwhile, and GitHub refuses this as things stand."_s,
                u"Look at it again before you repeat it."_s};
    case 410:
        return {ErrorKind::Gone, u"GitHub does not have this any more: it has expired or was deleted."_s, {}};
    case 451:
        return {ErrorKind::Forbidden, u"GitHub blocks this for legal reasons."_s,
                u"Ask the owner of the repository."_s};
    default:
        break;
    }
    if (status >= 500)
        return {ErrorKind::Server, u"GitHub has a problem of its own (HTTP %1)."_s.arg(status),
                u"Try again in a few minutes; githubstatus.com tells of outages."_s};
    if (status >= 400)
        return {ErrorKind::Rejected, u"GitHub refuses the request (HTTP %1)."_s.arg(status), {}};
    return {ErrorKind::Malformed, u"GitHub gave an answer that nobody expects (HTTP %1)."_s.arg(status),
            u"Check the address of the account and any proxy in between."_s};
}

Words forbidden(const Answer& answer)
{
    const QByteArray sso = answer.header("x-github-sso");
    if (sso.startsWith("required")) {
        static const QRegularExpression url(u"url=(\\S+)"_s);
        return {ErrorKind::Forbidden, u"The organisation wants the token to be authorised for single sign-on."_s,
                u"Open %1 in a browser and authorise it there."_s.arg(url.match(QString::fromLatin1(sso)).captured(1))};
    }
    const QString permission = QString::fromLatin1(answer.header("x-accepted-github-permissions"));
    if (!permission.isEmpty() && githubMessage(answer.body).contains("not accessible"_L1))
        return {ErrorKind::Forbidden, u"The token may not do this."_s, u"Give it the permission %1."_s.arg(permission)};
    return {ErrorKind::Forbidden, u"GitHub does not allow this."_s,
            u"Check what the token may do, and whether it can be done at all as things stand."_s};
}

Words limited(const Refusal& refusal)
{
    return {ErrorKind::RateLimited,
            refusal.primary ? u"The requests that GitHub allows in an hour are used up."_s
                            : u"GitHub asks for a pause, because there were too many requests at once."_s,
            u"It goes on by itself after the pause."_s};
}

/// The storage behind a signed address has nothing there: GitHub gives the address before the job's log is written.
bool isNotYet(const Answer& answer)
{
    return answer.status == 404 && answer.body.contains("<Code>BlobNotFound</Code>");
}

Words wordsFor(const Answer& answer, const std::optional<Refusal>& refusal)
{
    if (refusal)
        return limited(*refusal);
    if (answer.status == 403)
        return forbidden(answer);
    if (isNotYet(answer))
        return {ErrorKind::NotYet, u"It is not there yet."_s, u"Wait until the job has ended."_s};
    return wordsFor(answer.status);
}

} // namespace

core::Error errorOf(const Answer& answer, const QDateTime& now)
{
    const auto refusal = refusalOf(answer, now);
    auto words = wordsFor(answer, refusal);
    core::Error error{
        .kind = words.kind,
        .what = std::move(words.what),
        .advice = std::move(words.advice),
        .detail = githubWords(answer.body),
        .httpStatus = answer.status,
        .permission = QString::fromLatin1(answer.header("x-accepted-github-permissions")),
    };
    if (refusal && refusal->wait)
        error.retryAt = now.addSecs(refusal->wait->count());
    else if (const auto wait = retryAfterOf(answer, now))
        error.retryAt = now.addSecs(wait->count());
    return error;
}

core::Error errorOf(QNetworkReply::NetworkError error, const QString& words, bool isWrite)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {.kind = ErrorKind::Offline,
                .what = u"GitHub's address was not found."_s,
                .advice = u"Check the network connection and the account's host."_s,
                .detail = words};
    case QNetworkReply::ConnectionRefusedError:
        return {.kind = ErrorKind::Offline,
                .what = u"There is no connection to GitHub."_s,
                .advice = u"Check the network connection, the account's host and any firewall."_s,
                .detail = words};
    case QNetworkReply::SslHandshakeFailedError:
        return {.kind = ErrorKind::Offline,
                .what = u"The connection is not safe: the server's certificate was refused."_s,
                .advice = u"Check the machine's clock and its certificates, and any proxy in between."_s,
                .detail = words};
    default:
        break;
    }
    if (isWrite)
        return {.kind = ErrorKind::Timeout,
                .what = u"GitHub's answer was lost, so nobody knows whether the action took effect."_s,
                .advice = u"Look at the run before you repeat it."_s,
                .detail = words};
    if (error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError)
        return {.kind = ErrorKind::Timeout,
                .what = u"GitHub did not answer in time."_s,
                .advice = u"Check the network connection; it is tried again."_s,
                .detail = words};
    return {.kind = ErrorKind::Offline,
            .what = u"The connection to GitHub broke."_s,
            .advice = u"Check the network connection; it is tried again."_s,
            .detail = words};
}

} // namespace signalbox::github
