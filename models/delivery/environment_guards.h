// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/guard_news.h"

#include <map>
#include <memory>
#include <vector>

namespace signalbox::delivery {

/// The answers to a control probe are free of charge at GitHub's /rate_limit, and any of them will do.
/// `headers`: for each probe, in the settings' order.
GuardRules rulesOf(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers,
                   const QUrl& apiUrl);

/// The guards of an account's environments. Looks at each repository for all of them: every half a minute, which costs
/// nothing of the quota while nothing is deployed, and every five seconds while something is. GUI thread only.
class EnvironmentGuards final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    EnvironmentGuards(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent = nullptr);

    /// Begins to guard, or goes on by other settings. Without probes the health is not watched.
    void guard(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers);
    void leave(const EnvironmentKey& environment);

    /// nullptr where there is none, or not yet.
    EnvironmentGuard* find(const EnvironmentKey& environment) const;
    size_t size() const { return m_guards.size(); }
    /// At once: somebody has just deployed.
    void lookNow();

Q_SIGNALS:
    void said(const signalbox::delivery::GuardNews& news);
    void healthChanged(const signalbox::delivery::EnvironmentKey& environment);
    void opened(const signalbox::delivery::EnvironmentKey& environment); ///< find() has it from now on

private:
    struct Guarded {
        EnvironmentKey of;
        std::unique_ptr<EnvironmentGuard> guard;
        std::unique_ptr<GuardReporter> reporter; // ends before the guard
        bool isOpen = false;
    };

    QCoro::Task<void> open(EnvironmentGuard* guard, EnvironmentKey of);
    void take(const core::RepositoryName& repository, const std::vector<EnvironmentState>& states);
    QCoro::Task<void> look();
    void lookSoon();
    void saySo(const core::RepositoryName& repository, const core::Error& error);

    github::Client& m_client;
    history::Store& m_store;
    core::Clock& m_clock;
    EnvironmentLooks m_looks;
    RollbackSurveyor m_surveyor;
    Prober m_prober;
    std::vector<Guarded> m_guards;
    std::map<core::RepositoryName, core::ErrorKind> m_troubles; // that were told, until a look succeeds
    bool m_isLooking = false;
    bool m_isUnderWay = false; // something is being deployed where it is guarded
    bool m_isLookWanted = false;
    int m_timer = 0; // the newest one alone counts
};

} // namespace signalbox::delivery
