// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/redirect.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

std::unexpected<core::Error> refused(const QString& why, int status)
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Malformed,
                                       .what = u"The server sent the request to a place where it must not go."_s,
                                       .advice = u"Check the address of the account and any proxy in between."_s,
                                       .detail = why,
                                       .httpStatus = status});
}

} // namespace

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

core::Result<Request> redirected(const Request& request, const Answer& answer)
{
    const QByteArray location = answer.header("location");
    const QUrl target = answer.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || !target.isValid())
        return refused(u"redirect without a usable Location"_s, answer.status);
    if (!isSafe(target) || (answer.url.scheme() == "https"_L1 && target.scheme() != "https"_L1))
        return refused(u"redirect to plain HTTP on %1"_s.arg(target.host()), answer.status);

    Request next = request;
    next.url = target;
    if (answer.status == 303) {
        next.method = Method::Get;
        next.body.clear();
    }
    if (!sameOrigin(answer.url, target)) {
        if (next.isWrite())
            return refused(u"an action was redirected to %1"_s.arg(target.host()), answer.status);
        next.bare = true;
    }
    if (next.bare)
        next.etag.clear();
    return next;
}

} // namespace signalbox::github
