// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

namespace signalbox::tests {

/// A machine that can be put to sleep: its times go on, its timers stand still. Its clock can be set, too.
class SleepingClock final : public core::Clock {
public:
    explicit SleepingClock(core::ManualClock& awake)
        : m_awake(awake)
    {
    }

    QDateTime now() const override { return m_awake.now().addMSecs((m_slept + m_jump).count()); }
    Duration elapsed() const override { return m_awake.elapsed() + m_slept; }
    void after(Duration delay, QObject* context, std::function<void()> call) override
    {
        m_awake.after(delay, context, std::move(call));
    }

    void sleep(Duration span) { m_slept += span; }
    void jump(Duration step) { m_jump += step; }

private:
    core::ManualClock& m_awake;
    Duration m_slept{0};
    Duration m_jump{0};
};

} // namespace signalbox::tests
