// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace signalbox::core {

/// "0 s", "48 s", "2 min 05 s", "1 h 07 min", "3 d 4 h": two units at most, for the eye and for a screen reader. A
/// negative duration, as clocks that disagree produce, is "0 s".
QString words(std::chrono::milliseconds duration);

} // namespace signalbox::core
