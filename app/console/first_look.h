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
    /// What to do when GitHub's limits hold the look back.
    enum class Limits {
        End, ///< it is a trouble like any other
        SitOut, ///< wait until they are over; limited() tells
    };

    explicit FirstLook(Limits limits, QObject* parent = nullptr);

    /// Starts a session for each account; finished() comes when each repository has been looked at once. Somebody waits
    /// for that, so it may use what is kept back of the quota for the user. What earlier starts have asked for is left
    /// to the window, which stays long enough to learn what became of it.
    void start(session::Workspace& workspace, const std::vector<session::SignedIn>& accounts);

    /// Two accounts may see the same, each with its own eyes.
    template <class Id>
    using Key = std::pair<core::AccountId, Id>;

    /// The newest state of all runs that are known.
    const std::map<Key<core::RunId>, core::Run>& runs() const { return m_runs; }
    const std::map<Key<core::WorkflowId>, core::Workflow>& workflows() const { return m_workflows; }
    /// Of runs that had not ended when we looked, and of those that began since.
    const std::map<Key<core::JobId>, core::Job>& jobs() const { return m_jobs; }
    /// Repositories that could not be looked at, and why.
    std::vector<core::Freshness> troubles() const;
    /// Whose account this is, if it watches the repository; else nullptr.
    session::AccountSession* watching(const core::AccountId& account, const core::RepositoryName& repository) const;
    const std::vector<std::unique_ptr<session::AccountSession>>& sessions() const { return m_sessions; }

Q_SIGNALS:
    void changed(const core::ChangeSet& changes);
    void finished();
    /// The limits hold everything back until retryAt; once a pause.
    void limited(const core::Error& error);
    /// The history is in trouble; the look goes on without it.
    void troubled(const core::Error& error);
    /// Nothing will come any more.
    void failed(const core::Error& error);

private:
    void take(const core::ChangeSet& changes);
    void note(const core::Freshness& freshness);
    bool hasLooked(const core::Freshness& freshness) const;
    void check();

    Limits m_limits;
    std::vector<std::unique_ptr<session::AccountSession>> m_sessions;
    std::map<Key<core::RunId>, core::Run> m_runs;
    std::map<Key<core::WorkflowId>, core::Workflow> m_workflows;
    std::map<Key<core::JobId>, core::Job> m_jobs;
    QDateTime m_begun;
    std::optional<QDateTime> m_limitedUntil; // as it was told
    bool m_finished = false;
};

/// Whether this is a limit of GitHub's: it passes by itself.
inline bool isLimit(const core::Error& error)
{
    return error.kind == core::ErrorKind::RateLimited;
}

} // namespace signalbox::console
