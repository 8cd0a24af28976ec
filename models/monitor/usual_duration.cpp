// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/usual_duration.h"

#include <algorithm>
#include <ranges>

namespace signalbox::monitor {

std::optional<Duration> median(std::vector<Duration> durations)
{
    if (durations.empty())
        return std::nullopt;
    const auto middle = durations.begin() + static_cast<std::ptrdiff_t>((durations.size() - 1) / 2);
    std::ranges::nth_element(durations, middle);
    return *middle;
}

void UsualDuration::take(const core::Run& run)
{
    if (!run.state.isSuccess() || run.attempt != 1 || !run.startedAt || !run.updatedAt.isValid())
        return;
    const Duration taken(run.startedAt->msecsTo(run.updatedAt));
    if (taken <= Duration(0))
        return;
    m_durations.insert_or_assign(core::Place::of(run), taken);
    if (m_durations.size() > mostRuns)
        m_durations.erase(m_durations.begin());
}

std::optional<Duration> UsualDuration::value() const
{
    if (m_durations.size() < leastRuns)
        return std::nullopt;
    return median(m_durations | std::views::values | std::ranges::to<std::vector>());
}

} // namespace signalbox::monitor
