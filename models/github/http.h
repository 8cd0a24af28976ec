// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client.h"

#include <QHttpHeaders>
#include <QUrl>

#include <memory>

namespace signalbox::github {

class PartialDownload;

enum class Method { Get, Post, Put, Patch, Delete };

/// As HTTP has it: "GET".
QByteArray verb(Method method);

/// One request, before anything is known of its answer. Never holds the token.
struct Request {
    Method method = Method::Get;
    QUrl url;
    QByteArray body; ///< JSON, of a Post; may be empty
    QByteArray etag; ///< If-None-Match, verbatim; empty for none
    Priority priority = Priority::User;
    QString downloadTo; ///< a file for the body of a 2xx; empty keeps it in memory
    std::shared_ptr<PartialDownload> part; ///< the same as downloadTo, for a file that keeps what came so far
    qint64 from = 0; ///< bytes that are there already and not asked for (Range); of a part, set by the transport
    RequestRecord record{}; ///< notes each exchange that comes of it; may be empty
    bool atOnce = false; ///< a write that belongs to the one before and need not leave a second after it
    bool bare = false; ///< without token and without GitHub's headers, because it goes to another host

    bool isWrite() const { return method != Method::Get; }
};

/// What came back, whatever the status.
struct Answer {
    int status = 0;
    QUrl url; ///< that answered, after redirects
    QHttpHeaders headers;
    QByteArray body; ///< empty when it went to a file
    qint64 written = 0; ///< bytes that went to a file
    int charged = 0; ///< answers on the way here that cost quota, this one included
    QUrl movedTo; ///< the first place that a 301, 307 or 308 named; empty when there was none

    bool isSuccess() const { return status >= 200 && status < 300; }
    bool isNotModified() const { return status == 304; }
    QByteArray header(QByteArrayView name) const { return headers.value(name).toByteArray(); }
};

/// Scheme, host and port are the same: what may see the token.
bool sameOrigin(const QUrl& a, const QUrl& b);
/// 127.0.0.0/8, ::1, localhost and names below it.
bool isLoopback(const QString& host);
/// HTTPS, or plain HTTP to this machine.
bool isSafe(const QUrl& url);

} // namespace signalbox::github
