// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <bitset>

namespace signalbox::expressions {

/// The first argument of format(), read as GitHub reads it.
struct FormatText {
    bool isGood = true; ///< else a brace belongs to no {N}, {{ or }}, and the run fails
    int largest = -1; ///< of the numbers in {N}
    std::bitset<256> used; ///< the numbers that are there
};

FormatText readFormatText(QByteArrayView text);

} // namespace signalbox::expressions
