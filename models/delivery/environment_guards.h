// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/environment_guard.h"

#include <map>
#include <memory>
#include <vector>

namespace signalbox::delivery {

/// The guards of an account's environments. Looks at each repository for all of them: every half a minute, which costs
/// nothing of the quota while nothing is deployed, and every five seconds while something is. GUI thread only.
class EnvironmentGuards final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    EnvironmentGuards(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent = nullptr);

    /// Begins to guard; whoever was the guard of this environment ends. Settings without probes guard nothing.
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

private:
    struct Guarded {
        std::unique_ptr<EnvironmentGuard> guard;
        bool isOpen = false;
    };

    QCoro::Task<void> open(EnvironmentGuard* guard);
    QCoro::Task<void> look();
    void lookSoon();
    void saySo(const core::RepositoryName& repository, const core::Error& error);

    github::Client& m_client;
    history::Store& m_store;
    core::Clock& m_clock;
    EnvironmentLooks m_looks;
    Prober m_prober;
    std::vector<Guarded> m_guards;
    std::map<core::RepositoryName, core::ErrorKind> m_troubles; // that were told, until a look succeeds
    bool m_isLooking = false;
    bool m_isLookWanted = false;
    int m_timer = 0; // the newest one alone counts
};

} // namespace signalbox::delivery
