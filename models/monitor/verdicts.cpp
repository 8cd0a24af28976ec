// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watcher_private.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

constexpr Duration untilTokenIsTriedAgain = 5min;
constexpr Duration secondaryLimit = 60s; // GitHub: at least a minute when it does not say how long

// So many failures of GitHub in a row, whatever the repository, are GitHub's own trouble.
constexpr int reversesOfAnOutage = 6;

bool isAboutTheRepository(core::ErrorKind kind)
{
    return kind == core::ErrorKind::NotFound || kind == core::ErrorKind::Forbidden || kind == core::ErrorKind::Gone;
}

} // namespace

void Watcher::Private::settle(Watched& at, const Subject& subject, const core::Result<void>& result)
{
    if (!result)
        return settleFailure(at, subject, result.error());
    const Duration now = clock.elapsed();
    if (outages > 0)
        lookAtAll(); // GitHub is back: what was missed is asked for now
    reverses = 0;
    accountFails = false;
    if (Turn* turn = at.turn(subject)) {
        // The first beat is cut anywhere, so that what began together does not go on together.
        const double shortest = turn->askedAt ? 0.9 : 0.2;
        turn->answered(now);
        turn->part = shortest + random.generateDouble() * (1 - shortest);
    }
    if (subject.what == What::Runs)
        at.freshness.seenAt = clock.now();
    if (!at.isFailing())
        at.freshness.error.reset();
}

void Watcher::Private::settleFailure(Watched& at, const Subject& subject, const core::Error& error)
{
    using core::ErrorKind;
    const Duration now = clock.elapsed();
    if (error.kind == ErrorKind::Cancelled) {
        stopped = true;
        return;
    }
    at.freshness.error = error;
    if (error.kind == ErrorKind::Offline)
        return beginOutage(error);
    if (error.kind == ErrorKind::Unauthorized) {
        quietUntil = now + untilTokenIsTriedAgain;
        showFreshnessOfAll(error);
        if (!std::exchange(accountFails, true))
            Q_EMIT q->failed(error);
        return;
    }
    if (error.kind == ErrorKind::RateLimited) {
        const Duration wait = error.retryAt ? Duration(clock.now().msecsTo(*error.retryAt)) : secondaryLimit;
        quietUntil = now + std::clamp<Duration>(wait, 1s, 1h);
        return;
    }
    if (Turn* turn = at.turn(subject))
        turn->failed(error.kind, now);
    if (isAboutTheRepository(error.kind)) {
        reverses = 0;
        // What the repository refuses, or its list of runs, it refuses altogether.
        if (subject.what == What::Repository)
            at.runs.failed(error.kind, now);
        return;
    }
    if (++reverses >= reversesOfAnOutage)
        beginOutage(error);
}

void Watcher::Private::beginOutage(const core::Error& error)
{
    const bool isNew = outages == 0;
    quietUntil = clock.elapsed() + outageBackoff(++outages);
    if (isNew)
        showFreshnessOfAll(error);
}

void Watcher::Private::showFreshness(Watched& at)
{
    const auto due = nextDue(at);
    const Duration wait = due ? std::max(*due - clock.elapsed(), Duration(0)) : Duration(0);
    at.freshness.repository = at.id;
    at.freshness.nextLook = due ? std::optional(clock.now().addMSecs(wait.count())) : std::nullopt;
    Q_EMIT q->freshnessChanged(at.freshness);
}

void Watcher::Private::showFreshnessOfAll(const core::Error& error)
{
    const QPointer<Watcher> alive(q);
    for (const WatchedPtr& at : std::vector(watched)) {
        at->freshness.error = error;
        showFreshness(*at);
        if (!alive)
            return;
    }
}

} // namespace signalbox::monitor
