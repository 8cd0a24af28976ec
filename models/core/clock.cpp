// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace signalbox::core {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

Clock::Duration SystemClock::elapsed() const
{
#ifdef Q_OS_LINUX
    // The steady clock stands still while the machine sleeps.
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return std::chrono::duration_cast<Duration>(std::chrono::seconds(time.tv_sec)
                                                    + std::chrono::nanoseconds(time.tv_nsec));
#endif
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::after(Duration delay, QObject* context, std::function<void()> call)
{
    QTimer::singleShot(std::max(delay, Duration{0}), context, std::move(call));
}

ManualClock::ManualClock(const QDateTime& start, QObject* parent)
    : Clock(parent)
    , m_start(start.toUTC())
{
}

void ManualClock::after(Duration delay, QObject* context, std::function<void()> call)
{
    auto guarded = [guard = QPointer(context), call = std::move(call)] {
        if (guard)
            call();
    };
    m_pending.emplace(m_elapsed + std::max(delay, Duration{0}), std::move(guarded));
}

void ManualClock::advance(Duration step)
{
    const Duration end = m_elapsed + step;
    while (!m_pending.empty() && m_pending.begin()->first <= end)
        advanceToNext();
    m_elapsed = end;
}

bool ManualClock::advanceToNext()
{
    if (m_pending.empty())
        return false;
    auto next = m_pending.extract(m_pending.begin());
    m_elapsed = std::max(m_elapsed, next.key());
    next.mapped()();
    return true;
}

Clock::Duration ManualClock::untilNext() const
{
    return m_pending.empty() ? Duration{-1} : m_pending.begin()->first - m_elapsed;
}

} // namespace signalbox::core
