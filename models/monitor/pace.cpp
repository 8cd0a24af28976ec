// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/pace.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

// The promise is a change on screen within 10 s where something is going on and within 120 s elsewhere, for 95 of 100.
constexpr Duration awaited = 2s;
constexpr Duration watchedLive = 3s;
constexpr Duration live = 6s;
constexpr Duration recent = 8s;
constexpr Duration idle = 100s;
constexpr Duration longest = 1h;

// 480 points a minute of the 900, so that user actions (5 points each) and other programs of the user have room.
constexpr Duration shortestGap = 125ms;

// Without a token GitHub allows 60 requests an hour, and a 304 is not free.
constexpr int quotaWithoutToken = 60;
constexpr qint64 secondsOfQuota = 3600;

/// A little more than what the client keeps back from requests in the background, so that none waits there.
int reserve(const core::Quota& quota)
{
    return quota.limit / 20 + std::min(quota.limit / 20, 8);
}

/// Seconds until the quota is filled up; bounded, because our clock and GitHub's may differ by hours.
qint64 secondsLeft(const Circumstances& at)
{
    return std::clamp<qint64>(at.now.secsTo(at.quota.resetAt.value_or(at.now)), 10, secondsOfQuota);
}

bool quotaSpeaks(const Circumstances& at)
{
    return at.quota.limit > 0 && at.quota.resetAt && at.now < *at.quota.resetAt;
}

/// The longer nothing has happened, the less will happen in the next seconds.
Duration byQuiet(Duration quiet, int part, Duration soonest, Duration latest)
{
    return std::clamp(quiet / part, soonest, latest);
}

Duration fullSpeed(const Need& need)
{
    if (need.expecting && need.what != What::Repository && need.what != What::Workflows)
        return awaited;
    switch (need.what) {
    case What::Repository:
        return need.quiet < 1h ? Duration(10min) : Duration(50min);
    case What::Workflows:
        return 1h;
    case What::Pulls:
        // Nothing of this is told sooner than a quarter of an hour after the last that was heard.
        return need.open ? Duration(5min) : Duration(10min);
    case What::Runs:
        if (need.running)
            return byQuiet(need.quiet, 600, need.onScreen ? watchedLive : live, 60s);
        return byQuiet(need.quiet, 225, need.onScreen ? live : recent, need.onScreen ? recent : idle);
    case What::Run:
    case What::Jobs:
    case What::Pending:
        if (need.running)
            return byQuiet(need.quiet, 600, need.onScreen ? watchedLive : live, 60s);
        if (need.open)
            return byQuiet(need.quiet, 50, live, 60s);
        return 30s;
    }
    return longest;
}

} // namespace

Duration beat(const Need& need, const Circumstances& circumstances)
{
    const double milliseconds = static_cast<double>(fullSpeed(need).count()) * stretch(circumstances);
    return std::min(Duration(static_cast<qint64>(milliseconds)), longest);
}

double stretch(const Circumstances& at)
{
    double factor = 1;
    if (at.conditions.onBattery)
        factor *= 2;
    if (at.conditions.metered)
        factor *= 3;
    if (!quotaSpeaks(at))
        return factor;
    const double usual = double(at.quota.limit - reserve(at.quota)) / double(secondsOfQuota);
    const double left = double(std::max(at.quota.remaining - reserve(at.quota), 1)) / double(secondsLeft(at));
    return factor * std::clamp(usual / left, 1.0, 100.0);
}

std::optional<QDateTime> heldUntil(const Circumstances& at)
{
    if (at.quota.pausedUntil && *at.quota.pausedUntil > at.now)
        return at.quota.pausedUntil;
    if (quotaSpeaks(at) && at.quota.remaining <= reserve(at.quota))
        return at.now.addSecs(secondsLeft(at));
    return std::nullopt;
}

Duration gap(const Circumstances& at)
{
    if (!quotaSpeaks(at) || at.quota.limit > quotaWithoutToken)
        return shortestGap;
    const int left = std::max(at.quota.remaining - reserve(at.quota), 1);
    return std::max(shortestGap, Duration(secondsLeft(at) * 1000 / left));
}

Duration backoff(core::ErrorKind kind, int failures)
{
    const bool mayPass = kind == core::ErrorKind::Offline || kind == core::ErrorKind::Timeout
        || kind == core::ErrorKind::Server || kind == core::ErrorKind::Malformed || kind == core::ErrorKind::Storage;
    const Duration first = mayPass ? Duration(10s) : Duration(2min);
    const Duration last = mayPass ? Duration(10min) : longest;
    return std::min(first * (1 << std::clamp(failures - 1, 0, 10)), last);
}

Duration outageBackoff(int failures)
{
    return std::min<Duration>(Duration(5s) * (1 << std::clamp(failures - 1, 0, 10)), 60s);
}

} // namespace signalbox::monitor
