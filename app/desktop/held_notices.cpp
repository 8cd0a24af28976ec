// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/held_notices.h"

#include <algorithm>

namespace signalbox::desktop {
namespace {

// What a long quiet gathers stays bounded; the oldest is the first to be of no more interest.
constexpr std::size_t mostHeld = 1'000;

} // namespace

void HeldNotices::hold(const monitor::Transition& transition, const QDateTime& until)
{
    if (m_held.size() == mostHeld)
        m_held.erase(m_held.begin());
    m_held.push_back({.transition = transition, .until = until});
}

std::vector<monitor::Transition> HeldNotices::take(const QDateTime& now)
{
    std::vector<monitor::Transition> due;
    for (const auto& held : m_held) {
        if (held.until <= now)
            due.push_back(held.transition);
    }
    std::erase_if(m_held, [&](const Held& held) { return held.until <= now; });
    return due;
}

void HeldNotices::postpone(const QDateTime& until)
{
    for (auto& held : m_held)
        held.until = std::max(held.until, until);
}

} // namespace signalbox::desktop
