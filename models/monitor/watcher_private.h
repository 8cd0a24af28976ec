// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/agenda.h"
#include "monitor/unsaved.h"
#include "monitor/watcher.h"

#include <QPointer>
#include <QRandomGenerator>

namespace signalbox::monitor {

/// A repository that the store knows and nobody watches.
struct Unwatched {
    core::Repository row;
    std::optional<QDateTime> seenAt;
};

/// What the store knew at the start.
struct Recalled {
    history::Snapshot snapshot;
    std::vector<github::Validator> validators; ///< of the watched repositories' lists
};

core::Error offlineError();

/// The watcher's inside. One visit is a coroutine that asks, one after the other, what is due of one repository;
/// several repositories are visited at a time. So answers about one repository never overtake each other.
///
/// Every coroutine holds a QPointer to the watcher and stops when it is gone: this object dies with it.
class Watcher::Private {
public:
    using WatchedPtr = std::shared_ptr<Watched>; // a visit may outlive the watching
    using Changes = Known::Changes;
    template <class T>
    using Task = QCoro::Task<core::Result<T>>;

    Private(Watcher* watcher, github::Client& client, history::Store& store, core::Clock& clock);

    // What is watched (watcher.cpp)
    WatchedPtr find(const core::RepositoryName& name) const;
    WatchedPtr find(core::RepositoryId id) const;
    WatchedPtr add(const core::RepositoryName& name);
    void rename(const core::RepositoryName& from, const core::RepositoryName& to);
    void putOnScreen(Watched& at, core::RunId run);
    void takeOffScreen(Watched& at, core::RunId run);
    /// Says the changes, and remembers which repositories were told of: only these can be said to be gone.
    void announce(const core::ChangeSet& set);

    // What the store knows (recall.cpp)
    Task<void> recallAll(std::vector<core::RepositoryName> names);
    Task<Recalled> readStore();
    Changes take(const Recalled& recalled);
    QCoro::Task<void> recall(WatchedPtr at, Unwatched known);
    /// The rows of a repository that was not watched so far.
    QCoro::Task<void> readStored(WatchedPtr at, Unwatched known);
    std::optional<Unwatched> findStored(core::RepositoryId id) const;
    Changes adopt(Watched& at, const core::Repository& repository);
    QCoro::Task<void> keepSeen();
    void fillNewFile();

    // When to ask (visits.cpp)
    void dispatch();
    void sleepUntilDue();
    int visitsAllowed() const;
    QCoro::Task<void> visit(WatchedPtr at);
    WatchedPtr mostPressing() const;
    Moment momentFor(const Watched& at) const;
    Circumstances circumstances() const;
    bool mayAsk(const Watched& at) const;
    void countRequests(int count);
    void noticeClock();
    void lookAtAll();
    std::optional<Duration> nextDue(const Watched& at) const;

    // How it went (verdicts.cpp)
    void settle(Watched& at, const Subject& subject, const core::Result<void>& result);
    void settleFailure(Watched& at, const Subject& subject, const core::Error& error);
    void beginOutage(const core::Error& error);
    void noticeLimit();
    void showFreshness(Watched& at);
    void showFreshnessOfAll(const core::Error& error);

    // What to ask (looks.cpp)
    Task<void> look(WatchedPtr at, Subject subject);
    Task<void> lookAtRepository(WatchedPtr at);
    Task<void> lookAtWorkflows(WatchedPtr at);
    Task<void> lookAtRuns(WatchedPtr at);
    Task<void> lookAtRun(WatchedPtr at, core::RunId run);
    Task<void> lookAtJobs(WatchedPtr at, core::RunId run);
    Task<void> lookAtPending(WatchedPtr at, core::RunId run);
    /// The user's own open pull requests, and the required checks of theirs that nobody reports (pull_looks.cpp).
    Task<void> lookAtPulls(WatchedPtr at);
    Task<void> lookAtPull(WatchedPtr at, int number);
    /// Whether they are others than before.
    Task<bool> readRules(WatchedPtr at, QString branch);
    Task<core::SilentChecks> silentChecksOf(WatchedPtr at, int number, std::vector<core::RequiredCheck> required);
    /// Check runs and statuses of a commit; nothing where the token may not read both.
    Task<std::optional<std::vector<core::Check>>> readReports(WatchedPtr at, QString commit,
                                                              std::optional<std::vector<core::Check>>* checkRuns,
                                                              std::optional<std::vector<core::Check>>* statuses);
    template <class T, class Read>
    Task<bool> readInto(WatchedPtr at, std::optional<std::vector<T>>* kept, Read read);
    void announcePulls(const Watched& at, Changes changes);
    QCoro::Task<void> nameStrangers(WatchedPtr at, std::vector<core::Run> runs);
    QCoro::Task<void> readStoredJobs(WatchedPtr at, core::RunId run);
    /// One transaction in the store, then the validators, then the news.
    QCoro::Task<void> keep(WatchedPtr at, Changes changes, std::vector<github::Validator> validators);
    void storeFailed(const core::Error& error);
    github::Priority priority(const Watched& at) const;

    Watcher* const q;
    github::Client& client;
    history::Store& store;
    core::Clock& clock;

    Known known;
    Unsaved unsaved;
    std::vector<WatchedPtr> watched;
    QHash<core::RepositoryName, Unwatched> stored; ///< in the store and not watched
    history::Seen seenKept; ///< as the store has it
    Duration seenKeptAt{0};
    std::optional<core::RepositoryId> repositoryOnScreen;
    std::optional<core::RunId> runOnScreen;
    Conditions conditions;
    bool started = false;
    bool stopped = false; ///< the client is gone
    bool storeFails = false;
    bool accountFails = false;
    int visits = 0;
    int recalls = 0; ///< the store is being read for so many
    int reverses = 0; ///< answers in a row, of any repository, that GitHub failed to give
    int outages = 0; ///< signs in a row that GitHub cannot be reached; 0 while it can
    Duration quietUntil{0}; ///< nothing at all is asked before
    Duration nextRequest{0}; ///< by the gap between requests
    std::optional<Duration> wakeAt;
    qint64 drift = 0; ///< time of day less time passed: jumps when somebody sets the clock
    Duration awakeAt{0}; ///< when we last did anything: long ago when the machine slept
    QRandomGenerator random; ///< spreads the beats; seeded by the account
};

} // namespace signalbox::monitor
