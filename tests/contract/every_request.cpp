// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sends every request that our client can send to the GitHub named on the command line, and prints the operations it
// has endpoints for. client.test.mjs stands between the two and judges.
#include "core/clock.h"
#include "github/account_url.h"
#include "github/client.h"
#include "github/endpoints.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ranges>

using namespace signalbox;
using namespace Qt::StringLiterals;
using github::Priority;

namespace {

template <class T>
QCoro::Task<T> expected(QCoro::Task<core::Result<T>> task, const char* name)
{
    auto result = co_await std::move(task);
    if (!result)
        qFatal("%s: %s", name, qPrintable(result.error().sentence()));
    if constexpr (!std::is_void_v<T>)
        co_return *std::move(result);
}

/// The newest run of the repository that has ended in this way.
std::optional<core::Run> ended(const std::vector<core::Run>& runs, core::Conclusion conclusion)
{
    const auto found = std::ranges::find_if(runs, [conclusion](const core::Run& run) {
        return run.state.isCompleted() && run.state.conclusion == conclusion;
    });
    return found == runs.end() ? std::nullopt : std::optional(*found);
}

QCoro::Task<void> reads(github::Client& client, core::RepositoryName name, core::Run run, QString folder)
{
    co_await expected(client.user(), "user");
    co_await expected(client.repositoriesOf(name.owner), "repositoriesOf");
    co_await expected(client.repository(name, Priority::User), "repository");
    const auto workflows = co_await expected(client.workflows(name, Priority::User), "workflows");
    co_await expected(client.runs(name,
                                  {.workflow = workflows.rows.at(0).id,
                                   .branch = u"main"_s,
                                   .event = u"push"_s,
                                   .status = u"completed"_s,
                                   .createdFrom = u"2020-01-01"_s,
                                   .perPage = 5},
                                  Priority::User),
                      "runs of a workflow");
    co_await expected(client.branches(name), "branches");
    co_await expected(client.tags(name, Priority::User, github::Ask::Always), "tags");
    co_await expected(client.file(name, workflows.rows.at(0).path, run.commit), "file");
    co_await expected(client.run(name, run.id, Priority::User), "run");
    co_await expected(client.attempt(name, run.id, 1), "attempt");
    co_await expected(client.jobsOfAttempt(name, run.id, 1), "jobsOfAttempt");
    co_await expected(client.pullRequests(name, Priority::User, github::Ask::Always), "pullRequests");
    co_await expected(client.branchRules(name, u"main"_s, Priority::User, github::Ask::Always), "branchRules");
    co_await expected(client.branchProtection(name, u"main"_s, Priority::User, github::Ask::Always),
                      "branchProtection");
    co_await expected(client.checkRuns(name, run.commit, Priority::User, github::Ask::Always), "checkRuns");
    co_await expected(client.statuses(name, run.commit, Priority::User, github::Ask::Always), "statuses");
    co_await expected(client.runs(name, {.commit = run.commit}, Priority::User), "runs of a commit");
    const auto jobs = co_await expected(client.jobs(name, run.id, Priority::User), "jobs");
    // A skipped job never had a log.
    const auto worked = std::ranges::find_if(jobs.rows, [](const core::Job& row) { return row.state.isSuccess(); });
    if (worked == jobs.rows.end())
        qFatal("the run has no job that passed");
    const core::JobId job = worked->id;
    co_await expected(client.job(name, job), "job");
    co_await expected(client.annotations(name, job), "annotations");
    co_await expected(client.downloadJobLog(name, job, folder + u"/job.log"_s), "downloadJobLog");
}

/// What is where, what was released, and what lies between two of them.
QCoro::Task<void> deliveries(github::Client& client, core::RepositoryName name)
{
    const auto always = github::Ask::Always;
    const auto environments = co_await expected(client.environments(name, Priority::User, always), "environments");
    const QString environment = environments.rows.at(0).name;
    const auto deployments
        = co_await expected(client.deployments(name, environment, Priority::User, always), "deployments");
    co_await expected(client.deploymentStatuses(name, deployments.rows.at(0).id, Priority::User, always),
                      "deploymentStatuses");
    const auto releases = co_await expected(client.releases(name, Priority::User, always), "releases");
    const QString tag = releases.rows.at(0).tag;
    const auto since = co_await expected(client.compare(name, tag, u"main"_s), "compare");
    const QString commit = since.commits.back().id;
    co_await expected(client.commit(name, u"main"_s), "commit");
    if (!co_await expected(client.tagRef(name, tag), "tagRef"))
        qFatal("the tag of a release is not there");
    co_await expected(client.releaseOfTag(name, tag), "releaseOfTag");
    co_await expected(client.tagRulesets(name), "tagRulesets");
    co_await expected(client.codeAlerts(name, u"main"_s), "codeAlerts");
    co_await expected(client.dependencyAlerts(name), "dependencyAlerts");
    co_await expected(client.closedPullRequests(name), "closedPullRequests");
    co_await expected(client.generateNotes(name, u"v99.0.0"_s, commit, tag), "generateNotes");
    const QString object
        = co_await expected(client.createTagObject(name, u"v98.0.0"_s, commit, u"For a test"_s), "createTagObject");
    co_await expected(client.createTag(name, u"v98.0.0"_s, object), "createTag");
    core::NewRelease release{
        .tag = u"v99.0.0"_s, .commit = commit, .name = u"Ninety-nine"_s, .notes = u"All of it"_s, .isDraft = true};
    const auto draft = co_await expected(client.createRelease(name, release), "createRelease");
    release.isDraft = false;
    co_await expected(client.updateRelease(name, draft.id, release), "updateRelease");
    const auto claim = co_await expected(
        client.createDeployment(name, {.commit = commit, .environment = environment, .task = u"rollback"_s}),
        "createDeployment");
    co_await expected(
        client.createDeploymentStatus(name, claim.id, core::DeploymentState::Inactive, u"Another was first"_s),
        "createDeploymentStatus");
}

/// The first artifact that any of the runs left.
QCoro::Task<void> downloads(github::Client& client, core::RepositoryName name, std::vector<core::Run> runs,
                            QString folder)
{
    for (const core::Run& run : runs) {
        const auto artifacts = co_await expected(client.artifacts(name, run.id, Priority::User), "artifacts");
        if (artifacts.rows.empty() || artifacts.rows.at(0).expired)
            continue;
        co_await expected(client.downloadArtifact(name, artifacts.rows.at(0).id, folder + u"/artifact.zip"_s),
                          "artifact");
        co_return;
    }
}

/// What the first run that waits for a deployment waits for.
QCoro::Task<void> reviews(github::Client& client, core::RepositoryName name, std::vector<core::Run> runs)
{
    const auto found
        = std::ranges::find(runs, core::Status::Waiting, [](const core::Run& run) { return run.state.status; });
    if (found == runs.end())
        qFatal("the scenario has no run that waits for a deployment");
    const core::RunId run = found->id;
    const auto pending = co_await expected(client.pendingDeployments(name, run, Priority::User, github::Ask::Always),
                                           "pendingDeployments");
    co_await expected(client.reviewDeployments(name, run, {pending.rows.at(0).id}, true, u"Ship it"_s),
                      "reviewDeployments");
    const auto said = co_await expected(client.deploymentReviews(name, run), "deploymentReviews");
    if (said.empty() || !said.front().approved || said.front().environments != std::vector{pending.rows.at(0).id})
        qFatal("the review is not among the reviews of the run");
}

QCoro::Task<void> writes(github::Client& client, core::RepositoryName name, const std::vector<core::Run> runs)
{
    const auto passed = ended(runs, core::Conclusion::Success);
    const auto failed = ended(runs, core::Conclusion::Failure);
    if (!passed || !failed)
        qFatal("the scenario has no passed or no failed run");
    co_await expected(client.rerun(name, passed->id, true), "rerun");
    co_await expected(client.cancel(name, passed->id), "cancel");
    co_await expected(client.rerunFailedJobs(name, failed->id), "rerunFailedJobs");
    co_await expected(client.forceCancel(name, failed->id), "forceCancel");
    const auto waiting = ended(runs, core::Conclusion::ActionRequired);
    if (!waiting)
        qFatal("the scenario has no run that waits for approval");
    co_await expected(client.approve(name, waiting->id), "approve");
    co_await reviews(client, name, runs);
    const auto workflows = co_await expected(client.workflows(name, Priority::User), "workflows to switch");
    const core::WorkflowId last = workflows.rows.back().id;
    co_await expected(client.disableWorkflow(name, last), "disableWorkflow");
    co_await expected(client.enableWorkflow(name, last), "enableWorkflow");
    const auto deploy = std::ranges::find_if(
        workflows.rows, [](const core::Workflow& row) { return row.path.endsWith("/deploy.yml"_L1); });
    if (deploy == workflows.rows.end())
        qFatal("the scenario has no workflow that is started by hand");
    co_await expected(client.dispatch(name, deploy->id, u"main"_s, {{u"strategy"_s, u"canary"_s}}), "dispatch");
    for (const core::Run& run : runs) {
        if (!run.state.isSuccess() || run.id == passed->id)
            continue;
        const auto jobs = co_await expected(client.jobsOfAttempt(name, run.id, run.attempt), "jobs to re-run");
        co_await expected(client.rerunJob(name, jobs.at(0).id), "rerunJob");
        const auto oldest = std::ranges::find_if(runs | std::views::reverse,
                                                 [](const core::Run& row) { return row.state.isCompleted(); });
        co_await expected(client.deleteRun(name, oldest->id), "deleteRun");
        co_return;
    }
}

/// A file changed on a branch of its own, and the pull request for it.
QCoro::Task<void> files(github::Client& client, core::RepositoryName name)
{
    const auto branches = co_await expected(client.branches(name), "branches");
    const auto main = co_await expected(client.branch(name, u"main"_s), "branch");
    if (!std::ranges::contains(branches, main))
        qFatal("the list of branches has another main");
    co_await expected(client.wantsPullRequest(name, main.name), "wantsPullRequest");
    const auto entries = co_await expected(client.folder(name, u".github/workflows"_s, main.name), "folder");
    const QString path = entries.at(0).path;
    const auto file = co_await expected(client.fileToChange(name, path, main.name), "fileToChange");
    co_await expected(client.createBranch(name, u"contract/mend"_s, main.commit), "createBranch");
    co_await expected(client.putFile(name,
                                     {.path = path,
                                      .branch = u"contract/mend"_s,
                                      .bytes = file.bytes + "# mended\n",
                                      .sha = file.sha,
                                      .message = u"Mend it"_s}),
                      "putFile");
    co_await expected(
        client.createPullRequest(
            name, {.head = u"contract/mend"_s, .base = main.name, .title = u"Mend it"_s, .body = u"Because."_s}),
        "createPullRequest");
}

QCoro::Task<void> everything(github::Client& client, QString folder)
{
    const auto repositories = co_await expected(client.repositories(), "repositories");
    core::RepositoryName name;
    github::Look<core::Run> runs;
    for (const core::Repository& repository : repositories) {
        auto some = co_await expected(client.runs(repository.name, {.perPage = 100}, Priority::User), "runs");
        if (some.rows.size() > runs.rows.size()) {
            name = repository.name;
            runs = std::move(some);
        }
    }
    const auto passed = ended(runs.rows, core::Conclusion::Success);
    if (!passed)
        qFatal("the scenario has no passed run");
    co_await reads(client, name, *passed, folder);
    co_await downloads(client, name, runs.rows, folder);
    co_await writes(client, name, runs.rows);
    co_await files(client, name);
    co_await deliveries(client, name);
    // Somebody's repositories are asked for in another place than an organisation's.
    const auto user = co_await expected(client.user(), "user");
    co_await expected(client.repositoriesOf(user.login), "repositoriesOf a user");
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    for (const github::Endpoint& endpoint : github::endpoint::all)
        out << endpoint.operation << Qt::endl;

    core::SystemClock clock;
    const QTemporaryDir folder;
    const core::Account account{.id = u"contract"_s, .apiUrl = QUrl(QString::fromLocal8Bit(argv[1]))};
    github::Client client(account, "contract-token", clock);
    QCoro::waitFor(everything(client, folder.path()));
    return 0;
}
