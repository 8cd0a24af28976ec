// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <expected>
#include <optional>

namespace signalbox::core {

/// What went wrong, by what somebody can do about it.
enum class ErrorKind {
    Offline, ///< no connection, name not found, TLS refused
    Timeout, ///< sent, and no answer in time: whether it took effect is not known
    Unauthorized, ///< 401: the token is wrong or has ended
    Forbidden, ///< 403: the token may not, or GitHub refuses the action as things stand
    NotFound, ///< 404: it is not there, or the token may not see it
    Gone, ///< 410: expired, such as a log past its retention
    Conflict, ///< 409: it has changed meanwhile, such as cancelling a run that has ended
    Rejected, ///< 400, 405, 422 and the like: the request itself is refused
    RateLimited, ///< primary or secondary limit; retryAt says until when
    Server, ///< 5xx
    Malformed, ///< an answer that is not what GitHub documents; detail names the path in the body
    NotYet, ///< it will be there later, such as the log of a job that has not ended
    Cancelled, ///< we stopped it ourselves
    Storage, ///< disk or database
    Unsupported, ///< this machine or this server has not got it
};

/// A failure as a user is told of it: what happened, what to do, and what is worth keeping for a report.
/// Never holds a token; text that came from outside is kept as plain text.
struct Error {
    ErrorKind kind = ErrorKind::Server;
    QString what; ///< one sentence: what happened
    QString advice; ///< one sentence: what to do; may be empty
    QString detail; ///< GitHub's own words, or the path in the body; may be empty
    int httpStatus = 0; ///< 0 when there was no answer
    std::optional<QDateTime> retryAt; ///< when trying again makes sense, UTC
    QString permission; ///< what GitHub says the token would need (X-Accepted-GitHub-Permissions); may be empty

    bool operator==(const Error&) const = default;

    /// What happened and what to do, as one line of plain text.
    QString sentence() const;
};

template <class T>
using Result = std::expected<T, Error>;

/// A word for logs and JSON: "offline", "rate_limited", ...
QString name(ErrorKind kind);

} // namespace signalbox::core
