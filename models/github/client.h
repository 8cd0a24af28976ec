// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/alert.h"
#include "core/artifact.h"
#include "core/branch.h"
#include "core/change.h"
#include "core/clock.h"
#include "core/comparison.h"
#include "core/deployment.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/job.h"
#include "core/pending_deployment.h"
#include "core/pull_request.h"
#include "core/release.h"
#include "core/repository.h"
#include "core/repository_file.h"
#include "core/ruleset.h"
#include "core/run.h"
#include "core/workflow.h"
#include "github/request_record.h"
#include "github/validator.h"

#include <QCoroTask>
#include <QMap>
#include <QObject>

#include <functional>
#include <memory>

namespace signalbox::github {

class PartialDownload;

/// Who waits for the answer. A lower one never goes before a higher one when the budget is short.
enum class Priority { Background, OnScreen, User };

/// IfChanged lets GitHub answer that nothing has, where validators() promise that the rows are kept. Always is for who
/// has not got them.
enum class Ask { IfChanged, Always };

/// Told after each page of a long list how many rows have come so far. It must outlive the task or look after itself.
using RowsSoFar = std::function<void(qsizetype rows)>;

struct User {
    QString login;
    QString name; ///< may be empty
    QStringList scopes; ///< of a classic token (X-OAuth-Scopes); empty for fine-grained ones, which do not say
    std::optional<QDateTime> tokenExpiresAt;
};

struct RunQuery {
    core::WorkflowId workflow; ///< 0: all workflows of the repository
    QString branch;
    QString event;
    QString status; ///< GitHub's filter word, such as in_progress
    QString commit; ///< of its head, 40 hex digits
    QString createdFrom; ///< ISO date or time; empty for no bound
    int perPage = 30; ///< 1 to 100
    int pages = 1; ///< at most this many; 0: to the end
};

struct Options {
    std::chrono::milliseconds timeout{30'000}; ///< without a byte; a request that is longer silent is given up
    int tries = 4; ///< of a request that may be sent twice, the first one included
    std::chrono::milliseconds firstBackoff{500}; ///< doubled each time, with jitter between half and the whole of it
    quint32 seed = 0; ///< of the jitter; 0: from the system
};

/// GitHub's REST API as functions from values to values: https://docs.github.com/en/rest
///
/// One object an account. Every request passes its one budget: GitHub's primary and secondary limits, at most eight in
/// flight, one write a second. Redirects are followed by hand and lose the token on another host. Reads are tried
/// again with backoff; a write is sent once, and ErrorKind::Timeout then says that nobody knows whether it took effect.
/// What the budget holds back waits; but when the pause is longer than ten seconds it ends with RateLimited and its
/// retryAt. A read that GitHub puts off for more than a minute (Retry-After) ends with its error and retryAt as well.
/// GUI thread only. Destroying it ends every task with ErrorKind::Cancelled.
class Client final : public QObject {
    Q_OBJECT

public:
    /// `token` may be empty: GitHub then allows 60 requests an hour. It is kept in memory only.
    Client(core::Account account, QByteArray token, core::Clock& clock, Options options = {},
           QObject* parent = nullptr);
    ~Client() override;

    const core::Account& account() const;
    core::Quota quota() const;
    ValidatorCache& validators();
    int inFlight() const; ///< requests sent and not answered
    int waiting() const; ///< requests held back by the budget

    /// The machine slept or has another network: connections from before may be dead without anybody having said so.
    /// What is sent from now on gets new ones; what is on its way is left alone.
    void forgetConnections();

    template <class T>
    using Task = QCoro::Task<core::Result<T>>;

    /// Their names are given to the runs of answers to come, as if workflows() had listed them; for a start from the
    /// store, when GitHub answers workflows() with a 304.
    void rememberWorkflows(const std::vector<core::Workflow>& workflows);

    // Account and repositories
    Task<User> user();
    Task<Look<core::Repository>> repository(core::RepositoryName name, Priority priority, Ask ask = Ask::IfChanged);
    /// All pages of the repositories that the token's user can see.
    Task<std::vector<core::Repository>> repositories(RowsSoFar progress = {});
    /// All pages of an organisation's or a user's repositories.
    Task<std::vector<core::Repository>> repositoriesOf(QString owner, RowsSoFar progress = {});

    // Looks that are repeated: conditional, through validators()
    Task<Look<core::Workflow>> workflows(core::RepositoryName name, Priority priority, Ask ask = Ask::IfChanged);
    Task<Look<core::Run>> runs(core::RepositoryName name, RunQuery query, Priority priority, Ask ask = Ask::IfChanged);
    Task<Look<core::Run>> run(core::RepositoryName name, core::RunId id, Priority priority, Ask ask = Ask::IfChanged);
    /// Every job of the newest attempt, to the last page.
    Task<Look<core::Job>> jobs(core::RepositoryName name, core::RunId id, Priority priority);
    Task<Look<core::Artifact>> artifacts(core::RepositoryName name, core::RunId id, Priority priority);

    /// What a run waits for that deploys. Where `ask` is IfChanged the rows are the caller's to remember: no store
    /// keeps them.
    Task<Look<core::PendingDeployment>> pendingDeployments(core::RepositoryName name, core::RunId id, Priority priority,
                                                           Ask ask);

    // What is where. The rows are the caller's to remember, as above.
    /// NotFound where the repository's plan has none.
    Task<Look<core::Environment>> environments(core::RepositoryName name, Priority priority, Ask ask);
    /// The newest thirty of an environment, newest first, without their statuses. `updatedAt` tells which of them have
    /// a new one.
    Task<Look<core::Deployment>> deployments(core::RepositoryName name, QString environment, Priority priority,
                                             Ask ask);
    /// The newest hundred of one deployment, newest first.
    Task<Look<core::DeploymentStatus>> deploymentStatuses(core::RepositoryName name, core::DeploymentId id,
                                                          Priority priority, Ask ask);
    /// The first three hundred, in GitHub's order, which is not that of time.
    Task<Look<core::Tag>> tags(core::RepositoryName name, Priority priority, Ask ask);
    /// The newest hundred, drafts among them for whoever may write.
    Task<Look<core::Release>> releases(core::RepositoryName name, Priority priority, Ask ask);

    // What an open pull request waits for. The rows are the caller's to remember, as above.
    /// The hundred that were touched last.
    Task<Look<core::PullRequest>> pullRequests(core::RepositoryName name, Priority priority, Ask ask);
    /// The checks that rulesets require on a branch: to be read by whoever may read the repository.
    Task<Look<core::RequiredCheck>> branchRules(core::RepositoryName name, QString branch, Priority priority, Ask ask);
    /// Those that the branch's own protection requires. NotFound when there is no such branch.
    Task<Look<core::RequiredCheck>> branchProtection(core::RepositoryName name, QString branch, Priority priority,
                                                     Ask ask);
    /// What was reported for a commit, as check runs (to the last page) and as the newest status of each context.
    /// Fine-grained tokens may not read check runs of private repositories: Forbidden.
    Task<Look<core::Check>> checkRuns(core::RepositoryName name, QString commit, Priority priority, Ask ask);
    Task<Look<core::Check>> statuses(core::RepositoryName name, QString commit, Priority priority, Ask ask);

    // What a release is judged by
    /// The hundred closed ones that were touched last, merged or not.
    Task<std::vector<core::PullRequest>> closedPullRequests(core::RepositoryName name);
    /// What a branch, a tag or the beginning of a commit's name leads to. NotFound or Rejected for nothing.
    Task<core::Commit> commit(core::RepositoryName name, QString ref);
    /// What the tag names in git, itself: its `commit` is that of the object where somebody says in one who made it.
    /// Nothing where there is no such tag.
    Task<std::optional<core::Tag>> tagRef(core::RepositoryName name, QString tag);
    /// The published one. NotFound where there is none.
    Task<core::Release> releaseOfTag(core::RepositoryName name, QString tag);
    /// The rulesets that say something about tags, those of the owner among them.
    Task<std::vector<core::Ruleset>> tagRulesets(core::RepositoryName name);
    /// The first hundred that are open on a branch. Forbidden or NotFound where code scanning is not in use, or the
    /// token may not see it (code scanning alerts: read).
    Task<std::vector<core::Alert>> codeAlerts(core::RepositoryName name, QString branch);
    /// The same of Dependabot (Dependabot alerts: read).
    Task<std::vector<core::Alert>> dependencyAlerts(core::RepositoryName name);

    // Looks that somebody asks for
    /// What reviewers have said about deployments of a run, whichever attempt.
    Task<std::vector<core::DeploymentReview>> deploymentReviews(core::RepositoryName name, core::RunId id);
    Task<core::Run> attempt(core::RepositoryName name, core::RunId id, int attempt);
    Task<std::vector<core::Job>> jobsOfAttempt(core::RepositoryName name, core::RunId id, int attempt);
    Task<core::Job> job(core::RepositoryName name, core::JobId id);
    Task<std::vector<core::Annotation>> annotations(core::RepositoryName name, core::JobId id);
    /// The bytes of a file as it is at `ref`, a commit, branch or tag. NotFound when it is not there, or the token may
    /// not see it; Unsupported for what is no file (a folder, a submodule) or is larger than a megabyte.
    Task<QByteArray> file(core::RepositoryName name, QString path, QString ref);
    /// The same with git's name for its bytes. `ref` must be given.
    Task<core::RepositoryFile> fileToChange(core::RepositoryName name, QString path, QString ref);
    /// Files and folders right in a folder; its path must not be empty. NotFound when there is none.
    Task<std::vector<core::FolderEntry>> folder(core::RepositoryName name, QString path, QString ref);
    /// All pages, by name.
    Task<std::vector<core::Branch>> branches(core::RepositoryName name, RowsSoFar progress = {});
    Task<core::Branch> branch(core::RepositoryName name, QString branch);
    /// Whether a ruleset wants every change of the branch to come by a pull request.
    Task<bool> wantsPullRequest(core::RepositoryName name, QString branch);
    /// Writes the job's log to `path`, whole or not at all; returns its size in bytes. NotYet while the job has not
    /// ended, Gone past the retention, NotFound for a job that never started.
    Task<qint64> downloadJobLog(core::RepositoryName name, core::JobId id, QString path);
    Task<qint64> downloadArtifact(core::RepositoryName name, core::ArtifactId id, QString path);
    /// Goes on where the part ends, also after what cut it off on the way: each try asks GitHub for a new signed
    /// address. Returns the size of the part's file, which is as long as the storage said, where it did; whether it is
    /// what was asked for is the caller's to see (digest). Gone when the artifact has expired.
    Task<qint64> downloadArtifact(core::RepositoryName name, core::ArtifactId id,
                                  std::shared_ptr<PartialDownload> part);

    // Actions: each is sent once. `record` notes what was sent.
    Task<void> rerun(core::RepositoryName name, core::RunId id, bool debugLogging = false, RequestRecord record = {});
    Task<void> rerunFailedJobs(core::RepositoryName name, core::RunId id, bool debugLogging = false,
                               RequestRecord record = {});
    Task<void> rerunJob(core::RepositoryName name, core::JobId id, bool debugLogging = false,
                        RequestRecord record = {});
    Task<void> cancel(core::RepositoryName name, core::RunId id, RequestRecord record = {});
    Task<void> forceCancel(core::RepositoryName name, core::RunId id, RequestRecord record = {});
    /// Lets the run of a fork's pull request begin.
    Task<void> approve(core::RepositoryName name, core::RunId id, RequestRecord record = {});
    /// With its logs and artifacts; nobody can take it back.
    Task<void> deleteRun(core::RepositoryName name, core::RunId id, RequestRecord record = {});
    /// Lets these environments of a run deploy, or ends their jobs as failed. Needs deployments: write.
    Task<void> reviewDeployments(core::RepositoryName name, core::RunId id,
                                 std::vector<core::EnvironmentId> environments, bool approve, QString comment,
                                 RequestRecord record = {});
    /// Starts a workflow that has workflow_dispatch in its file at `ref`, a branch or tag. The run is not told by
    /// servers that do not know yet (GitHub Enterprise before 2026): it is there some seconds later. Rejected with
    /// GitHub's words when it does not take the ref or the inputs. Needs actions: write.
    Task<std::optional<core::RunId>> dispatch(core::RepositoryName name, core::WorkflowId id, QString ref,
                                              QMap<QString, QString> inputs, RequestRecord record = {});
    Task<void> enableWorkflow(core::RepositoryName name, core::WorkflowId id, RequestRecord record = {});
    /// It starts no more runs until it is enabled; those that go on go on.
    Task<void> disableWorkflow(core::RepositoryName name, core::WorkflowId id, RequestRecord record = {});

    // Changes of files: each is sent once
    /// Conflict: the file is another one than `sha` says. isProtection(): the branch takes no commit from here.
    /// Forbidden or NotFound: the token may not; `advice` says what it lacks. A file that was removed meanwhile is made
    /// again, whatever `sha` says.
    Task<core::CommittedFile> putFile(core::RepositoryName name, core::FileChange change, RequestRecord record = {});
    /// Conflict: there is a branch of this name.
    Task<void> createBranch(core::RepositoryName name, QString branch, QString commit, RequestRecord record = {});
    /// Conflict: there is one of these branches already.
    Task<core::PullRequest> createPullRequest(core::RepositoryName name, core::NewPullRequest request,
                                              RequestRecord record = {});

    /// Opens a pull request that takes back what this merged one did (GraphQL; REST has no such request). Rejected where
    /// that is not possible without a person.
    Task<core::PullRequest> revertPullRequest(core::RepositoryName name, QString nodeId, RequestRecord record = {});

    // Delivery: each is sent once.
    /// What lies between two commits, branches or tags: up to a thousand commits.
    Task<core::Comparison> compare(core::RepositoryName name, QString base, QString head);
    /// What GitHub would write about a release; it makes none. `previous` may be empty: GitHub finds the tag before.
    Task<core::ReleaseNotes> generateNotes(core::RepositoryName name, QString tag, QString commit, QString previous);
    /// An object that says who made a tag, when and why; the tag itself is createTag()'s. Its name in git.
    Task<QString> createTagObject(core::RepositoryName name, QString tag, QString commit, QString message,
                                  RequestRecord record = {});
    /// A tag of a commit or of a tag object. Conflict: there is a tag of this name. isProtection(): a ruleset is
    /// against it.
    Task<void> createTag(core::RepositoryName name, QString tag, QString object, RequestRecord record = {});
    /// Conflict: there is a release of this tag, or was an immutable one.
    Task<core::Release> createRelease(core::RepositoryName name, core::NewRelease release, RequestRecord record = {});
    /// Makes a draft, or what is there, as `release` says; its tag and commit are left as they are.
    Task<core::Release> updateRelease(core::RepositoryName name, core::ReleaseId id, core::NewRelease release,
                                      RequestRecord record = {});
    /// Of exactly this commit: GitHub is told to merge nothing and to ask for no checks. By itself it deploys nothing;
    /// workflows with `on: deployment` begin. Needs deployments: write.
    Task<core::Deployment> createDeployment(core::RepositoryName name, core::NewDeployment deployment,
                                            RequestRecord record = {});
    Task<void> createDeploymentStatus(core::RepositoryName name, core::DeploymentId id, core::DeploymentState state,
                                      QString description, RequestRecord record = {});

Q_SIGNALS:
    /// After each answer that said something about it.
    void quotaChanged(const core::Quota& quota);
    /// A 301 said that the repository has a new name.
    void repositoryRenamed(const core::RepositoryName& from, const core::RepositoryName& to);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Of putFile(): rules of the branch stand against it, and a pull request might be the way.
bool isProtection(const core::Error& error);

} // namespace signalbox::github
