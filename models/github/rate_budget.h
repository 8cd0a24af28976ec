// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"
#include "core/clock.h"
#include "github/http.h"
#include "github/rate_limit.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QObject>

#include <list>

namespace signalbox::github {

class RateBudget;

/// The right to have one request in flight; given back when it is destroyed.
class Permit {
public:
    explicit Permit(RateBudget& budget);
    ~Permit();
    Permit(Permit&& other) noexcept;
    Permit& operator=(Permit&& other) noexcept;
    Q_DISABLE_COPY(Permit)

private:
    RateBudget* m_budget;
};

/// What one account may ask GitHub, and how fast: at most eight requests in flight, one write a second, GitHub's
/// primary limit with a reserve for the user, and the pauses that GitHub asks for.
///
/// Background requests leave the last twentieth of the hour's quota alone, and those for the screen the last hundredth.
/// What is held back waits, in the order of its priority; but nothing waits for a long pause, because who asked has
/// something to tell or to show meanwhile: it ends with RateLimited and the time of the next chance.
/// https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
class RateBudget : public QObject {
    Q_OBJECT

public:
    static constexpr int maximumInFlight = 8;
    static constexpr std::chrono::milliseconds betweenWrites{1'000};
    static constexpr std::chrono::seconds patience{10}; ///< the longest pause that a request sits out

    RateBudget(core::Clock& clock, Lifetime& lifetime, QObject* parent = nullptr);

    QCoro::Task<core::Result<Permit>> acquire(Priority priority, bool isWrite);
    /// Learns from each answer of GitHub itself, never from one of another host.
    void learn(const Answer& answer);

    core::Quota quota() const;
    int inFlight() const { return m_inFlight; }
    int waiting() const { return int(m_waiting.size()); }
    /// When a request that was refused because of a limit makes sense again.
    QDateTime nextChance() const;

Q_SIGNALS:
    void quotaChanged(const core::Quota& quota);

private:
    friend class Permit;

    struct Waiter {
        Priority priority;
        bool isWrite;
        std::function<void(core::Result<void>)> end;
    };
    using Duration = core::Clock::Duration;

    void takeLimit(const RateLimit& limit);
    void takeRefusal(const Refusal& refusal);
    void pause(Duration wait);
    void release();
    void serve();
    void wakeAfter(Duration delay);
    /// How long the quota and the pauses hold such a request back; 0: it may go, as far as they are concerned.
    Duration holdFor(Priority priority) const;
    int reserve(Priority priority) const;
    core::Error refused(Duration wait) const;

    core::Clock& m_clock;
    Lifetime& m_lifetime;
    std::list<Waiter> m_waiting; // by priority, equal ones in the order of their asking
    int m_inFlight = 0;
    std::optional<RateLimit> m_core; // of the one bucket that our operations use
    Duration m_resetsAt{0}; // as core::Clock::elapsed() counts
    Duration m_pausedUntil{0};
    Duration m_nextWrite{0};
    std::optional<Duration> m_wakeAt;
    int m_silentRefusals = 0; // secondary refusals in a row that did not say how long
};

} // namespace signalbox::github
