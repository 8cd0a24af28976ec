// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "delivery/disturbances.h"
#include "delivery/health_verdict.h"
#include "delivery/prober.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <vector>

namespace signalbox::delivery {

/// What is asked of an environment, and how the answers are judged.
struct HealthQuestions {
    std::vector<ProbeQuestion> probes; ///< `deployed` is set by the watch
    Probe control; ///< any answer to it says that the network here is well; without a URL each failure counts
    HealthRules rules; ///< each probe's own interval stands for the one in here
};

/// A probe with what came of it, for people to see.
struct WatchedProbe {
    Probe probe;
    std::vector<ProbeResult> results; ///< oldest first, an hour at the most
    Health health = Health::Unknown;
    int status = 0; ///< of the newest answer; 0 for none
    std::chrono::milliseconds took{0}; ///< by the newest
};

/// A deployment that has succeeded.
struct WatchedDeployment {
    RollbackVersion version;
    QDateTime begunAt; ///< UTC; how the service was then is the baseline
    QDateTime succeededAt; ///< UTC; the window is counted from here
};

/// Watches over the health of one environment: asks all the time, so that there is a baseline whenever a deployment
/// comes, and judges by health_verdict. A verdict holds until another one can be given. When the machine slept or its
/// clock was set, it is Inconclusive, and all that was counted before counts no more. GUI thread only.
class HealthWatch final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    HealthWatch(Prober& prober, core::Clock& clock, QObject* parent = nullptr);

    /// Begins to ask, at once and from the beginning. `deployed`: what is there, for "%version%"; may be empty.
    void begin(HealthQuestions questions, const RollbackVersion& deployed = {});
    void stop();
    bool isAsking() const { return m_isOn; }

    /// A deployment has succeeded: takes the baseline, and asks from the beginning, after each probe's initial delay,
    /// with the window open. How it was while the deployment went on stands in where nothing is known from before.
    void watch(const WatchedDeployment& deployment);
    /// What was counted counts no more: a verdict from now on rests on what is asked from now on. With the version that
    /// is there now; for another one than before the initial delays begin, and the window is over without a word.
    void startOver(const RollbackVersion& deployed);

    Health health() const { return m_health; }
    QDateTime firstProbe() const { return m_firstProbe; } ///< that the verdict rests on; not valid for Unknown
    QString reason() const
    {
        return m_reason;
    } ///< a sentence for people; empty where it is healthy or nothing is known
    Health before() const { return m_before; } ///< the deployment that is watched: the baseline
    Blame blame() const { return {.before = m_before, .now = m_health}; }
    bool isInWindow() const { return m_isWindowOpen; }
    /// By the newest control probe, as long as a verdict may rest on it; nothing where none was asked.
    std::optional<bool> isNetworkWell() const;
    std::vector<WatchedProbe> probes() const;
    bool isIdle() const { return m_underWay == 0; } ///< no answer is awaited

Q_SIGNALS:
    void verdictChanged(signalbox::delivery::Health health, const QDateTime& firstProbe, const QString& reason);
    /// Nothing can be blamed on the deployment any more. While the newest verdict is a bad one the window stays open;
    /// for one that cannot be given, as long as the rules look back.
    void windowEnded();
    void answered(); ///< there is something new to show

private:
    struct Asked {
        ProbeQuestion question;
        HealthRules rules;
        WatchedProbe shown;
        bool isUnderWay = false;
    };
    struct Unjudged {
        size_t index;
        ProbeAnswer answer;
    };

    void schedule(size_t index, core::Clock::Duration due);
    void callAt(core::Clock::Duration due, const std::function<void()>& call);
    void tick(size_t index, core::Clock::Duration due);
    QCoro::Task<void> ask(size_t index);
    QCoro::Task<void> askControl();
    void judgeFailures(bool isNetworkWell);
    void take(size_t index, const ProbeAnswer& answer);
    void evaluate();
    void setVerdict(Health health, const QDateTime& firstProbe, const QString& reason);
    void disturb(const QString& why);
    void forget(core::Clock::Duration deployedAgo);
    void closeWindow();
    Health healthAt(const QDateTime& moment) const;
    QDateTime firstProbeOf(Health health) const;
    QString reasonOf(Health health) const;

    QPointer<Prober> m_prober;
    core::Clock& m_clock;
    HealthRules m_rules;
    Probe m_control;
    std::vector<Asked> m_asked;
    std::vector<Unjudged> m_unjudged; // failures that wait for the control probe
    Disturbances m_disturbances;
    int m_generation = 0; // of what is asked: answers and calls of an older one count for nothing
    int m_underWay = 0;
    bool m_isOn = false;
    bool m_isControlUnderWay = false;
    std::optional<bool> m_isNetworkWell;
    QDateTime m_controlAt;

    Health m_health = Health::Unknown;
    QDateTime m_firstProbe;
    QString m_reason;
    Health m_before = Health::Unknown;
    bool m_isWindowOpen = false;
    core::Clock::Duration m_windowEnds{0};
};

} // namespace signalbox::delivery
