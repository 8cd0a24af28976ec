// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace signalbox::views {

/// Distances between things, in device-independent pixels. Nothing else is used for margins and gaps.
namespace space {
inline constexpr int Hair = 2;
inline constexpr int Tight = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Huge = 24;
inline constexpr int Radius = 8; ///< corners of panels; controls take half of it more or less
} // namespace space

/// What a text is for; the size follows the user's own font.
enum class TextRole { Caption, Body, Strong, Title, Headline, Code };

/// The font of that role, grown from `base` (the application's font by default).
QFont textFont(TextRole role);
QFont textFont(TextRole role, const QFont& base);

/// What a colour is for.
enum class Role {
    Window, ///< behind everything
    Surface, ///< panels, lists, fields
    Raised, ///< headers and buttons on a surface
    Border, ///< hairlines; decoration only
    Control, ///< outline of what can be operated: 3:1 on surfaces
    Text,
    Muted, ///< second-rank text, still 4.5:1
    Accent, ///< selection, focus, the one primary button
    OnAccent, ///< text on Accent
    AccentTint, ///< selected rows
    Hover,
};

/// The colours of one outcome. Never the only sign: see status_icon.h.
struct StatusColors {
    QColor fill; ///< the shape itself, 3:1 on surface and tint
    QColor onFill; ///< the sign within the shape, 4.5:1 on fill
    QColor ink; ///< words about it, 4.5:1 on surface and on tint
    QColor tint; ///< background of a cell or a badge
};

/// Which table of colours.
enum class Colours {
    Usual,
    HighContrast, ///< texts 7:1 and more, edges drawn
    ColourBlind, ///< states told apart without telling red from green
};

/// One column of the table of colours, light or dark. A value: made from a palette whenever it is needed, so
/// that whatever paints with it follows a change of scheme with its next repaint.
class Theme {
public:
    static Theme light(Colours colours = Colours::Usual) { return Theme(false, colours); }
    static Theme dark(Colours colours = Colours::Usual) { return Theme(true, colours); }
    /// The column that made this palette, which its window colour tells; of another's palette the usual one that is as
    /// light.
    static Theme of(const QPalette& palette);
    /// The one that the program wears now. What paints asks here and not the palette of its widget or option: in those
    /// a style sheet makes grounds see-through and keeps colours of the scheme before.
    static Theme current();

    bool isDark() const { return m_dark; }
    Colours colours() const { return m_colours; }
    QColor color(Role role) const;
    StatusColors status(core::Outcome outcome) const;
    /// What widgets that we do not paint ourselves use.
    QPalette palette() const;

    bool operator==(const Theme&) const = default;

private:
    Theme(bool dark, Colours colours)
        : m_dark(dark)
        , m_colours(colours)
    {
    }

    bool m_dark;
    Colours m_colours;
};

/// WCAG 2.2 contrast of two opaque colours, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
double contrast(const QColor& a, const QColor& b);
/// From `a` (share 0) to `b` (share 1).
QColor mixed(const QColor& a, const QColor& b, double share);
/// `wanted`, moved towards black or white until its contrast to `background` is `ratio`.
QColor readable(QColor wanted, const QColor& background, double ratio);

} // namespace signalbox::views
