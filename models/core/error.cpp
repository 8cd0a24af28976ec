// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace signalbox::core {

QString Error::sentence() const
{
    QString text = what;
    if (!detail.isEmpty() && !what.contains(detail))
        text += QStringLiteral(" (%1)").arg(detail);
    if (!advice.isEmpty())
        text += u' ' + advice;
    return text;
}

QString name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return QStringLiteral("offline");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Unauthorized:
        return QStringLiteral("unauthorized");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("not_found");
    case ErrorKind::Gone:
        return QStringLiteral("gone");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Rejected:
        return QStringLiteral("rejected");
    case ErrorKind::RateLimited:
        return QStringLiteral("rate_limited");
    case ErrorKind::Server:
        return QStringLiteral("server");
    case ErrorKind::Malformed:
        return QStringLiteral("malformed");
    case ErrorKind::NotYet:
        return QStringLiteral("not_yet");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::Storage:
        return QStringLiteral("storage");
    case ErrorKind::Unsupported:
        return QStringLiteral("unsupported");
    }
    return {};
}

} // namespace signalbox::core
