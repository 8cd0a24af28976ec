// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/limits.h"

namespace signalbox::demo {

namespace {

constexpr int pointsPerMinute = 900;
constexpr int creationsPerMinute = 80;
constexpr int atATime = 100;

} // namespace

Quota& Limits::quota(const QString& login, Moment now)
{
    Quota& quota = m_quotas[login];
    if (now >= quota.reset)
        quota = {.limit = login.isEmpty() ? 60 : 5000, .used = 0, .reset = now - now % 1000 + hours(1)};
    return quota;
}

bool Limits::admit(const QString& login, const QByteArray& method, Moment now, int inFlight)
{
    if (!m_secondary)
        return true;
    Window& window = m_windows[login];
    while (!window.spent.empty() && now - window.spent.front().at >= seconds(60)) {
        window.points -= window.spent.front().points;
        window.creations -= window.spent.front().creates ? 1 : 0;
        window.spent.pop_front();
    }
    const bool reads = method == "GET" || method == "HEAD" || method == "OPTIONS";
    const int points = reads ? 1 : 5;
    const bool creates = method == "POST" || method == "PUT" || method == "PATCH";
    if (inFlight > atATime || window.points + points > pointsPerMinute
        || (creates && window.creations + 1 > creationsPerMinute))
        return false;
    window.spent.push_back({now, points, creates});
    window.points += points;
    window.creations += creates ? 1 : 0;
    return true;
}

int Limits::retryAfter(const QString& login, Moment now) const
{
    const Window window = m_windows.value(login);
    if (window.spent.empty())
        return 1;
    const Moment left = window.spent.front().at + seconds(60) - now;
    return static_cast<int>(std::max<Moment>((left + 999) / 1000, 1));
}

} // namespace signalbox::demo
