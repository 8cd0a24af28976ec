// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/blanks.h"

namespace signalbox::expressions {

int wideBlankLength(QByteArrayView text, qsizetype at)
{
    const auto byte
        = [text, at](qsizetype i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0; };
    switch (byte(0)) {
    case 0xc2: // U+0085, U+00A0
        return byte(1) == 0x85 || byte(1) == 0xa0 ? 2 : 0;
    case 0xe1: // U+1680
        return byte(1) == 0x9a && byte(2) == 0x80 ? 3 : 0;
    case 0xe2: // U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F
        if (byte(1) == 0x80)
            return (byte(2) >= 0x80 && byte(2) <= 0x8a) || byte(2) == 0xa8 || byte(2) == 0xa9 || byte(2) == 0xaf ? 3
                                                                                                                 : 0;
        return byte(1) == 0x81 && byte(2) == 0x9f ? 3 : 0;
    case 0xe3: // U+3000
        return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    default:
        return 0;
    }
}

int blankLengthBefore(QByteArrayView text, qsizetype end)
{
    for (int length = 1; length <= 3 && length <= end; ++length) {
        if (blankLength(text.first(end), end - length) == length)
            return length;
    }
    return 0;
}

} // namespace signalbox::expressions
