// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "github/wait.h"

namespace signalbox::github {

/// `co_await` it: over after `length` of the clock; Cancelled when the lifetime ends before. It never ends where
/// `context` dies without its lifetime.
inline Wait<void> pauseFor(Lifetime& lifetime, core::Clock& clock, QObject* context, core::Clock::Duration length)
{
    Wait<void> wait(lifetime);
    clock.after(length, context, [end = wait.end()] { end({}); });
    return wait;
}

} // namespace signalbox::github
