// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_colours.h"

#include "common/theme.h"

#include <array>

namespace signalbox::views {

namespace {

using logs::TextColour;

constexpr double readableRatio = 4.5;
constexpr double dimRatio = 3.0; // what a program asks to be dim may be a little harder to read

// The sixteen colours of the theme: black, red, green, yellow, blue, magenta, cyan, white, and bright ones.
constexpr std::array<QRgb, 16> onLight{0x24292f, 0xc2232f, 0x116329, 0x7d5a00, 0x0959c4, 0x8a3ab9, 0x156e75, 0x5f6770,
                                       0x454d56, 0xd1242f, 0x1a7f37, 0x8f6400, 0x1f6feb, 0xa24ad1, 0x1b7f87, 0x6b737c};
constexpr std::array<QRgb, 16> onDark{0x7d8590, 0xff7b72, 0x57d364, 0xe3b341, 0x79b8ff, 0xd2a8ff, 0x56d4dd, 0xd0d7de,
                                      0x9aa4af, 0xffa198, 0x7ee787, 0xf2cc60, 0xa5d0ff, 0xe2c5ff, 0x8be9f0, 0xffffff};
// As backgrounds the same words mean fields behind text, which is then chosen to suit them.
constexpr std::array<QRgb, 16> fields{0x24292f, 0xb62324, 0x1a7f37, 0x9a6700, 0x0969da, 0x8250df, 0x1b7c83, 0xd0d7de,
                                      0x57606a, 0xff6b63, 0x4ac26b, 0xeac54f, 0x54aeff, 0xc297ff, 0x76e3ea, 0xffffff};

/// Colours 16 to 255 of xterm: a cube of six steps a channel and 24 greys.
QColor extended(int index)
{
    if (index >= 232)
        return QColor::fromRgb(8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10);
    constexpr std::array steps{0, 95, 135, 175, 215, 255};
    const auto cube = size_t(index - 16);
    return QColor::fromRgb(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]);
}

} // namespace

LogColours::LogColours(const QPalette& palette)
{
    const Theme theme = Theme::of(palette);
    const StatusColors failed = theme.status(core::Outcome::Failed);
    m_dark = theme.isDark();
    base = theme.color(Role::Surface);
    text = theme.color(Role::Text);
    dim = theme.color(Role::Muted);
    gutter = theme.color(Role::Raised);
    gutterEdge = theme.color(Role::Border);
    currentLine = theme.color(Role::Hover);
    heading = mixed(theme.color(Role::Raised), text, 0.04);
    error = failed.ink;
    errorMark = failed.fill;
    errorLine = failed.tint;
    warning = theme.status(core::Outcome::NeedsPerson).ink;
    warningMark = theme.status(core::Outcome::NeedsPerson).fill;
    command = theme.status(core::Outcome::Running).ink;
    added = theme.status(core::Outcome::Running).ink;
    addedLine = theme.status(core::Outcome::Running).tint;
    removed = theme.status(core::Outcome::NeedsPerson).ink;
    removedLine = theme.status(core::Outcome::NeedsPerson).tint;
    accent = theme.color(Role::Accent);
    match = QColor::fromRgb(m_dark ? 0x5c4a14 : 0xffe69a);
    selection = palette.color(QPalette::Highlight);
    selectionText = palette.color(QPalette::HighlightedText);
}

QColor LogColours::resolved(const TextColour& colour, const QColor& standard) const
{
    switch (colour.kind) {
    case TextColour::Kind::Default:
        return standard;
    case TextColour::Kind::Indexed:
        return colour.index < 16 ? QColor::fromRgb((m_dark ? onDark : onLight)[colour.index]) : extended(colour.index);
    case TextColour::Kind::Rgb:
        return QColor::fromRgb(colour.rgb);
    }
    return standard;
}

QTextCharFormat LogColours::format(const logs::TextStyle& style) const
{
    const bool fieldOfTheme = style.background.kind == TextColour::Kind::Indexed && style.background.index < 16;
    QColor background
        = fieldOfTheme ? QColor::fromRgb(fields[style.background.index]) : resolved(style.background, base);
    QColor foreground = resolved(style.foreground, text);
    if (style.inverse)
        std::swap(foreground, background);
    if (style.dim)
        foreground = mixed(foreground, background, 0.4);
    QTextCharFormat format;
    format.setForeground(readable(foreground, background, style.dim ? dimRatio : readableRatio));
    if (background != base)
        format.setBackground(background);
    if (style.bold)
        format.setFontWeight(QFont::Bold);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline);
    format.setFontStrikeOut(style.struck);
    return format;
}

} // namespace signalbox::views
