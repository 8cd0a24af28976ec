// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::tests {

/// Asks an X window to close, as the button in its title bar does; the program behind it may refuse. No window manager
/// is needed. False when the display cannot be reached.
/// https://specifications.freedesktop.org/wm-spec/latest/ , ICCCM 4.2.8.1
bool pressCloseButton(const QString& display, quint32 window);

} // namespace signalbox::tests
