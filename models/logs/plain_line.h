// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/line_index.h"

#include <QString>

namespace signalbox::logs {

/// A line as programs compare and match it.
struct PlainLine {
    QString text; ///< without timestamp, marker and escape sequences; secrets are in it
    Marker marker = Marker::None;
};

/// Reads at most `limit` bytes of the line.
PlainLine plainLine(const LogFile& file, ByteRange range, qint64 limit);
/// The same of bytes that are at hand.
PlainLine plainLine(QByteArrayView bytes);

} // namespace signalbox::logs
