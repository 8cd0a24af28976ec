// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "history/connection.h"
#include "history/repository_table.h"
#include "history/store.h"
#include "history/trimming.h"

#include <functional>

namespace signalbox::history {

/// What the store does, one call after the other, on the worker thread. The meaning of each is in store.h.
class Database {
public:
    /// `beganAnew` hears where a file went that was found damaged after it had been opened.
    explicit Database(std::function<void(QString)> beganAnew);

    core::Result<Store::Opened> open(const QString& path);

    core::Result<Snapshot> snapshot(const core::AccountId& account, int runs, int ofEach);
    core::Result<void> apply(const core::ChangeSet& changes, const std::vector<github::Validator>& validators);
    core::Result<std::vector<github::Validator>> validators(const core::AccountId& account,
                                                            const std::vector<core::Repository>& repositories);
    core::Result<std::vector<github::Validator>> validators(const core::AccountId& account, core::RunId run);
    core::Result<void> forgetValidators(const core::AccountId& account, const QDateTime& endedBefore);
    core::Result<void> keepSeen(const core::AccountId& account, const Seen& seen);
    core::Result<std::vector<core::Run>> runs(const core::AccountId& account, core::RepositoryId repository, int limit);
    core::Result<std::vector<Attempt>> attempts(const core::AccountId& account, core::RunId run);
    core::Result<std::vector<core::Job>> jobs(const core::AccountId& account, core::RunId run, int attempt);
    core::Result<void> keepAttempt(const core::AccountId& account, const core::RunAttempt& attempt);
    core::Result<std::optional<core::RunAttempt>> attempt(const core::AccountId& account, const core::Run& run,
                                                          int number);
    core::Result<std::vector<core::PastJob>> pastJobs(const core::AccountId& account, const JobOfWorkflow& job,
                                                      int limit);
    core::Result<qint64> beginAction(const Action& action);
    core::Result<void> completeAction(qint64 id, const ActionEnd& end);
    core::Result<std::vector<Action>> openActions(const core::AccountId& account);
    core::Result<std::vector<Action>> actions(const ActionFilter& filter);
    core::Result<std::vector<ActionLink>> actionLinks();
    core::Result<ChainState> verifyActions();
    core::Result<void> keepUndertaking(const Undertaking& undertaking);
    core::Result<std::vector<Undertaking>> undertakings(const core::AccountId& account, const QString& kind);
    core::Result<void> addHealth(const core::AccountId& account, const core::RepositoryName& repository,
                                 const core::HealthRecord& since);
    core::Result<std::vector<core::HealthRecord>> healthRecords(const core::AccountId& account,
                                                                const core::RepositoryName& repository);
    core::Result<Trimmed> trim(const Retention& retention, const QDateTime& now);

private:
    struct Problem {
        bool damaged = false; ///< the file is no sound database: there is nothing to lose by setting it aside
        core::Error error;
    };
    std::optional<Problem> prepare(); ///< opens the file at m_path and brings it to the newest schema
    std::optional<Failure> damage(); ///< what a look at the whole file finds wrong with it
    core::Result<QString> beginAnew(); ///< sets the file aside, and says where to
    /// The error of what just failed. A file that turns out to be damaged is set aside on the way.
    core::Error failed();

    /// Nothing when the database is not open or fails.
    std::optional<AccountKey> key(const core::AccountId& account);
    bool loadOfEach(AccountKey account, int ofEach, Snapshot& snapshot);
    template <class Rows, class Read>
    core::Result<Rows> answer(const core::AccountId& account, Read read);

    std::function<void(QString)> m_beganAnew;
    core::SystemClock m_clock; // of this thread
    Connection m_connection;
    Trimming m_trimming;
    QString m_path;
    std::optional<core::Error> m_refusal; // why nothing can be asked
};

} // namespace signalbox::history
