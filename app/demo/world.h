// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/entities.h"

#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

namespace signalbox::demo {

/// Why the world does not do something: the answer's status and GitHub's words for it.
struct Refusal {
    int status = 422;
    QString message;
};
template <class T = void>
using Answer = std::expected<T, Refusal>;

/// A push, which starts the workflows that its branch or tag triggers.
struct Push {
    QString branch = QStringLiteral("main");
    QString tag; ///< pushes this tag at the head of the branch, without a new commit
    QString sha{}; ///< the commit that the tag shall stand on; empty is the head of the branch
    QString message = QStringLiteral("Improve the documentation");
    QString author; ///< login; empty is the viewer
    std::vector<Failure> failures; ///< of the runs that it starts
    Figures figures;
    int pullRequest = 0; ///< the event is pull_request, for this number
    QString event; ///< empty: push, or pull_request with the line above
    QMap<QString, std::optional<QByteArray>> written{}; ///< what its commit does to files; nothing removes one
};

/// A run that somebody or something starts.
struct Start {
    QString workflow; ///< file name or path
    QString event = QStringLiteral("workflow_dispatch");
    QString ref = QStringLiteral("main");
    QString sha; ///< empty is the head of ref
    QString title; ///< empty is the first line of the commit's message
    QString actor;
    int pullRequest = 0;
    bool fromFork = false;
    bool needsApproval = false; ///< first-time contributor: ends as action_required until approved
    std::vector<Failure> failures;
    Figures figures;
    QMap<QString, QString> inputs{}; ///< of workflow_dispatch
};

/// The state of everything that the embedded GitHub knows, and what moves it: jobs pass from queued to completed step
/// by step as time goes on. Deterministic: the same scenario, seed and calls give the same world.
class World {
public:
    explicit World(core::Clock& clock);

    Moment now() const { return m_now; }
    /// How far it is being played right now; now() when it is not.
    Moment horizon() const { return m_horizon; }
    /// Plays everything that falls due up to the clock's time; called before each request.
    void catchUp();
    /// Moves the world's time on against the clock's, by so many milliseconds.
    void skip(Moment length);
    /// How many times as fast as the clock the world's time runs from now on: unlike setSpeed, which makes everything
    /// in it shorter, it lets more of it happen. Above 0.
    void setPace(double pace);
    double pace() const { return m_pace; }
    /// The same up to a given time, which may lie before the clock's: a scenario's past is played so.
    void advanceTo(Moment moment);
    /// Sets the time without playing anything, as a scenario does before it tells its past.
    void beginAt(Moment moment) { m_now = moment; }
    /// Plans a call. Calls at the same time are made in the order of planning.
    void at(Moment moment, std::function<void()> call);
    double speed() const { return m_speed; }
    void setSpeed(double speed) { m_speed = speed; }
    quint64 seed() const { return m_seed; }
    void setSeed(quint64 seed) { m_seed = seed; }

    User& addUser(const QString& login, const QString& name = {}, bool organisation = false);
    const User& user(const QString& login); ///< made up when it is not known
    const User* knownUser(const QString& login) const;
    QString viewer() const { return m_viewer; }
    void setViewer(const QString& login) { m_viewer = login; }
    const std::map<QString, User>& users() const { return m_users; }

    Repository& addRepository(const QString& owner, const QString& name);
    Repository* repository(const QString& fullName); ///< nullptr when there is none of this name
    Repository* repository(qint64 id);
    Repository* movedFrom(const QString& fullName); ///< the one that had this name before
    const std::map<qint64, std::unique_ptr<Repository>>& repositories() const { return m_repositories; }
    void rename(const QString& fullName, const QString& newName);
    /// A name that it had once, "owner/name"; what is asked there is redirected.
    void addFormerName(const Repository& repository, const QString& fullName);
    void removeRepository(const QString& fullName);
    /// Anything in it changed: answers about it are made anew.
    void touch(Repository& repository);
    quint64 version() const { return m_version; } ///< counts the changes that lists of repositories show

    /// Returns the sha of the head after it.
    QString push(Repository& repository, const Push& push);
    Answer<qint64> start(Repository& repository, const Start& start);
    /// The run's id; 0 while it is not there yet.
    Answer<qint64> dispatch(Repository& repository, const Start& start, const QMap<QString, QString>& inputs);
    /// From now on a dispatched run is there only so many milliseconds later, and its id is told to nobody, as GitHub
    /// had it before 2026.
    void setDispatchLag(Moment lag) { m_dispatchLag = lag; }
    Run* run(qint64 id);
    Job* job(qint64 id);
    Repository* repositoryOf(const Run& run) { return repository(run.repository); }
    /// Ends a job now, with a conclusion, whatever it was at.
    void finishJob(qint64 job, const QString& conclusion);
    /// Ends all its jobs now, also those that would only come.
    void finishRun(qint64 run, const QString& conclusion);

    Answer<> rerun(qint64 run, bool failedOnly, const QString& actor);
    Answer<> rerunJob(qint64 job, const QString& actor);
    Answer<> cancel(qint64 run, bool force);
    Answer<> approveFork(qint64 run);
    /// Opens it under the next number, and starts what pull requests start.
    PullRequest& openPull(Repository& repository, PullRequest pull);
    Answer<std::vector<qint64>> review(qint64 run, const std::vector<qint64>& environments, bool approve,
                                       const QString& comment, const QString& user);
    Answer<> deleteRun(qint64 run);
    /// Environments that jobs of the run wait for.
    std::vector<qint64> pendingEnvironments(const Run& run) const;

    /// Why nobody may make this tag, or take it away: a ruleset, or an immutable release that had it.
    static std::optional<Refusal> refusesTag(const Repository& repository, const QString& tag, const QString& rule);
    /// `object`: a commit, or the object of an annotated tag. Starts what tags start.
    Answer<> createTag(Repository& repository, const QString& tag, const QString& object, const QString& login);
    /// Takes it away; a release that stood on it is a draft from then on.
    Answer<> deleteTag(Repository& repository, const QString& tag);
    /// Lets a release out: a tag that is not there comes with it. Nothing is known of `release` afterwards but its id.
    void publish(Repository& repository, qint64 release, const QString& login);
    /// A file of a release, made up from its name and the release's tag.
    Asset assetNamed(const QString& name, const QString& tag, const QString& uploader);

    /// What was deployed there last with success; nothing when nothing was.
    static std::optional<Live> live(const Repository& repository, const QString& environment);

    Deployment& addDeployment(Repository& repository, const Deployment& deployment);
    /// `retires`: a success makes those before it inactive, but for transient and production ones.
    void addStatus(Repository& repository, Deployment& deployment, DeploymentStatus status, bool retires = true);
    qint64 nextId(const QString& kind); ///< "run", "job", ...: above 2^32, as they are on GitHub

private:
    std::optional<Refusal> refusesRerun(const Run& run) const;
    void enter(Run& run);
    void begin(Run& run);
    bool acquire(Repository& repository, const QString& group, const GroupMember& member, bool cancels);
    void leaveGroup(Repository& repository, const QString& group, const GroupMember& member);
    void proceed(const GroupMember& member);
    void abandon(const GroupMember& member);
    QString expanded(const Run& run, const QString& text);
    Environment* environmentOf(const Job& job);
    bool isBarred(const Run& run, const Environment& environment);
    void openJob(Job& job);
    void releaseWaiting(Job& job);
    QString releaseFrom(const Run& run, const QStringList& files);
    void newAttempt(Run& run, const std::vector<qint64>& kept, const QString& actor);
    void addReadyJobs(Run& run);
    qint64 addJob(Run& run, const JobDefinition& definition, const QString& name);
    void skipJob(Run& run, const JobDefinition& definition, const QString& name);
    void seekRunner(Repository& repository);
    void startJob(qint64 job);
    void startStep(qint64 job, size_t index);
    void endStep(qint64 job, size_t index, const QString& conclusion);
    void endJob(qint64 job, const QString& conclusion);
    void addArtifact(Run& run, const Job& job);
    void cancelSiblings(Run& run, const Job& failed);
    void leaveJob(Job& job);
    void settle(Run& run);
    void retire(Repository& repository, const Deployment& successor, const DeploymentStatus& status);
    void deploymentState(const Job& job, const QString& state);
    void planFor(Job& job, Moment moment, std::function<void()> call);
    Moment duration(double secondsLong, quint64 salt) const;
    const JobDefinition* definition(const Job& job);

    Moment clockTime() const;

    core::Clock& m_clock;
    double m_pace = 1;
    Moment m_dispatchLag = 0;
    Moment m_paceSince = 0; // of the clock
    Moment m_ahead = 0; // of the clock, at m_paceSince
    double m_speed = 1;
    quint64 m_seed = 1;
    Moment m_now = 0;
    Moment m_horizon = 0;
    QString m_viewer;
    std::map<QString, User> m_users; // by login in lower case
    std::map<qint64, std::unique_ptr<Repository>> m_repositories;
    QHash<QString, qint64> m_names; // full name in lower case -> id
    QHash<QString, qint64> m_formerNames;
    std::unordered_map<qint64, Run*> m_runs;
    std::unordered_map<qint64, std::unique_ptr<Job>> m_jobs;
    std::multimap<Moment, std::function<void()>> m_planned;
    QHash<QString, qint64> m_lastIds;
    quint64 m_version = 1;
};

} // namespace signalbox::demo
