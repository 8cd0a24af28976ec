// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/conditions.h"
#include "session/account_session.h"
#include "session/workspace.h"

#include <QObject>

#include <map>
#include <memory>

namespace signalbox::gui {

/// All accounts at work, and what they say as one voice. What has an account's id goes to that account's session and to
/// no other. GUI thread.
class Accounts final : public QObject {
    Q_OBJECT

public:
    explicit Accounts(session::Workspace& workspace, QObject* parent = nullptr);
    ~Accounts() override;

    /// Begins to work for it; takes the place of an earlier session of the same account, such as with a new token.
    void open(const session::SignedIn& signedIn);

    session::AccountSession* find(const core::AccountId& account) const; ///< nullptr: not at work
    std::vector<core::AccountId> working() const; ///< those that are at work
    session::AccountSession* first() const; ///< what is not said for one account is meant for this one; may be nullptr
    session::AccountSession* watching(const core::RepositoryName& name) const;
    /// Without an id when it is not known yet.
    core::Repository repository(const core::AccountId& account, core::RepositoryId repository) const;

    void lookNow();
    void setConditions(const monitor::Conditions& conditions);
    std::optional<QDateTime> nextLook() const; ///< the soonest of all
    bool isLooking() const;

Q_SIGNALS:
    void opened(const core::AccountId& account);
    void changed(const core::ChangeSet& changes);
    void happened(const monitor::Transition& transition);
    void freshnessChanged(const core::AccountId& account, const core::Freshness& freshness);
    void renamed(const core::AccountId& account, const core::RepositoryName& from, const core::RepositoryName& to);
    void quotaChanged(const core::Quota& quota);
    void failed(const core::AccountId& account, const core::Error& error);

private:
    void take(const core::ChangeSet& changes);

    session::Workspace& m_workspace;
    std::map<core::AccountId, std::unique_ptr<session::AccountSession>> m_sessions;
    std::map<std::pair<core::AccountId, core::RepositoryId>, core::Repository> m_repositories;
    monitor::Conditions m_conditions;
};

} // namespace signalbox::gui
