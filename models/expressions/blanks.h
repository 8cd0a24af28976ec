// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace signalbox::expressions {

/// Bytes of a blank outside of ASCII at this place; 0: there is none.
int wideBlankLength(QByteArrayView text, qsizetype at);

/// Bytes of the blank at this place of a UTF-8 text; 0: something else is there. GitHub takes what Unicode calls a
/// space or a separator for a blank, such as the one that does not break.
inline int blankLength(QByteArrayView text, qsizetype at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80)
        return byte == ' ' || (byte >= '\t' && byte <= '\r') ? 1 : 0;
    return wideBlankLength(text, at);
}

/// Bytes of the blank that ends before this place.
int blankLengthBefore(QByteArrayView text, qsizetype end);

} // namespace signalbox::expressions
