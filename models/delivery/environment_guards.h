// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/guard_news.h"
#include "delivery/program_lock.h"

#include <QFileSystemWatcher>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace signalbox::delivery {

/// The answers to a control probe are free of charge at GitHub's /rate_limit, and any of them will do.
/// `headers`: for each probe, in the settings' order.
GuardRules rulesOf(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers,
                   const QUrl& apiUrl);

/// The guards of an account's environments, each of them guarded by one program of this machine alone. Looks at each
/// repository for all of them: every half a minute, which costs nothing of the quota while nothing is deployed, and
/// every five seconds while something is. GUI thread only.
class EnvironmentGuards final : public QObject {
    Q_OBJECT

public:
    /// Client, store and clock must outlive it. `folder`: of what the user would miss; other programs of the same user
    /// have the same.
    EnvironmentGuards(github::Client& client, history::Store& store, core::Clock& clock, const QString& folder,
                      QObject* parent = nullptr);
    ~EnvironmentGuards() override;

    /// Begins to guard, or goes on by other settings. Without probes the health is not watched. What goes wrong is
    /// said. Where another program guards it, this one begins as soon as that one has left it.
    void guard(const HealthSettings& settings, const std::vector<std::vector<ProbeHeader>>& headers);
    /// The guard of this environment, also where nothing is set for it: a person may roll back through it. It goes on
    /// with what was kept. Conflict where another program guards it; the guard lives until leave().
    QCoro::Task<core::Result<EnvironmentGuard*>> open(EnvironmentKey environment);
    /// The same for a person, to whom another program gives it away as long as that rolls nothing back itself; it
    /// guards it again after release(). Nobody asks this one for it meanwhile.
    QCoro::Task<core::Result<EnvironmentGuard*>> openForPerson(EnvironmentKey environment);
    /// The person is done with it.
    void release(const EnvironmentKey& environment);
    /// Opens the guards of all rollbacks that have not ended, for a program that stays.
    QCoro::Task<core::Result<void>> resume();
    void leave(const EnvironmentKey& environment);

    /// nullptr where there is none, or it is not open yet.
    EnvironmentGuard* find(const EnvironmentKey& environment) const;
    std::vector<EnvironmentKey> environments() const;
    /// How the repository's versions were, as far as any program of this user watched them.
    QCoro::Task<core::Result<std::vector<core::HealthRecord>>> healthRecords(core::RepositoryName repository);
    /// At once: somebody has just deployed.
    void lookNow();

    EnvironmentLooks& looks() { return m_looks; }
    RollbackSurveyor& surveyor() { return m_surveyor; }

Q_SIGNALS:
    void said(const signalbox::delivery::GuardNews& news);
    /// Where find() has no guard of it any more, nobody here knows.
    void healthChanged(const signalbox::delivery::EnvironmentKey& environment);
    void opened(const signalbox::delivery::EnvironmentKey& environment); ///< find() has it from now on

private:
    struct Settings {
        HealthSettings settings;
        std::vector<std::vector<ProbeHeader>> headers;
    };
    struct Guarded {
        EnvironmentKey of;
        std::optional<Settings> set; // nothing where a person alone has asked for it
        bool isPersons = false;
        bool isForItsRollback = false; // and left when that is over
        std::unique_ptr<QLockFile> lock;
        std::unique_ptr<EnvironmentGuard> guard;
        std::unique_ptr<GuardReporter> reporter; // ends before the guard
        std::vector<std::function<void(core::Result<EnvironmentGuard*>)>> waiting; // until it is open
        bool isOpening = false;
        bool isOpen = false;
    };

    Guarded* known(const EnvironmentKey& environment);
    QString lockedName(const EnvironmentKey& environment) const;
    /// What another program asks for is given away; what it has left is guarded again.
    void shareOut();
    void giveAway(const EnvironmentKey& environment);
    void leaveWhatIsOver();
    core::Result<Guarded*> add(const EnvironmentKey& environment);
    QCoro::Task<void> look();
    void take(const core::RepositoryName& repository, const std::vector<EnvironmentState>& states);
    void lookSoon();
    void saySo(const EnvironmentKey& of, const core::Error& error);

    github::Client& m_client;
    history::Store& m_store;
    core::Clock& m_clock;
    QString m_folder;
    EnvironmentLooks m_looks;
    RollbackSurveyor m_surveyor;
    Prober m_prober;
    std::vector<Guarded> m_guards;
    std::vector<Settings> m_elsewhere; // guarded by another program, for the time being
    QFileSystemWatcher m_locks;
    std::map<core::RepositoryName, core::ErrorKind> m_troubles; // that were told, until a look succeeds
    bool m_isLooking = false;
    bool m_isLookWanted = false;
    bool m_isUnderWay = false; // something is being deployed where it is guarded
    int m_timer = 0; // the newest one alone counts
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
