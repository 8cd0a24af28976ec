// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/text_style.h"

#include <QPalette>
#include <QTextCharFormat>

namespace signalbox::views {

/// The colours of a log on the theme that goes with a palette.
class LogColours {
public:
    explicit LogColours(const QPalette& palette = {});

    QColor base, text, dim, accent;
    QColor gutter, gutterEdge, heading, currentLine;
    QColor error, errorMark, errorLine, warning, warningMark, command;
    QColor match, selection, selectionText;
    QColor added, addedLine, removed, removedLine; ///< blue and amber, which all eyes can tell apart

    /// The format of a styled span. Whatever a program asked for is moved towards black or white until it can be read
    /// on its background (WCAG 2.2, 1.4.3: a contrast of 4.5).
    QTextCharFormat format(const logs::TextStyle& style) const;

private:
    QColor resolved(const logs::TextColour& colour, const QColor& standard) const;

    bool m_dark = false;
};

} // namespace signalbox::views
