// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <array>

/// The one table of colours; common_look holds it to WCAG's figures, and to how people who see two colours see it. Only
/// theme.cpp includes it.
namespace signalbox::views::theme_table {

using core::Outcome;

struct Pair {
    QRgb light;
    QRgb dark;

    QColor of(bool dark_) const { return QColor::fromRgb(dark_ ? dark : light); }
};

struct RoleRow {
    Role role;
    Pair usual;
    Pair highContrast; ///< texts 7:1, every edge drawn
};

struct StatusRow {
    Outcome outcome;
    Pair fill;
    Pair ink;
    Pair tint;
};

using StatusTable = std::array<StatusRow, 9>;

// The window's colour differs from table to table, be it by one step: by it a palette tells whose it is.
inline constexpr Pair ColourBlindWindow{0xf3f5f9, 0x12151b};

inline constexpr std::array Roles{
    RoleRow{Role::Window, {0xf3f5f8, 0x12151a}, {0xffffff, 0x000000}},
    RoleRow{Role::Surface, {0xffffff, 0x1a1e25}, {0xffffff, 0x000000}},
    RoleRow{Role::Raised, {0xf7f8fa, 0x222731}, {0xf4f4f4, 0x14161a}},
    RoleRow{Role::Border, {0xdfe3ea, 0x2d333e}, {0x5a5f68, 0x9aa1ad}},
    RoleRow{Role::Control, {0x868e9c, 0x737d8e}, {0x16181c, 0xf0f2f5}},
    RoleRow{Role::Text, {0x1a1f28, 0xe7eaf0}, {0x000000, 0xffffff}},
    RoleRow{Role::Muted, {0x596273, 0x9da7b7}, {0x31363f, 0xd5dae2}},
    RoleRow{Role::Accent, {0x4453c4, 0x8d9bff}, {0x0a2a9c, 0xaebaff}},
    RoleRow{Role::OnAccent, {0xffffff, 0x10131f}, {0xffffff, 0x000000}},
    RoleRow{Role::AccentTint, {0xe8ebfb, 0x272d4a}, {0xdce4ff, 0x14215c}},
    RoleRow{Role::Hover, {0xeef1f6, 0x262c37}, {0xe9ecf2, 0x262b36}},
};

// Blue, not yellow, for what runs: with red, green and yellow alone a tenth of all men see two colours.
inline constexpr StatusTable Usual{{
    StatusRow{Outcome::Unknown, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Passed, {0x17794a, 0x45bd7b}, {0x0f6139, 0x83dfab}, {0xe2f4e9, 0x15301f}},
    StatusRow{Outcome::Neutral, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Skipped, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xf1f2f5, 0x22262e}},
    StatusRow{Outcome::Cancelled, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Queued, {0x6b7280, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xf4f5f8, 0x20242c}},
    StatusRow{Outcome::Running, {0x1765c1, 0x61a8ff}, {0x124f99, 0xa3ceff}, {0xe4effc, 0x142a49}},
    StatusRow{Outcome::NeedsPerson, {0x95590a, 0xe8a941}, {0x7a4706, 0xf7ca7e}, {0xfcf0dc, 0x382a10}},
    StatusRow{Outcome::Failed, {0xc42b34, 0xf26d74}, {0x9f1d27, 0xffa6aa}, {0xfde8e9, 0x3d1b20}},
}};

inline constexpr StatusTable HighContrast{{
    StatusRow{Outcome::Unknown, {0x3c424c, 0xc4cad4}, {0x2a2e36, 0xdfe3ea}, {0xf0f1f3, 0x17191d}},
    StatusRow{Outcome::Neutral, {0x3c424c, 0xc4cad4}, {0x2a2e36, 0xdfe3ea}, {0xf0f1f3, 0x17191d}},
    StatusRow{Outcome::Skipped, {0x3c424c, 0xc4cad4}, {0x2a2e36, 0xdfe3ea}, {0xf0f1f3, 0x17191d}},
    StatusRow{Outcome::Cancelled, {0x3c424c, 0xc4cad4}, {0x2a2e36, 0xdfe3ea}, {0xf0f1f3, 0x17191d}},
    StatusRow{Outcome::Queued, {0x3c424c, 0xc4cad4}, {0x2a2e36, 0xdfe3ea}, {0xf0f1f3, 0x17191d}},
    StatusRow{Outcome::Passed, {0x005c2b, 0x5cff9d}, {0x004521, 0x93ffbd}, {0xe6ffef, 0x00240f}},
    StatusRow{Outcome::Running, {0x003f9e, 0x7fbaff}, {0x00307a, 0xb3d7ff}, {0xe6f0ff, 0x001d40}},
    StatusRow{Outcome::NeedsPerson, {0x6b3d00, 0xffbf47}, {0x502d00, 0xffd58a}, {0xfff3de, 0x2b1c00}},
    StatusRow{Outcome::Failed, {0x9b0011, 0xff8087}, {0x7a000e, 0xffbcc0}, {0xffe8ea, 0x3a0006}},
}};

// What passed is blue and what failed is a burnt orange; light and dark tell them from what runs and what waits where
// the hues fall together for protanopes and deuteranopes.
inline constexpr StatusTable ColourBlind{{
    StatusRow{Outcome::Unknown, {0x5b626f, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Neutral, {0x5b626f, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Skipped, {0x5b626f, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xf1f2f5, 0x22262e}},
    StatusRow{Outcome::Cancelled, {0x5b626f, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xedeff3, 0x262b34}},
    StatusRow{Outcome::Queued, {0x5b626f, 0x8b95a5}, {0x4b5362, 0xb4bdca}, {0xf4f5f8, 0x20242c}},
    StatusRow{Outcome::Passed, {0x0f3bd6, 0x3b99fc}, {0x0c2fab, 0x9ccbff}, {0xe6ebfc, 0x142647}},
    StatusRow{Outcome::Running, {0x7a1499, 0xf9c8fe}, {0x62107b, 0xf9d6fd}, {0xf7e8fb, 0x3a2440}},
    StatusRow{Outcome::NeedsPerson, {0x806a00, 0xe5d13a}, {0x625100, 0xeedf7c}, {0xfbf6d9, 0x35300f}},
    StatusRow{Outcome::Failed, {0x5e1c05, 0xcf7442}, {0x5e1c05, 0xf0ae8a}, {0xfbe9df, 0x3d2213}},
}};

} // namespace signalbox::views::theme_table
