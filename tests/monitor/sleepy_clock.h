// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QTimeZone>

namespace signalbox::tests {

/// A clock whose timers stand still while it sleeps, as a machine's do.
class SleepyClock final : public core::Clock {
public:
    QDateTime now() const override { return m_awake.now().addDuration(m_slept); }
    Duration elapsed() const override { return m_awake.elapsed() + m_slept; }
    void after(Duration delay, QObject* context, std::function<void()> call) override
    {
        m_awake.after(delay, context, std::move(call));
    }

    void advance(Duration step) { m_awake.advance(step); }
    void sleep(Duration length) { m_slept += length; }

private:
    core::ManualClock m_awake{QDateTime({2026, 11, 23}, {10, 0}, QTimeZone::UTC)};
    Duration m_slept{0};
};

} // namespace signalbox::tests
