// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::monitor {

/// What the machine says about itself; all of it only ever slows us down.
struct Conditions {
    bool offline = false;
    bool onBattery = false;
    bool metered = false;

    bool operator==(const Conditions&) const = default;
};

} // namespace signalbox::monitor
