// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include "common/theme_table.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::views {
namespace {

const theme_table::StatusTable& statuses(Colours colours)
{
    switch (colours) {
    case Colours::HighContrast:
        return theme_table::HighContrast;
    case Colours::ColourBlind:
        return theme_table::ColourBlind;
    default:
        return theme_table::Usual;
    }
}

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
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    for (const Colours colours : {Colours::Usual, Colours::HighContrast, Colours::ColourBlind}) {
        for (const bool dark : {false, true}) {
            if (const Theme theme(dark, colours); theme.color(Role::Window) == window)
                return theme;
        }
    }
    return Theme(window.lightness() < 128, Colours::Usual); // somebody else's
}

Theme Theme::current()
{
    return of(QGuiApplication::palette());
}

QColor Theme::color(Role role) const
{
    if (role == Role::Window && m_colours == Colours::ColourBlind)
        return theme_table::ColourBlindWindow.of(m_dark);
    const auto* row = std::ranges::find(theme_table::Roles, role, &theme_table::RoleRow::role);
    return (m_colours == Colours::HighContrast ? row->highContrast : row->usual).of(m_dark);
}

StatusColors Theme::status(core::Outcome outcome) const
{
    const auto* row = std::ranges::find(statuses(m_colours), outcome, &theme_table::StatusRow::outcome);
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

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix
        = [share](float from, float to) { return float(double(from) + (double(to) - double(from)) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor readable(QColor wanted, const QColor& background, double ratio)
{
    const QColor towards = contrast(Qt::white, background) > contrast(Qt::black, background) ? Qt::white : Qt::black;
    constexpr int steps = 20;
    for (int i = 1; i <= steps && contrast(wanted, background) < ratio; ++i)
        wanted = mixed(wanted, towards, double(i) / steps);
    return wanted;
}

} // namespace signalbox::views
