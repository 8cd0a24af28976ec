// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>
#include <map>

namespace signalbox::core {

/// The only source of time, so that a test can move it. All functions on the thread that owns the clock.
class Clock : public QObject {
    Q_OBJECT

public:
    using Duration = std::chrono::milliseconds;

    using QObject::QObject;

    /// The time of day, UTC, to the millisecond. May jump when the user sets the machine's clock.
    virtual QDateTime now() const = 0;
    /// Time since some fixed moment that never goes back; for intervals. Goes on while the machine sleeps, where the
    /// system can tell: a pause that somebody asked for is over when that time has passed, asleep or awake.
    virtual Duration elapsed() const = 0;
    /// Calls once, at the soonest after `delay`, unless context died. Never calls back from within itself. The
    /// machine's timers stand still while it sleeps, so a call may come late by that.
    virtual void after(Duration delay, QObject* context, std::function<void()> call) = 0;
};

/// The machine's own time.
class SystemClock final : public Clock {
    Q_OBJECT

public:
    using Clock::Clock;

    QDateTime now() const override;
    Duration elapsed() const override;
    void after(Duration delay, QObject* context, std::function<void()> call) override;
};

/// A clock that stands until it is told to move.
class ManualClock final : public Clock {
    Q_OBJECT

public:
    explicit ManualClock(const QDateTime& start, QObject* parent = nullptr);

    QDateTime now() const override { return m_start.addMSecs((m_elapsed + m_jump).count()); }
    Duration elapsed() const override { return m_elapsed; }
    void after(Duration delay, QObject* context, std::function<void()> call) override;

    /// Moves by `step`, making each call that falls due at its own time and in order.
    void advance(Duration step);
    /// Moves to the next call that is due and makes it; false when nothing waits.
    bool advanceToNext();
    /// Time until the next call; negative when nothing waits.
    Duration untilNext() const;
    /// Sets the time of day forward or back without time passing, as a user or a time server does.
    void jump(Duration step) { m_jump += step; }

private:
    QDateTime m_start;
    Duration m_elapsed{0};
    Duration m_jump{0};
    std::multimap<Duration, std::function<void()>> m_pending; // by due time; equal times keep their order
};

} // namespace signalbox::core
