// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "delivery/rollback_runner.h"
#include "demo/server.h"
#include "github/client.h"
#include "history/store.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace signalbox::tests {

/// The project that is delivered (resources/demo/delivery.json) on the embedded GitHub, with v1.5.0 just deployed to
/// production over v1.4.1 (or soon), and a rollback of it in a program that can be killed at any moment: what it kept
/// stays.
class Switchyard {
public:
    enum class Begin { WithBadDeployment, BeforeIt };

    explicit Switchyard(Begin begin = Begin::WithBadDeployment);
    ~Switchyard();
    Q_DISABLE_COPY_MOVE(Switchyard)

    static inline const core::RepositoryName name{QStringLiteral("switchyard"), QStringLiteral("switchyard")};

    /// v1.5.0 goes to production.
    void deploy();
    /// Client and store alone.
    void connect();
    /// Starts the program: client, store and the runner of production, which goes on with what it kept.
    void start();
    /// As kill -9 does it: nothing more is sent or written.
    void kill();
    /// Lets time pass, each answer before the next timer, until it is so; false when it is not within `most`.
    bool until(const std::function<bool()>& isSo, core::Clock::Duration most = std::chrono::hours(1));

    demo::Repository& repository() { return *server.world().repository(name.full()); }
    delivery::RollbackPhase phase() const { return runner->state().phase; }
    /// To v1.4.1, by the repository's own rollback workflow.
    delivery::RollbackPlan plan(const QString& key = QStringLiteral("sb-0123456789ab"));
    delivery::RollbackOrder order();
    /// Approves whatever waits for a review.
    void approveAll();
    /// Runs that the rollback workflow has had since the start.
    std::vector<demo::Run*> rollbacks();
    /// Claims that GitHub has, and those of them that were not released.
    int claims(bool onlyStanding = false);
    QString folder() const { return m_folder.path(); } ///< of what the program keeps
    /// Requests that GitHub took, by a part of their path.
    int writes(const QString& part);

    core::ManualClock clock{QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC)};
    demo::Server server{clock};
    std::unique_ptr<history::Store> store;
    std::unique_ptr<github::Client> client;
    std::unique_ptr<delivery::RollbackRunner> runner;
    core::DeploymentId bad; ///< v1.5.0 in production
    std::vector<delivery::RollbackPhase> phases; ///< that were kept, over all starts
    bool isHealthy = true; ///< what the service says when it is asked
    std::function<void()> kept; ///< told after each state that was kept
    bool approves = true; ///< reviews are given as soon as they are asked for

private:
    bool isIdle();

    QTemporaryDir m_folder;
    size_t m_runsBefore = 0;
};

} // namespace signalbox::tests
