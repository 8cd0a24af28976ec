// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison.h"
#include "core/pull_request.h"
#include "github/client.h"
#include "monitor/written_actions.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace signalbox::delivery {

/// Takes a fault out of the branch after it was rolled back, so that the next deployment does not bring it back. GUI
/// thread only.
class Reverts final : public QObject {
    Q_OBJECT

public:
    Reverts(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent = nullptr);

    /// The merged pull requests that lie between the two commits, newest first; those that were touched last are looked
    /// through.
    QCoro::Task<core::Result<std::vector<core::PullRequest>>> between(core::RepositoryName repository, QString good,
                                                                      QString bad);
    /// Opens a pull request that takes it back; a row in the action log, sent once. One that is there already is it.
    QCoro::Task<core::Result<core::PullRequest>> revert(core::RepositoryName repository, core::PullRequest pull,
                                                        QString reason);

private:
    using Made = std::shared_ptr<std::optional<core::PullRequest>>; ///< what has come of it
    QCoro::Task<core::Result<void>> send(core::RepositoryName repository, core::PullRequest pull, Made made,
                                         github::RequestRecord record);
    monitor::WrittenActions::Effect isOpen(core::RepositoryName repository, core::PullRequest pull, Made made);
    QCoro::Task<core::Result<std::optional<core::PullRequest>>> openRevert(core::RepositoryName repository,
                                                                           core::PullRequest pull);

    QPointer<github::Client> m_client;
    core::Clock& m_clock;
    monitor::WrittenActions m_actions; // the last member: its end resumes what waits, and that may use the others
};

} // namespace signalbox::delivery
