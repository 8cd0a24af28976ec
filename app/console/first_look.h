// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/account_session.h"
#include "session/workspace.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace signalbox::console {

/// Accounts at work for a command, and what they have found so far.
class FirstLook final : public QObject {
    Q_OBJECT

public:
    explicit FirstLook(QObject* parent = nullptr);

    /// Starts a session for each account; finished() comes when each repository has been looked at once.
    void start(session::Workspace& workspace, const std::vector<session::SignedIn>& accounts);

    /// The newest state of all runs that are known.
    const std::map<core::RunId, core::Run>& runs() const { return m_runs; }
    const std::map<core::RepositoryId, core::Repository>& repositories() const { return m_repositories; }
    /// Repositories that could not be looked at, and why.
    std::vector<core::Freshness> troubles() const;
    session::AccountSession* sessionOf(const core::Run& run) const; ///< nullptr when nobody watches its repository
    const std::vector<std::unique_ptr<session::AccountSession>>& sessions() const { return m_sessions; }

Q_SIGNALS:
    void changed(const core::ChangeSet& changes);
    void finished();
    /// Nothing will come any more.
    void failed(const core::Error& error);

private:
    void take(const core::ChangeSet& changes);
    void check();

    std::vector<std::unique_ptr<session::AccountSession>> m_sessions;
    std::map<core::RunId, core::Run> m_runs;
    std::map<core::RepositoryId, core::Repository> m_repositories;
    QDateTime m_begun;
    bool m_finished = false;
};

} // namespace signalbox::console
