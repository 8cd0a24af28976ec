// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/disturbances.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using Duration = core::Clock::Duration;

/// A time server that mends a clock gently stays below it.
constexpr Duration SmallestJump = std::chrono::seconds(2);

} // namespace

Disturbances::Disturbances(const core::Clock& clock)
    : m_clock(&clock)
    , m_now(clock.now())
    , m_elapsed(clock.elapsed())
{
}

std::optional<QString> Disturbances::found(Duration due, Duration patience)
{
    const bool isLate = m_clock->elapsed() - due > patience;
    const auto jump = jumped();
    return isLate ? u"The machine slept, or was too busy to ask."_s : jump;
}

std::optional<QString> Disturbances::jumped()
{
    const QDateTime now = m_clock->now();
    const Duration elapsed = m_clock->elapsed();
    const Duration jump = Duration(m_now.msecsTo(now)) - (elapsed - m_elapsed);
    m_now = now;
    m_elapsed = elapsed;
    if (jump > -SmallestJump && jump < SmallestJump)
        return {};
    return u"The clock of this machine was set."_s;
}

} // namespace signalbox::delivery
