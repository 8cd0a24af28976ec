// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watcher_private.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

constexpr Duration untilTokenIsTriedAgain = 5min;
constexpr Duration secondaryLimit = 60s; // GitHub: at least a minute when it does not say how long

// A shorter pause than this is not worth a word: the client sits it out.
constexpr qint64 unseenPause = 10'000; // milliseconds

// So many failures of GitHub in a row, whatever the repository, are GitHub's own trouble.
constexpr int reversesOfAnOutage = 6;

bool isAboutTheRepository(core::ErrorKind kind)
{
    return kind == core::ErrorKind::NotFound || kind == core::ErrorKind::Forbidden || kind == core::ErrorKind::Gone;
}

core::Error limitError(const QDateTime& until)
{
    return {.kind = core::ErrorKind::RateLimited,
            .what = u"GitHub allows no more requests for now."_s,
            .advice = u"It goes on by itself after the pause."_s,
            .retryAt = until};
}

bool isLimited(const Watched& at)
{
    return at.freshness.error && at.freshness.error->kind == core::ErrorKind::RateLimited;
}

} // namespace

core::Error offlineError()
{
    return {.kind = core::ErrorKind::Offline,
            .what = u"This computer is offline."_s,
            .advice = u"What is shown is as old as it says; it is brought up to date as soon as there is a network."_s};
}

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
    const QPointer<Watcher> alive(q);
    const Duration now = clock.elapsed();
    if (error.kind == ErrorKind::Cancelled) {
        stopped = true;
        return;
    }
    const bool isOfAll = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Unauthorized
        || error.kind == ErrorKind::RateLimited;
    if (subject.what == What::Pulls && !isOfAll) {
        // What is shown of the repository is as fresh as before.
        at.pulls.failed(error.kind, now);
        return;
    }
    const bool wasLimited = isLimited(at);
    at.freshness.error = error;
    if (error.kind == ErrorKind::Offline)
        return beginOutage(error);
    if (error.kind == ErrorKind::Unauthorized) {
        quietUntil = now + untilTokenIsTriedAgain;
        showFreshnessOfAll(error);
        if (alive && !std::exchange(accountFails, true))
            Q_EMIT q->failed(error);
        return;
    }
    if (error.kind == ErrorKind::RateLimited) {
        const Duration wait = error.retryAt ? Duration(clock.now().msecsTo(*error.retryAt)) : secondaryLimit;
        // What the quota says itself leaves the reserve to the user.
        if (!heldUntil(circumstances()))
            quietUntil = now + std::clamp<Duration>(wait, 1s, 1h);
        if (!wasLimited)
            showFreshnessOfAll(error);
        return;
    }
    if (Turn* turn = at.turn(subject)) {
        turn->failed(error.kind, now);
        if (error.retryAt)
            turn->notBefore = std::max(turn->notBefore, now + Duration(clock.now().msecsTo(*error.retryAt)));
    }
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

/// A limit concerns all repositories of the account, also those that are not due: none of them is looked at.
void Watcher::Private::noticeLimit()
{
    const auto held = conditions.offline ? std::nullopt : heldUntil(circumstances());
    if (!held || clock.now().msecsTo(*held) <= unseenPause)
        return;
    const QPointer<Watcher> alive(q);
    for (const WatchedPtr& at : std::vector(watched)) {
        if (at->isVisited || mayAsk(*at) || isLimited(*at))
            continue;
        at->freshness.error = limitError(*held);
        showFreshness(*at);
        if (!alive)
            return;
    }
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
