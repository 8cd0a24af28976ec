// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include <QGuiApplication>

#include <array>
#include <cmath>

namespace signalbox::views {
namespace {

using core::Outcome;

struct Pair {
    QRgb light;
    QRgb dark;

    QColor of(bool dark_) const { return QColor::fromRgb(dark_ ? dark : light); }
};

struct RoleRow {
    Role role;
    Pair color;
};

struct StatusRow {
    Outcome outcome;
    Pair fill;
    Pair ink;
    Pair tint;
};

// The one table of colours. theme_contrast tests hold it to WCAG's figures.
constexpr std::array Roles{
    RoleRow{Role::Window, {0xf3f5f8, 0x12151a}},   RoleRow{Role::Surface, {0xffffff, 0x1a1e25}},
    RoleRow{Role::Raised, {0xf7f8fa, 0x222731}},   RoleRow{Role::Border, {0xdfe3ea, 0x2d333e}},
    RoleRow{Role::Control, {0x868e9c, 0x737d8e}},  RoleRow{Role::Text, {0x1a1f28, 0xe7eaf0}},
    RoleRow{Role::Muted, {0x596273, 0x9da7b7}},    RoleRow{Role::Accent, {0x4453c4, 0x8d9bff}},
    RoleRow{Role::OnAccent, {0xffffff, 0x10131f}}, RoleRow{Role::AccentTint, {0xe8ebfb, 0x272d4a}},
    RoleRow{Role::Hover, {0xeef1f6, 0x262c37}},
};

// Blue, not yellow, for what runs: with red, green and yellow alone a tenth of all men see two colours.
constexpr std::array Statuses{
    StatusRow{Outcome::Unknown, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Passed, {0x17794a, 0x45bd7b}, {0x0f6139, 0x83dfab}, {0xe2f4e9, 0x15301f}},
    StatusRow{Outcome::Neutral, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Skipped, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xf1f2f5, 0x22262e}},
    StatusRow{Outcome::Cancelled, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Queued, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xf4f5f8, 0x20242c}},
    StatusRow{Outcome::Running, {0x1765c1, 0x61a8ff}, {0x124f99, 0xa3ceff}, {0xe4effc, 0x142a49}},
    StatusRow{Outcome::NeedsPerson, {0x95590a, 0xe8a941}, {0x7a4706, 0xf7ca7e}, {0xfcf0dc, 0x382a10}},
    StatusRow{Outcome::Failed, {0xc42b34, 0xf26d74}, {0x9f1d27, 0xffa6aa}, {0xfde8e9, 0x3d1b20}},
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QFont textFont(TextRole role)
{
    return textFont(role, QGuiApplication::font());
}

QFont textFont(TextRole role, const QFont& base)
{
    QFont font = base;
    const auto grow = [&font](double factor) {
        if (font.pixelSize() > 0)
            font.setPixelSize(qRound(font.pixelSize() * factor));
        else
            font.setPointSizeF(font.pointSizeF() * factor);
    };
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::Caption:
        grow(0.87);
        break;
    case TextRole::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Title:
        grow(1.1);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Headline:
        grow(1.5);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Code:
        font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("Cascadia Mono"),
                          QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});
        font.setStyleHint(QFont::Monospace);
        grow(0.95);
        break;
    }
    return font;
}

Theme Theme::of(const QPalette& palette)
{
    return Theme(palette.color(QPalette::Active, QPalette::Window).lightness() < 128);
}

Theme Theme::current()
{
    return of(QGuiApplication::palette());
}

QColor Theme::color(Role role) const
{
    const auto row = std::ranges::find(Roles, role, &RoleRow::role);
    return row->color.of(m_dark);
}

StatusColors Theme::status(core::Outcome outcome) const
{
    const auto row = std::ranges::find(Statuses, outcome, &StatusRow::outcome);
    return {.fill = row->fill.of(m_dark),
            .onFill = m_dark ? QColor(0x12, 0x15, 0x1a) : QColor(Qt::white),
            .ink = row->ink.of(m_dark),
            .tint = row->tint.of(m_dark)};
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole where, Role what) { palette.setColor(where, color(what)); };
    set(QPalette::Window, Role::Window);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Raised);
    set(QPalette::Text, Role::Text);
    set(QPalette::PlaceholderText, Role::Muted);
    set(QPalette::Button, Role::Raised);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::OnAccent);
    set(QPalette::ToolTipBase, Role::Raised);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::OnAccent);
    set(QPalette::Accent, Role::Accent);
    set(QPalette::Link, Role::Accent);
    set(QPalette::LinkVisited, Role::Accent);
    set(QPalette::Light, Role::Surface);
    set(QPalette::Midlight, Role::Raised);
    set(QPalette::Mid, Role::Border);
    set(QPalette::Dark, Role::Control);
    palette.setColor(QPalette::Shadow, m_dark ? QColor(0, 0, 0) : QColor(0x9a, 0xa3, 0xb0));
    for (const auto text : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, text, color(Role::Control));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Role::Border));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, color(Role::Muted));
    return palette;
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace signalbox::views
