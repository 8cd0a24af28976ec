// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watcher_private.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

// The client has eight in flight; two are left to whoever acts or reads a log.
constexpr int visitsAtATime = 6;

// So that one repository with many runs does not keep the others waiting.
constexpr int looksAVisit = 8;

// Timers stand still while the machine sleeps, so a long one would be long after it has woken.
constexpr Duration heartbeat = 30s;
constexpr qint64 sleptMilliseconds = 60'000;

// A kill makes what is shown look older by this much.
constexpr Duration seenIsKeptEvery = 5min;

// This many requests may come at once; over time the gap between two of them holds.
constexpr int burst = 10;

} // namespace

void Watcher::Private::dispatch()
{
    if (!started || stopped)
        return;
    const QPointer<Watcher> alive(q);
    noticeClock();
    noticeLimit();
    if (!alive)
        return;
    if (clock.elapsed() - seenKeptAt >= seenIsKeptEvery)
        keepSeen();
    while (visits < visitsAllowed() && clock.elapsed() >= quietUntil) {
        const WatchedPtr at = mostPressing();
        // What the user waits for does not wait for the gap; it comes first.
        if (!at || (clock.elapsed() < nextRequest && !at->urgent))
            break;
        visit(at);
        if (!alive || stopped)
            return;
    }
    sleepUntilDue();
}

int Watcher::Private::visitsAllowed() const
{
    // After an outage one visit tries for all.
    return outages > 0 ? 1 : visitsAtATime;
}

QCoro::Task<void> Watcher::Private::visit(WatchedPtr at)
{
    const QPointer<Watcher> alive(q);
    at->isVisited = true;
    ++visits;
    for (int looks = 0; looks < looksAVisit; ++looks) {
        if (at->isGone || stopped || !mayAsk(*at))
            break;
        const auto due = at->mostPressing(momentFor(*at));
        if (!due)
            break;
        countRequests(1);
        const core::Result<void> result = co_await look(at, due->subject);
        if (!alive)
            co_return;
        // What was asked for a repository that is watched no more says nothing about the account.
        if (at->isGone)
            break;
        settle(*at, due->subject, result);
        if (!alive)
            co_return;
    }
    --visits;
    at->isVisited = false;
    at->urgent = false;
    if (!at->isGone)
        showFreshness(*at);
    if (alive)
        dispatch();
}

Watcher::Private::WatchedPtr Watcher::Private::mostPressing() const
{
    // First what the user waits for, then what the user sees, then what is late by most of its own beats.
    using Rank = std::tuple<bool, bool, double>;
    std::optional<Rank> best;
    WatchedPtr result;
    for (const WatchedPtr& at : watched) {
        if (at->isVisited || !mayAsk(*at))
            continue;
        const Moment moment = momentFor(*at);
        const auto due = at->mostPressing(moment);
        if (!due)
            continue;
        const Rank rank{at->urgent, moment.onScreen, due->lateness(moment.now)};
        if (!best || rank > *best) {
            best = rank;
            result = at;
        }
    }
    return result;
}

Moment Watcher::Private::momentFor(const Watched& at) const
{
    const bool onScreen = at.id && repositoryOnScreen == at.id;
    return {.now = clock.elapsed(),
            .runOnScreen = onScreen ? runOnScreen : std::nullopt,
            .onScreen = onScreen,
            .knowsUser = !client.account().login.isEmpty(),
            .circumstances = circumstances()};
}

Circumstances Watcher::Private::circumstances() const
{
    return {.conditions = conditions, .quota = client.quota(), .now = clock.now()};
}

bool Watcher::Private::mayAsk(const Watched& at) const
{
    if (conditions.offline || clock.elapsed() < quietUntil)
        return false;
    const Circumstances now = circumstances();
    const auto held = heldUntil(now);
    // The reserve is there for the user.
    return !held || (at.urgent && !now.quota.pausedUntil && now.quota.remaining > 0);
}

void Watcher::Private::countRequests(int count)
{
    const Duration step = gap(circumstances());
    nextRequest = std::max(nextRequest, clock.elapsed() - step * burst) + step * count;
}

void Watcher::Private::sleepUntilDue()
{
    const Duration now = clock.elapsed();
    Duration until = now + heartbeat;
    // The end of a visit looks for the next one by itself.
    if (visits < visitsAllowed()) {
        for (const WatchedPtr& at : watched) {
            const auto due = at->isVisited ? std::nullopt : nextDue(*at);
            if (due)
                until = std::min(until, *due);
        }
    }
    until = std::max({until, std::min(std::max(nextRequest, quietUntil), now + heartbeat), now + 1ms});
    if (wakeAt && *wakeAt <= until && *wakeAt > now)
        return;
    wakeAt = until;
    clock.after(until - now, q, [this, until] {
        if (wakeAt != until)
            return;
        wakeAt.reset();
        dispatch();
    });
}

std::optional<Duration> Watcher::Private::nextDue(const Watched& at) const
{
    if (conditions.offline)
        return std::nullopt;
    const Moment moment = momentFor(at);
    std::optional<Duration> soonest;
    for (const Due& due : at.dues(moment)) {
        if (!soonest || due.at < *soonest)
            soonest = due.at;
    }
    const auto held = heldUntil(moment.circumstances);
    if (soonest && held)
        soonest = std::max(*soonest, moment.now + Duration(moment.circumstances.now.msecsTo(*held)));
    if (soonest)
        soonest = std::max(*soonest, quietUntil);
    return soonest;
}

void Watcher::Private::noticeClock()
{
    const qint64 current = clock.now().toMSecsSinceEpoch() - clock.elapsed().count();
    const qint64 jumped = current - std::exchange(drift, current);
    const Duration away = clock.elapsed() - std::exchange(awakeAt, clock.elapsed());
    // Forward: the clock was wrong, or it did not count while the machine slept. Either way everything may have
    // changed, and who was at the other end of a connection has given it up.
    if (jumped <= sleptMilliseconds && away <= heartbeat + Duration(sleptMilliseconds))
        return;
    client.forgetConnections();
    lookAtAll();
}

void Watcher::Private::lookAtAll()
{
    outages = 0;
    reverses = 0;
    quietUntil = Duration(0);
    for (const WatchedPtr& at : watched)
        at->lookAtAll();
}

} // namespace signalbox::monitor
