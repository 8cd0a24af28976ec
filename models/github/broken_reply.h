// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

class QNetworkReply;

namespace signalbox::github {

/// What became of a reply of Qt's, apart from its status.

/// There was no answer, or not the whole of it. An HTTP status of 400 and more is an error to Qt, and an answer to us.
bool isBroken(const QNetworkReply& reply);

/// What Qt says of a body when the connection breaks between two of its chunks is that it has ended. A length, and the
/// frames of HTTP/2, tell the end.
bool hasKnownEnd(const QNetworkReply& reply);

/// The connection may have been dead for long: over HTTP/2 all requests share it, and every one would wait its time
/// out. One that the other side has closed is not used again anyway.
bool isSilent(const QNetworkReply& reply);

/// Of a broken one.
core::Error brokenReplyError(const QNetworkReply& reply, bool isWrite);

} // namespace signalbox::github
