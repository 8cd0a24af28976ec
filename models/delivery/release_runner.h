// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/kept_undertaking.h"
#include "delivery/program_lock.h"
#include "delivery/release_requests.h"
#include "github/wait.h"

#include <QObject>

#include <deque>

namespace signalbox::delivery {

/// Carries a release out: asks the state machine what comes of each event, writes the state, and only then does what
/// follows; so one that was killed at any moment goes on where it was, and sends nothing twice. One event after the
/// other. GUI thread only; there must be one of a tag.
class ReleaseRunner final : public QObject {
    Q_OBJECT

public:
    struct Place {
        core::RepositoryName repository;
        QString tag;
        QString folder; ///< where the programs of one user lock each other out
    };

    ReleaseRunner(github::Client& client, history::Store& store, core::Clock& clock, Place place,
                  QObject* parent = nullptr);

    void setRules(const ReleaseRules& rules) { m_rules = rules; }

    /// Reads what is kept and goes on with it, alone until this ends. To be awaited before anything else; Storage when
    /// it cannot be read, Conflict when another program of this user has it, and then nothing is done.
    QCoro::Task<core::Result<void>> open();

    const Place& place() const { return m_place; }
    const ReleaseState& state() const { return m_document.state; }
    const ReleaseOrder& order() const { return m_document.order; }

    /// The user said yes. While another release of this tag goes on, nothing comes of it.
    void begin(const ReleaseOrder& order);
    void dispatch(); ///< where no run came
    void goOn(); ///< after an end that is none
    void stop();

Q_SIGNALS:
    /// It is on disk; what follows from it has begun.
    void changed(const signalbox::delivery::ReleaseState& state);
    void jobsSeen(const signalbox::core::Run& run, const std::vector<signalbox::core::Job>& jobs);
    /// The state cannot be written: nothing is sent until it can. It is tried again.
    void failed(const core::Error& error);

private:
    struct Waiting {
        ReleaseEvent event;
        std::optional<ReleaseOrder> order; ///< in place of the one that is kept, where the event is taken
    };

    core::Result<std::unique_ptr<QLockFile>> lock() const;
    void post(ReleaseEvent event, std::optional<ReleaseOrder> order = {});
    QCoro::Task<void> work();
    void perform(const ReleaseEffect& effect);
    void hear(ReleaseRequests::Event answer);
    QCoro::Task<void> lookAt(qint64 notBefore);
    qint64 now() const { return m_clock.now().toMSecsSinceEpoch(); }

    core::Clock& m_clock;
    Place m_place;
    KeptUndertaking m_kept;
    std::unique_ptr<QLockFile> m_lock;
    ReleaseRules m_rules;
    ReleaseDocument m_document;
    std::deque<Waiting> m_waiting;
    bool m_isWorking = false;
    int m_looks = 0; ///< a newer look takes the place of the one that waits
    ReleaseRequests m_requests;
    github::Lifetime m_lifetime; // the last member: its end resumes what waits, and that may use the others
};

/// A release that is kept, whatever became of it.
struct KeptRelease {
    core::RepositoryName repository;
    ReleaseDocument document;
};

/// Those of an account; what cannot be read is left out.
QCoro::Task<core::Result<std::vector<KeptRelease>>> keptReleases(history::Store& store, core::AccountId account);

} // namespace signalbox::delivery
