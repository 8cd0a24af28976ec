// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/text_style.h"

#include <QByteArrayView>
#include <QString>

namespace signalbox::logs {

struct AnsiText {
    QString text;
    std::vector<StyledSpan> spans; ///< in order, without overlap
};

/// Decodes UTF-8 with escape sequences into text and its styles, beginning with `style` and leaving in it the style
/// that holds at the end. SGR is obeyed: 16, 256 and true colours (with ; and with :), bold, dim, italic, underline,
/// inverse, struck. Other sequences, ones cut off at the end, and control characters except the tab are dropped;
/// invalid bytes become U+FFFD, as do characters that turn the direction of writing, because they can make a line lie.
AnsiText decodeAnsi(QByteArrayView bytes, TextStyle& style);

} // namespace signalbox::logs
