// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/limits.h"

#include <algorithm>

namespace signalbox::demo {

namespace {

constexpr int pointsPerMinute = 900;
constexpr int graphqlPointsPerMinute = 2000;
constexpr int creationsPerMinute = 80;
constexpr int creationsPerHour = 500;
constexpr int atATime = 100;
// Nobody knows when the others will have ended; GitHub asks for a minute then.
constexpr int afterTheCrowd = 60;

constexpr Moment minute = seconds(60);

int limitOf(Resource resource, bool known)
{
    if (resource == Resource::Search)
        return known ? 30 : 10;
    return known ? 5000 : 60;
}

} // namespace

QByteArray nameOf(Resource resource)
{
    switch (resource) {
    case Resource::Search:
        return "search";
    case Resource::Graphql:
        return "graphql";
    default:
        return "core";
    }
}

Quota& Limits::quota(const QString& login, Resource resource, Moment now)
{
    Quota& quota = m_quotas[{login, resource}];
    const Moment length = resource == Resource::Search ? minute : hours(1);
    if (now >= quota.reset)
        quota = {.limit = limitOf(resource, !login.isEmpty()), .used = 0, .reset = now - now % 1000 + length};
    return quota;
}

void Limits::Window::forget(Moment now, Moment length)
{
    while (!spent.empty() && now - spent.front().first >= length) {
        sum -= spent.front().second;
        spent.pop_front();
    }
}

Moment Limits::Window::fits(int amount, int most, Moment now, Moment length) const
{
    Moment at = now;
    int left = sum;
    for (auto oldest = spent.begin(); left + amount > most && oldest != spent.end(); ++oldest) {
        left -= oldest->second;
        at = oldest->first + length;
    }
    return at;
}

void Limits::Window::spend(int amount, Moment now)
{
    if (amount == 0)
        return;
    spent.emplace_back(now, amount);
    sum += amount;
}

std::optional<int> Limits::refuse(const QString& login, const Asked& asked, Moment now)
{
    if (!m_secondary)
        return std::nullopt;
    if (asked.inFlight > atATime)
        return afterTheCrowd;
    Spent& spent = m_spent[login];
    const bool graphql = asked.resource == Resource::Graphql;
    Window& points = graphql ? spent.graphqlPoints : spent.points;
    points.forget(now, minute);
    spent.creationsOfMinute.forget(now, minute);
    spent.creationsOfHour.forget(now, hours(1));
    const int cost = asked.reads ? 1 : 5;
    const int created = asked.creates ? 1 : 0;
    const Moment fits
        = std::max({points.fits(cost, graphql ? graphqlPointsPerMinute : pointsPerMinute, now, minute),
                    asked.creates ? spent.creationsOfMinute.fits(1, creationsPerMinute, now, minute) : now,
                    asked.creates ? spent.creationsOfHour.fits(1, creationsPerHour, now, hours(1)) : now});
    if (fits > now)
        return static_cast<int>((fits - now + 999) / 1000);
    points.spend(cost, now);
    spent.creationsOfMinute.spend(created, now);
    spent.creationsOfHour.spend(created, now);
    return std::nullopt;
}

} // namespace signalbox::demo
