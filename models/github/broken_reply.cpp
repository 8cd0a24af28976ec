// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/broken_reply.h"

#include "github/answer_error.h"

namespace signalbox::github {

bool isBroken(const QNetworkReply& reply)
{
    const bool hasStatus = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    return reply.error() != QNetworkReply::NoError
        && (!hasStatus || reply.error() < QNetworkReply::ContentAccessDenied
            || reply.error() == QNetworkReply::ProtocolFailure || reply.error() == QNetworkReply::ProtocolUnknownError);
}

bool hasKnownEnd(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::Http2WasUsedAttribute).toBool()
        || (reply.hasRawHeader("Content-Length") && !reply.hasRawHeader("Content-Encoding"));
}

bool isSilent(const QNetworkReply& reply)
{
    return reply.error() == QNetworkReply::OperationCanceledError || reply.error() == QNetworkReply::TimeoutError;
}

core::Error brokenReplyError(const QNetworkReply& reply, bool isWrite)
{
    // Its words for an HTTP status hold the address, which is signed for a download; those for a broken connection do
    // not.
    const bool hasAddress = reply.error() > QNetworkReply::UnknownProxyError;
    return errorOf(reply.error(), hasAddress ? QString() : reply.errorString(), isWrite);
}

} // namespace signalbox::github
