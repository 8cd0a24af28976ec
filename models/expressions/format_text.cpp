// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/format_text.h"

#include <algorithm>

namespace signalbox::expressions {

namespace {

constexpr int largestNumber = 255;

/// Reads what stands behind a {, up to its }: the place behind that; -1 for what is no {N}.
qsizetype readPlaceholder(QByteArrayView text, qsizetype at, int& number)
{
    const qsizetype from = at;
    number = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        number = std::min(number * 10 + (text[at] - '0'), largestNumber + 1);
        ++at;
    }
    // {0:x} is no mistake to its reader, but no format is known to it either.
    if (at == from || number > largestNumber || at >= text.size() || text[at] != '}')
        return -1;
    return at + 1;
}

} // namespace

FormatText readFormatText(QByteArrayView text)
{
    FormatText read;
    qsizetype at = 0;
    while (at < text.size()) {
        const char letter = text[at++];
        if (letter != '{' && letter != '}')
            continue;
        if (at < text.size() && text[at] == letter) {
            ++at;
            continue;
        }
        int number = 0;
        const qsizetype behind = letter == '{' ? readPlaceholder(text, at, number) : -1;
        if (behind < 0) {
            read.isGood = false;
            return read;
        }
        read.largest = std::max(read.largest, number);
        read.used.set(static_cast<size_t>(number));
        at = behind;
    }
    return read;
}

} // namespace signalbox::expressions
