// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/change.h"
#include "core/error.h"
#include "core/health_record.h"
#include "core/past_job.h"
#include "core/run_attempt.h"
#include "github/validator.h"
#include "history/action.h"
#include "history/retention.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>

#include <memory>

namespace signalbox::history {

/// When repositories were last answered.
using Seen = QHash<core::RepositoryId, QDateTime>;

/// What the program knew when it was last stopped, for the first picture of the window.
struct Snapshot {
    std::vector<core::Repository> repositories;
    std::vector<core::Workflow> workflows;
    std::vector<core::Run> runs; ///< each once; newest first, then what was asked for of each repository
    Seen seen; ///< where GitHub has answered for the repository
};

/// One attempt of a run. A re-run overwrites the run, and not the attempts before it.
struct Attempt {
    core::RunId run;
    int number = 1;
    core::State state;
    QString triggeringActor; ///< login of who started it
    std::optional<QDateTime> startedAt;
    QDateTime updatedAt; ///< of a completed attempt its end

    bool operator==(const Attempt&) const = default;
};

/// All times that a job ran have these in common.
struct JobOfWorkflow {
    core::RepositoryId repository;
    core::WorkflowId workflow;
    QString name; ///< as shown, with the values of its matrix
};

/// What goes on over many requests and outlives a restart. There is one of a kind, repository and subject.
struct Undertaking {
    core::AccountId account;
    QString kind; ///< "rollback", "release"
    core::RepositoryName repository;
    QString subject; ///< the environment, the tag
    QByteArray state; ///< JSON, in the words of whoever it belongs to

    bool operator==(const Undertaking&) const = default;
};

/// What one call of Store::trim() did.
struct Trimmed {
    int runs = 0; ///< that left
    bool done = false; ///< all that this round had to do is done: the next call begins another one
};

/// The history of everything watched, in one SQLite file (WAL). All work is done by a worker thread of its own, in the
/// order of the calls; results come back on the thread of the store, which is also the one to call it from. What a
/// call has acknowledged survives kill -9 and a power cut. A call before open(), or after it failed, says so. When
/// SQLite finds the file damaged in the middle of the work, it is set aside as in open() and the call that found it
/// fails with Storage; the ones after it work on the new file.
class Store final : public QObject {
    Q_OBJECT

public:
    explicit Store(QObject* parent = nullptr);
    /// Writes what it was asked to write, drops what it was asked to read, and ends every task with Cancelled before it
    /// returns. Never hangs longer than these writes last.
    ~Store() override;

    /// Opens or makes the file and brings its schema up to date, one transaction a migration. A newer schema is refused
    /// (Unsupported). A file that is no database any more is set aside as NAME.damaged-TIME and a new one begun:
    /// the result then names where the old one is.
    struct Opened {
        QString setAside; ///< where a damaged file was moved; empty when it was sound
    };
    QCoro::Task<core::Result<Opened>> open(QString path);

    /// The newest `runs` of all; with `ofEach` also the newest so many of each repository, so that one that is quiet
    /// is not without a state.
    QCoro::Task<core::Result<Snapshot>> snapshot(core::AccountId account, int runs, int ofEach = 0);
    /// One transaction: the rows and the validators that promise them.
    QCoro::Task<core::Result<void>> apply(core::ChangeSet changes, std::vector<github::Validator> validators);

    /// Of the pages that are not about one run: the repository itself, its workflows, its list of runs.
    QCoro::Task<core::Result<std::vector<github::Validator>>> validators(core::AccountId account,
                                                                         std::vector<core::Repository> repositories);
    /// Of one run's pages.
    QCoro::Task<core::Result<std::vector<github::Validator>>> validators(core::AccountId account, core::RunId run);
    /// Of runs that ended before this: nothing changes there any more, and who looks all the same pays for it.
    QCoro::Task<core::Result<void>> forgetValidators(core::AccountId account, QDateTime endedBefore);
    /// For repositories that are known; the others are left out.
    QCoro::Task<core::Result<void>> keepSeen(core::AccountId account, Seen seen);

    /// Newest first.
    QCoro::Task<core::Result<std::vector<core::Run>>> runs(core::AccountId account, core::RepositoryId repository,
                                                           int limit);
    /// Every attempt that was ever seen, oldest first.
    QCoro::Task<core::Result<std::vector<Attempt>>> attempts(core::AccountId account, core::RunId run);
    /// The jobs of the run as of this attempt, with their steps: under each name those of the newest attempt up to it,
    /// because a re-run of what failed leaves the others as they are. None when no job of this attempt is known.
    /// attempt 0: the newest one that is known.
    QCoro::Task<core::Result<std::vector<core::Job>>> jobs(core::AccountId account, core::RunId run, int attempt);

    /// An attempt that is over, with the whole list of its jobs: one transaction.
    QCoro::Task<core::Result<void>> keepAttempt(core::AccountId account, core::RunAttempt attempt);
    /// What keepAttempt() kept of this run's attempt, the rest as `run` has it; nothing when it kept none.
    QCoro::Task<core::Result<std::optional<core::RunAttempt>>> attempt(core::AccountId account, core::Run run,
                                                                       int number);

    /// The times that the job ran, in whichever attempt, newest first, as far as they are known. The newest few hundred
    /// runs of the workflow are looked through.
    QCoro::Task<core::Result<std::vector<core::PastJob>>> pastJobs(core::AccountId account, JobOfWorkflow job,
                                                                   int limit);

    // The action log: only ever added to, and never trimmed
    QCoro::Task<core::Result<qint64>> beginAction(Action action);
    /// Another end of the same action counts from then on.
    QCoro::Task<core::Result<void>> completeAction(qint64 id, ActionEnd end);
    /// Those whose outcome nobody knows, such as after a kill: to be looked at before anything is sent again.
    QCoro::Task<core::Result<std::vector<Action>>> openActions(core::AccountId account);
    /// Newest first.
    QCoro::Task<core::Result<std::vector<Action>>> actions(ActionFilter filter);
    /// The whole chain of all accounts, as an export has it.
    QCoro::Task<core::Result<std::vector<ActionLink>>> actionLinks();
    /// Looks at the whole chain: whether any entry was changed, removed, moved or added past the program.
    QCoro::Task<core::Result<ChainState>> verifyActions();

    /// Takes the place of what was kept of it.
    QCoro::Task<core::Result<void>> keepUndertaking(Undertaking undertaking);
    /// Those of a kind, also the ended ones.
    QCoro::Task<core::Result<std::vector<Undertaking>>> undertakings(core::AccountId account, QString kind);

    /// How a deployment of this repository was since the last call about it: adds up, and is never trimmed.
    QCoro::Task<core::Result<void>> addHealth(core::AccountId account, core::RepositoryName repository,
                                              core::HealthRecord since);
    /// Of the repository's deployments, as far as somebody watched them.
    QCoro::Task<core::Result<std::vector<core::HealthRecord>>> healthRecords(core::AccountId account,
                                                                             core::RepositoryName repository);

    /// Does a little of what takes out what the retention does not keep, for some ten milliseconds, and gives the
    /// room in the file back to the disk; upkeep.h calls it as often as there is more. `now` is the time of day; a
    /// clock that is ahead makes nothing old, because ages are counted from the newest run that is known.
    QCoro::Task<core::Result<Trimmed>> trim(Retention retention, QDateTime now);

Q_SIGNALS:
    /// The file was found damaged in the middle of the work and set aside: all that was acknowledged before is in the
    /// file of this name, and the new one is empty. Comes before the answer of the call that found it.
    void beganAnew(const QString& setAside);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::history
