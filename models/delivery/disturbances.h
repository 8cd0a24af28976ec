// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <optional>

namespace signalbox::delivery {

/// Finds out that the machine slept and that its clock was set, by looking at both of its times again and again.
/// What was measured before either says nothing of now.
class Disturbances {
public:
    explicit Disturbances(const core::Clock& clock);

    /// To be called when something happens that was due at `due`, by elapsed(): the machine slept where it is late by
    /// more than `patience`. A sentence for people, or nothing where all went on.
    std::optional<QString> found(core::Clock::Duration due, core::Clock::Duration patience);

    /// The same for something that is due at no certain time: a jump of the clock only.
    std::optional<QString> jumped();

private:
    const core::Clock* m_clock;
    QDateTime m_now;
    core::Clock::Duration m_elapsed;
};

} // namespace signalbox::delivery
