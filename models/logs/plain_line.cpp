// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/plain_line.h"

#include "logs/ansi_text.h"

namespace signalbox::logs {

PlainLine plainLine(QByteArrayView bytes)
{
    if (const auto stamp = stampOf(bytes))
        bytes = bytes.sliced(stamp->length);
    const MarkerPrefix marker = markerOf(bytes);
    TextStyle style;
    return {decodeAnsi(bytes.sliced(marker.length), style).text, marker.kind};
}

PlainLine plainLine(const LogFile& file, ByteRange range, qint64 limit)
{
    return plainLine(file.read(range.begin, std::min(range.size(), limit)));
}

} // namespace signalbox::logs
