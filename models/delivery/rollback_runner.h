// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/kept_undertaking.h"
#include "delivery/rollback_machine.h"
#include "delivery/rollback_requests.h"
#include "github/wait.h"

#include <QObject>

#include <deque>
#include <functional>

namespace signalbox::delivery {

/// Carries an environment's rollback out as the state machine says, and keeps no state but what is on disk: each state
/// is written to the store before anything is sent because of it, and a new one of the same environment goes on where
/// the one before was killed. One event after the other. GUI thread only; there must be one of an environment.
class RollbackRunner final : public QObject {
    Q_OBJECT

public:
    struct Place {
        core::RepositoryName repository;
        QString environment;
    };
    /// Whether the proposed rollback may be automatic, as things stand now. Nothing: this has ended meanwhile.
    using Guards = std::function<QCoro::Task<std::optional<rollback_event::GuardsChecked>>(RollbackDocument document)>;

    RollbackRunner(github::Client& client, history::Store& store, core::Clock& clock, Place place,
                   QObject* parent = nullptr);

    /// Until it is set a proposed rollback waits for a person.
    void setGuards(Guards guards) { m_guards = std::move(guards); }
    void setRules(const RollbackRules& rules) { m_rules = rules; }

    /// Reads what is kept and goes on with it. To be awaited before anything else; Storage when it cannot be read, and
    /// then nothing is done.
    QCoro::Task<core::Result<void>> open();

    const Place& place() const { return m_place; }
    const RollbackState& state() const { return m_document.state; }
    const RollbackOrder& order() const { return m_document.order; }
    const QStringList& badVersions() const { return m_document.badVersions; } ///< commits

    /// A deployment has just succeeded.
    void watch(core::DeploymentId deployment, const RollbackVersion& version);
    /// Somebody wants it; nothing is sent before confirm().
    void ask(const RollbackPlan& plan, const RollbackOrder& order);
    void confirm(const QString& reason);
    void stop();
    /// What the probes say. `order` is what the plan of an Unhealthy sends.
    void take(const RollbackEvent& health, const RollbackOrder& order = {});

Q_SIGNALS:
    /// It is on disk; what follows from it has begun.
    void changed(const signalbox::delivery::RollbackState& state);
    /// The state's words are for the user to hear.
    void notified(const signalbox::delivery::RollbackState& state);
    /// Probes are to begin anew; what was counted before does not count. Answers come back by take().
    void healthWanted(bool isVerifying);
    void nextWanted(); ///< the next older version is to be offered
    void revertWanted(); ///< a pull request that reverts the fault is to be offered
    /// The state cannot be written: nothing is sent until it can. It is tried again.
    void failed(const core::Error& error);

private:
    struct Waiting {
        RollbackEvent event;
        std::optional<RollbackOrder> order; ///< in place of the one that is kept, where the event is taken
    };

    void post(RollbackEvent event, std::optional<RollbackOrder> order = {});
    QCoro::Task<void> work();
    void perform(const RollbackEffect& effect);
    void request(RollbackRequests::Event answer);
    QCoro::Task<void> requestAt(qint64 notBefore, std::function<RollbackRequests::Event()> ask);
    QCoro::Task<void> followRun();
    QCoro::Task<void> checkGuards();
    void tick();
    qint64 now() const { return m_clock.now().toMSecsSinceEpoch(); }

    core::Clock& m_clock;
    Place m_place;
    KeptUndertaking m_kept;
    RollbackRules m_rules;
    Guards m_guards;
    RollbackDocument m_document;
    std::deque<Waiting> m_waiting;
    bool m_isWorking = false;
    qint64 m_currentReadAt = 0; ///< UTC, ms
    int m_follows = 0; ///< a newer look at the run takes the place of the one before
    bool m_isTicking = false;
    RollbackRequests m_requests;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
