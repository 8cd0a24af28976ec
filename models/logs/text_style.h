// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <vector>

namespace signalbox::logs {

/// A colour as a program asked for it; which pixels it becomes is the view's choice.
struct TextColour {
    enum class Kind : quint8 { Default, Indexed, Rgb };

    Kind kind = Kind::Default;
    quint8 index = 0; ///< of the 256 colours of xterm: 0 to 15 are the theme's, the rest a cube and a ramp of greys
    quint32 rgb = 0; ///< 0xRRGGBB with Kind::Rgb

    static TextColour indexed(int index) { return {Kind::Indexed, quint8(index), 0}; }
    static TextColour exact(int red, int green, int blue)
    {
        return {Kind::Rgb, 0, quint32(red << 16 | green << 8 | blue)};
    }
    bool operator==(const TextColour&) const = default;
};

/// What SGR sequences have set (ECMA-48, 8.3.117).
struct TextStyle {
    TextColour foreground;
    TextColour background;
    bool bold = false;
    bool dim = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    bool struck = false;

    bool operator==(const TextStyle&) const = default;
};

/// A part of a line's text in one style, counted in QString's units. Text outside of all spans has the default style.
struct StyledSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    TextStyle style;

    bool operator==(const StyledSpan&) const = default;
};

} // namespace signalbox::logs
