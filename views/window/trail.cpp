// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/trail.h"

namespace signalbox::views {
namespace {

constexpr size_t Longest = 100;

}

bool Trail::go(const Place& place)
{
    if (place == here())
        return false;
    m_places.resize(m_at + 1);
    m_places.push_back(place);
    if (m_places.size() > Longest)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
    return true;
}

void Trail::back()
{
    if (canGoBack())
        --m_at;
}

void Trail::forward()
{
    if (canGoForward())
        ++m_at;
}

} // namespace signalbox::views
