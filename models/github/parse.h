// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alert.h"
#include "core/artifact.h"
#include "core/branch.h"
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
#include "github/client.h"

#include <vector>

namespace signalbox::github {

// From the body of one answer (one page of a list) to values: pure functions, for any thread. The error is
// ErrorKind::Malformed and names the path in the body. What a body does not hold is left empty here and filled in by
// the client: the repository's id of a workflow, the run's id of an artifact.

core::Result<User> parseUser(const QByteArray& body);

core::Result<core::Repository> parseRepository(const QByteArray& body);
core::Result<std::vector<core::Repository>> parseRepositories(const QByteArray& body);

core::Result<std::vector<core::Workflow>> parseWorkflows(const QByteArray& body);

/// `workflowName` is the run's own `name`, or the name of its file where it has none.
core::Result<core::Run> parseRun(const QByteArray& body);
core::Result<std::vector<core::Run>> parseRuns(const QByteArray& body);

core::Result<core::Job> parseJob(const QByteArray& body);
core::Result<std::vector<core::Job>> parseJobs(const QByteArray& body);

core::Result<std::vector<core::Artifact>> parseArtifacts(const QByteArray& body);

core::Result<std::vector<core::Annotation>> parseAnnotations(const QByteArray& body);

core::Result<std::vector<core::DeploymentReview>> parseDeploymentReviews(const QByteArray& body);
core::Result<std::vector<core::PendingDeployment>> parsePendingDeployments(const QByteArray& body);

core::Result<std::vector<core::PullRequest>> parsePullRequests(const QByteArray& body);
/// The checks that the rules of a branch require, of all rulesets that hold for it.
core::Result<std::vector<core::RequiredCheck>> parseBranchRules(const QByteArray& body);
/// Those that its protection requires, as a branch tells whoever may read it.
core::Result<std::vector<core::RequiredCheck>> parseBranchProtection(const QByteArray& body);
core::Result<std::vector<core::Check>> parseCheckRuns(const QByteArray& body);
core::Result<std::vector<core::Check>> parseCombinedStatus(const QByteArray& body);

/// The bytes of one file of a repository. Unsupported for what is no file or comes without its bytes, as GitHub sends
/// those over a megabyte.
core::Result<QByteArray> parseFile(const QByteArray& body);

/// Their statuses are another answer, so they come without any.
core::Result<std::vector<core::Deployment>> parseDeployments(const QByteArray& body);
core::Result<core::Deployment> parseDeployment(const QByteArray& body);
core::Result<std::vector<core::DeploymentStatus>> parseDeploymentStatuses(const QByteArray& body);
core::Result<std::vector<core::Environment>> parseEnvironments(const QByteArray& body);

core::Result<std::vector<core::Tag>> parseTags(const QByteArray& body);
core::Result<std::vector<core::Release>> parseReleases(const QByteArray& body);
core::Result<core::Release> parseRelease(const QByteArray& body);
core::Result<core::ReleaseNotes> parseReleaseNotes(const QByteArray& body);
/// The name that git gives to a tag with a message.
core::Result<QString> parseTagObject(const QByteArray& body);
core::Result<core::Comparison> parseComparison(const QByteArray& body);
core::Result<core::Commit> parseCommit(const QByteArray& body);

/// What refs/tags/... name in git, each by its tag: a commit, or an object that says who made it.
core::Result<std::vector<core::Tag>> parseTagRefs(const QByteArray& body);
/// Ids alone: what each says is another answer.
core::Result<std::vector<qint64>> parseRulesets(const QByteArray& body);
core::Result<core::Ruleset> parseRuleset(const QByteArray& body);
core::Result<std::vector<core::Alert>> parseCodeAlerts(const QByteArray& body);
core::Result<std::vector<core::Alert>> parseDependencyAlerts(const QByteArray& body);

/// Which run a workflow was started as.
core::Result<core::RunId> parseStartedRun(const QByteArray& body);
core::Result<core::RepositoryFile> parseFileToChange(const QByteArray& body);
/// Unsupported for what is no folder. What is neither a file nor a folder is left out.
core::Result<std::vector<core::FolderEntry>> parseFolder(const QByteArray& body);
core::Result<std::vector<core::Branch>> parseBranches(const QByteArray& body);
core::Result<core::Branch> parseBranch(const QByteArray& body);
core::Result<bool> parseWantsPullRequest(const QByteArray& body);
core::Result<core::CommittedFile> parseCommittedFile(const QByteArray& body);
core::Result<core::PullRequest> parsePullRequest(const QByteArray& body);
/// Of GraphQL's mutation revertPullRequest: number, title, branches and address of the new one. Rejected with its words
/// in `detail` where GraphQL says in a 200 that it did nothing.
core::Result<core::PullRequest> parseRevert(const QByteArray& body);

/// "ci.yml" of ".github/workflows/ci.yml".
QString workflowFile(const QString& path);

} // namespace signalbox::github
