// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/command.h"
#include "delivery/release_facts.h"
#include "delivery/release_order.h"
#include "delivery/release_reader.h"
#include "delivery/release_runner.h"

#include <QPointer>

#include <map>
#include <memory>

namespace signalbox::console {

/// `signalbox release [VERSION]`: shows what would be released, what stands against it and what will be sent; asks, or
/// is told --yes; then follows the release to its end. One that was begun before and has not ended is followed in its
/// place; one that could not go on by itself is gone on with. Killed, it goes on when it is called again.
class ReleaseCommand final : public Command {
    Q_OBJECT

public:
    ReleaseCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent = nullptr);

protected:
    void looked() override;

private:
    QCoro::Task<void> work();
    QCoro::Task<bool> goesOnWithKept();
    QCoro::Task<void> propose();
    QCoro::Task<bool> open(QString tag);
    bool tellPlan(const delivery::ReadRelease& read, const std::vector<delivery::ReleaseCheck>& checks,
                  const delivery::ReleaseOrder& order);
    bool isAllowed(const std::vector<delivery::ReleaseCheck>& blockers);
    void follow();
    void tell(const delivery::ReleaseState& state);
    void tellJobs(const core::Run& run, const std::vector<core::Job>& jobs);
    QString typedVersion() const { return options().delivery.words.value(0); }

    core::RepositoryName m_repository;
    QPointer<github::Client> m_client;
    std::unique_ptr<delivery::ReleaseReader> m_reader;
    std::unique_ptr<delivery::ReleaseFactsReader> m_facts;
    std::unique_ptr<delivery::ReleaseRunner> m_runner;
    QString m_told; ///< the phase and request that were told last
    std::map<core::JobId, core::State> m_jobs; ///< as they were told
};

} // namespace signalbox::console
