// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timeline_scale.h"

#include "common/theme.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

constexpr int mostForNames = 260;
constexpr int roomForTime = 96; // behind the last bar
constexpr int leastBetweenTicks = 90;
constexpr std::array<std::chrono::seconds, 14> steps{1s,    5s,    10s,   30s,    1min,   2min,   5min,
                                                     10min, 30min, 60min, 120min, 360min, 720min, 1440min};

} // namespace

TimelineScale::TimelineScale(int width, std::chrono::milliseconds length)
    : m_left(space::Medium + std::min(mostForNames, width * 3 / 10))
    , m_right(std::max(m_left + 1, width - roomForTime))
    , m_length(std::max<std::chrono::milliseconds>(length, 1s))
{
}

double TimelineScale::x(std::chrono::milliseconds moment) const
{
    return m_left + double(m_right - m_left) * double(moment.count()) / double(m_length.count());
}

QRect TimelineScale::names(const QRect& row) const
{
    return {row.left() + space::Medium, row.top(), m_left - space::Medium - space::Small, row.height()};
}

QRect TimelineScale::times(const QRect& row) const
{
    return {row.left() + m_left, row.top(), m_right - m_left, row.height()};
}

std::vector<std::chrono::milliseconds> TimelineScale::ticks() const
{
    const auto fits = [this](std::chrono::milliseconds step) { return x(step) - x(0ms) >= leastBetweenTicks; };
    const auto found = std::ranges::find_if(steps, fits);
    const std::chrono::milliseconds step = found == steps.end() ? std::chrono::milliseconds(10 * 1440min) : *found;
    std::vector<std::chrono::milliseconds> ticks;
    for (std::chrono::milliseconds tick = 0ms; tick <= m_length; tick += step)
        ticks.push_back(tick);
    return ticks;
}

} // namespace signalbox::views
