// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/rate_budget.h"

#include <utility>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::github {

Permit::Permit(RateBudget& budget)
    : m_budget(&budget)
{
}

Permit::Permit(Permit&& other) noexcept
    : m_budget(std::exchange(other.m_budget, nullptr))
{
}

Permit& Permit::operator=(Permit&& other) noexcept
{
    std::swap(m_budget, other.m_budget);
    return *this;
}

Permit::~Permit()
{
    if (m_budget)
        m_budget->release();
}

RateBudget::RateBudget(core::Clock& clock, Lifetime& lifetime, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_lifetime(lifetime)
{
}

QCoro::Task<core::Result<Permit>> RateBudget::acquire(Priority priority, bool isWrite)
{
    Wait<void> wait(m_lifetime);
    if (!m_lifetime.isClosed()) {
        const auto place = std::ranges::find_if(m_waiting, [&](const Waiter& w) { return w.priority < priority; });
        m_waiting.insert(place, Waiter{.priority = priority, .isWrite = isWrite, .end = wait.end()});
        serve();
    }
    if (const auto granted = co_await wait; !granted)
        co_return std::unexpected(granted.error());
    co_return Permit(*this);
}

void RateBudget::learn(const Answer& answer)
{
    const auto limit = rateLimitOf(answer, m_clock.now());
    const auto refusal = refusalOf(answer, m_clock.now());
    if (limit && limit->resource == "core")
        takeLimit(*limit);
    if (refusal)
        takeRefusal(*refusal);
    else if (answer.status < 400)
        m_silentRefusals = 0;
    if (limit || refusal)
        Q_EMIT quotaChanged(quota());
    serve();
}

void RateBudget::takeLimit(const RateLimit& limit)
{
    // Answers overtake each other: within one window the lowest count is the newest.
    const bool sameWindow = m_core && std::abs(m_core->resetAt.secsTo(limit.resetAt)) <= 1;
    if (m_core && !sameWindow && limit.resetAt < m_core->resetAt && limit.untilReset == 0s)
        return;
    const int remaining = sameWindow ? std::min(m_core->remaining, limit.remaining) : limit.remaining;
    const int used = sameWindow ? std::max(m_core->used, limit.used) : limit.used;
    m_core = limit;
    m_core->remaining = remaining;
    m_core->used = used;
    m_resetsAt = m_clock.elapsed() + limit.untilReset;
}

void RateBudget::takeRefusal(const Refusal& refusal)
{
    constexpr Duration longest = 1h;
    if (refusal.wait) {
        // One second more: GitHub counts whole ones, and its window has to be over.
        pause(std::min<Duration>(*refusal.wait + (refusal.primary ? 1s : 0s), longest));
        return;
    }
    pause(std::min<Duration>(60s * (1 << std::min(m_silentRefusals, 6)), longest));
    ++m_silentRefusals;
}

void RateBudget::pause(Duration wait)
{
    m_pausedUntil = std::max(m_pausedUntil, m_clock.elapsed() + wait);
}

core::Quota RateBudget::quota() const
{
    const auto elapsed = m_clock.elapsed();
    core::Quota quota;
    if (m_core) {
        const bool windowIsOver = elapsed >= m_resetsAt;
        quota.limit = m_core->limit;
        quota.used = windowIsOver ? 0 : m_core->used;
        quota.remaining = windowIsOver ? m_core->limit : m_core->remaining;
        if (!windowIsOver)
            quota.resetAt = m_clock.now().addDuration(m_resetsAt - elapsed);
    }
    if (m_pausedUntil > elapsed)
        quota.pausedUntil = m_clock.now().addDuration(m_pausedUntil - elapsed);
    return quota;
}

QDateTime RateBudget::nextChance() const
{
    return m_clock.now().addDuration(holdFor(Priority::User));
}

int RateBudget::reserve(Priority priority) const
{
    if (!m_core)
        return 0;
    switch (priority) {
    case Priority::Background:
        return std::max(2, m_core->limit / 20);
    case Priority::OnScreen:
        return std::max(1, m_core->limit / 100);
    case Priority::User:
        break;
    }
    return 0;
}

RateBudget::Duration RateBudget::holdFor(Priority priority) const
{
    const auto elapsed = m_clock.elapsed();
    Duration until = m_pausedUntil;
    // Each request on its way may cost one, so it is counted as spent.
    if (m_core && elapsed < m_resetsAt && m_core->remaining - m_inFlight <= reserve(priority))
        until = std::max(until, m_resetsAt + 1s);
    return std::max(Duration{0}, until - elapsed);
}

void RateBudget::serve()
{
    std::optional<Duration> nextTry;
    const auto tryAfter = [&nextTry](Duration delay) { nextTry = std::min(nextTry.value_or(delay), delay); };
    for (auto waiter = m_waiting.begin(); waiter != m_waiting.end() && m_inFlight < maximumInFlight;) {
        const Duration hold = holdFor(waiter->priority);
        const Duration forWrite = waiter->isWrite ? m_nextWrite - m_clock.elapsed() : Duration{0};
        if (hold > patience) {
            waiter->end(std::unexpected(refused(hold)));
            waiter = m_waiting.erase(waiter);
        } else if (hold > Duration{0}) {
            tryAfter(hold);
            break; // nobody of a lower priority goes before it
        } else if (forWrite > Duration{0}) {
            tryAfter(forWrite);
            ++waiter;
        } else {
            ++m_inFlight;
            if (waiter->isWrite)
                m_nextWrite = m_clock.elapsed() + betweenWrites;
            waiter->end({});
            waiter = m_waiting.erase(waiter);
        }
    }
    if (nextTry)
        wakeAfter(*nextTry);
}

void RateBudget::wakeAfter(Duration delay)
{
    const Duration at = m_clock.elapsed() + delay;
    if (m_wakeAt && *m_wakeAt <= at)
        return;
    m_wakeAt = at;
    m_clock.after(delay, this, [this, at] {
        if (m_wakeAt == at)
            m_wakeAt.reset();
        serve();
    });
}

void RateBudget::release()
{
    --m_inFlight;
    if (!m_lifetime.isClosed())
        serve();
}

core::Error RateBudget::refused(Duration wait) const
{
    return {.kind = core::ErrorKind::RateLimited,
            .what = u"GitHub allows no more requests for now."_s,
            .advice = u"Try again after the pause."_s,
            .retryAt = m_clock.now().addDuration(wait)};
}

} // namespace signalbox::github
