// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"

#include <QUrlQuery>

#include <array>
#include <initializer_list>
#include <utility>

namespace signalbox::github {

/// One operation of GitHub's REST API, under the name that GitHub's own OpenAPI description gives it.
struct Endpoint {
    QLatin1StringView operation; ///< "actions/get-workflow-run"
    Method method;
    QLatin1StringView path; ///< template below the account's apiUrl: "/repos/{owner}/{repo}/..."
};

namespace endpoint {
using namespace Qt::StringLiterals;

inline constexpr Endpoint user{"users/get-authenticated"_L1, Method::Get, "/user"_L1};
inline constexpr Endpoint myRepositories{"repos/list-for-authenticated-user"_L1, Method::Get, "/user/repos"_L1};
inline constexpr Endpoint organisationRepositories{"repos/list-for-org"_L1, Method::Get, "/orgs/{org}/repos"_L1};
inline constexpr Endpoint userRepositories{"repos/list-for-user"_L1, Method::Get, "/users/{username}/repos"_L1};
inline constexpr Endpoint repository{"repos/get"_L1, Method::Get, "/repos/{owner}/{repo}"_L1};
inline constexpr Endpoint workflows{"actions/list-repo-workflows"_L1, Method::Get,
                                    "/repos/{owner}/{repo}/actions/workflows"_L1};
inline constexpr Endpoint runs{"actions/list-workflow-runs-for-repo"_L1, Method::Get,
                               "/repos/{owner}/{repo}/actions/runs"_L1};
inline constexpr Endpoint runsOfWorkflow{"actions/list-workflow-runs"_L1, Method::Get,
                                         "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"_L1};
inline constexpr Endpoint run{"actions/get-workflow-run"_L1, Method::Get,
                              "/repos/{owner}/{repo}/actions/runs/{run_id}"_L1};
inline constexpr Endpoint attempt{"actions/get-workflow-run-attempt"_L1, Method::Get,
                                  "/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"_L1};
inline constexpr Endpoint jobs{"actions/list-jobs-for-workflow-run"_L1, Method::Get,
                               "/repos/{owner}/{repo}/actions/runs/{run_id}/jobs"_L1};
inline constexpr Endpoint jobsOfAttempt{
    "actions/list-jobs-for-workflow-run-attempt"_L1, Method::Get,
    "/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"_L1};
inline constexpr Endpoint job{"actions/get-job-for-workflow-run"_L1, Method::Get,
                              "/repos/{owner}/{repo}/actions/jobs/{job_id}"_L1};
inline constexpr Endpoint jobLog{"actions/download-job-logs-for-workflow-run"_L1, Method::Get,
                                 "/repos/{owner}/{repo}/actions/jobs/{job_id}/logs"_L1};
inline constexpr Endpoint artifacts{"actions/list-workflow-run-artifacts"_L1, Method::Get,
                                    "/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"_L1};
inline constexpr Endpoint artifactZip{"actions/download-artifact"_L1, Method::Get,
                                      "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"_L1};
inline constexpr Endpoint annotations{"checks/list-annotations"_L1, Method::Get,
                                      "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"_L1};
inline constexpr Endpoint content{"repos/get-content"_L1, Method::Get, "/repos/{owner}/{repo}/contents/{path}"_L1};
inline constexpr Endpoint pullRequests{"pulls/list"_L1, Method::Get, "/repos/{owner}/{repo}/pulls"_L1};
inline constexpr Endpoint branch{"repos/get-branch"_L1, Method::Get, "/repos/{owner}/{repo}/branches/{branch}"_L1};
inline constexpr Endpoint branches{"repos/list-branches"_L1, Method::Get, "/repos/{owner}/{repo}/branches"_L1};
inline constexpr Endpoint tags{"repos/list-tags"_L1, Method::Get, "/repos/{owner}/{repo}/tags"_L1};
inline constexpr Endpoint environments{"repos/get-all-environments"_L1, Method::Get,
                                       "/repos/{owner}/{repo}/environments"_L1};
inline constexpr Endpoint deployments{"repos/list-deployments"_L1, Method::Get, "/repos/{owner}/{repo}/deployments"_L1};
inline constexpr Endpoint deploymentStatuses{"repos/list-deployment-statuses"_L1, Method::Get,
                                             "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses"_L1};
inline constexpr Endpoint releases{"repos/list-releases"_L1, Method::Get, "/repos/{owner}/{repo}/releases"_L1};
inline constexpr Endpoint compare{"repos/compare-commits-with-basehead"_L1, Method::Get,
                                  "/repos/{owner}/{repo}/compare/{basehead}"_L1};
inline constexpr Endpoint branchRules{"repos/get-branch-rules"_L1, Method::Get,
                                      "/repos/{owner}/{repo}/rules/branches/{branch}"_L1};
inline constexpr Endpoint checkRuns{"checks/list-for-ref"_L1, Method::Get,
                                    "/repos/{owner}/{repo}/commits/{ref}/check-runs"_L1};
inline constexpr Endpoint combinedStatus{"repos/get-combined-status-for-ref"_L1, Method::Get,
                                         "/repos/{owner}/{repo}/commits/{ref}/status"_L1};
inline constexpr Endpoint commit{"repos/get-commit"_L1, Method::Get, "/repos/{owner}/{repo}/commits/{ref}"_L1};
inline constexpr Endpoint matchingRefs{"git/list-matching-refs"_L1, Method::Get,
                                       "/repos/{owner}/{repo}/git/matching-refs/{ref}"_L1};
inline constexpr Endpoint releaseOfTag{"repos/get-release-by-tag"_L1, Method::Get,
                                       "/repos/{owner}/{repo}/releases/tags/{tag}"_L1};
inline constexpr Endpoint rulesets{"repos/get-repo-rulesets"_L1, Method::Get, "/repos/{owner}/{repo}/rulesets"_L1};
inline constexpr Endpoint ruleset{"repos/get-repo-ruleset"_L1, Method::Get,
                                  "/repos/{owner}/{repo}/rulesets/{ruleset_id}"_L1};
inline constexpr Endpoint codeAlerts{"code-scanning/list-alerts-for-repo"_L1, Method::Get,
                                     "/repos/{owner}/{repo}/code-scanning/alerts"_L1};
inline constexpr Endpoint dependencyAlerts{"dependabot/list-alerts-for-repo"_L1, Method::Get,
                                           "/repos/{owner}/{repo}/dependabot/alerts"_L1};
inline constexpr Endpoint rerun{"actions/re-run-workflow"_L1, Method::Post,
                                "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun"_L1};
inline constexpr Endpoint rerunFailedJobs{"actions/re-run-workflow-failed-jobs"_L1, Method::Post,
                                          "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"_L1};
inline constexpr Endpoint rerunJob{"actions/re-run-job-for-workflow-run"_L1, Method::Post,
                                   "/repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"_L1};
inline constexpr Endpoint cancel{"actions/cancel-workflow-run"_L1, Method::Post,
                                 "/repos/{owner}/{repo}/actions/runs/{run_id}/cancel"_L1};
inline constexpr Endpoint forceCancel{"actions/force-cancel-workflow-run"_L1, Method::Post,
                                      "/repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"_L1};
inline constexpr Endpoint approve{"actions/approve-workflow-run"_L1, Method::Post,
                                  "/repos/{owner}/{repo}/actions/runs/{run_id}/approve"_L1};
inline constexpr Endpoint deleteRun{"actions/delete-workflow-run"_L1, Method::Delete,
                                    "/repos/{owner}/{repo}/actions/runs/{run_id}"_L1};

inline constexpr Endpoint pendingDeployments{"actions/get-pending-deployments-for-run"_L1, Method::Get,
                                             "/repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"_L1};
inline constexpr Endpoint reviewDeployments{"actions/review-pending-deployments-for-run"_L1, Method::Post,
                                            "/repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"_L1};
inline constexpr Endpoint reviews{"actions/get-reviews-for-run"_L1, Method::Get,
                                  "/repos/{owner}/{repo}/actions/runs/{run_id}/approvals"_L1};
inline constexpr Endpoint dispatch{"actions/create-workflow-dispatch"_L1, Method::Post,
                                   "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"_L1};
inline constexpr Endpoint enableWorkflow{"actions/enable-workflow"_L1, Method::Put,
                                         "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"_L1};
inline constexpr Endpoint disableWorkflow{"actions/disable-workflow"_L1, Method::Put,
                                          "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"_L1};
inline constexpr Endpoint putContent{"repos/create-or-update-file-contents"_L1, Method::Put,
                                     "/repos/{owner}/{repo}/contents/{path}"_L1};
inline constexpr Endpoint createRef{"git/create-ref"_L1, Method::Post, "/repos/{owner}/{repo}/git/refs"_L1};
inline constexpr Endpoint createTag{"git/create-tag"_L1, Method::Post, "/repos/{owner}/{repo}/git/tags"_L1};
inline constexpr Endpoint generateNotes{"repos/generate-release-notes"_L1, Method::Post,
                                        "/repos/{owner}/{repo}/releases/generate-notes"_L1};
inline constexpr Endpoint createRelease{"repos/create-release"_L1, Method::Post, "/repos/{owner}/{repo}/releases"_L1};
inline constexpr Endpoint updateRelease{"repos/update-release"_L1, Method::Patch,
                                        "/repos/{owner}/{repo}/releases/{release_id}"_L1};
inline constexpr Endpoint createDeployment{"repos/create-deployment"_L1, Method::Post,
                                           "/repos/{owner}/{repo}/deployments"_L1};
inline constexpr Endpoint createDeploymentStatus{"repos/create-deployment-status"_L1, Method::Post,
                                                 "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses"_L1};
inline constexpr Endpoint createPullRequest{"pulls/create"_L1, Method::Post, "/repos/{owner}/{repo}/pulls"_L1};

/// Every request that the client can send is one of these: what has no entry here cannot be asked for.
inline constexpr std::array all{user,
                                myRepositories,
                                organisationRepositories,
                                userRepositories,
                                repository,
                                workflows,
                                runs,
                                runsOfWorkflow,
                                run,
                                attempt,
                                jobs,
                                jobsOfAttempt,
                                job,
                                jobLog,
                                artifacts,
                                artifactZip,
                                annotations,
                                content,
                                pullRequests,
                                branch,
                                branches,
                                tags,
                                environments,
                                deployments,
                                deploymentStatuses,
                                releases,
                                compare,
                                branchRules,
                                checkRuns,
                                combinedStatus,
                                commit,
                                matchingRefs,
                                releaseOfTag,
                                rulesets,
                                ruleset,
                                codeAlerts,
                                dependencyAlerts,
                                rerun,
                                rerunFailedJobs,
                                rerunJob,
                                cancel,
                                forceCancel,
                                approve,
                                deleteRun,
                                pendingDeployments,
                                reviewDeployments,
                                reviews,
                                dispatch,
                                enableWorkflow,
                                disableWorkflow,
                                putContent,
                                createRef,
                                createTag,
                                generateNotes,
                                createRelease,
                                updateRelease,
                                createDeployment,
                                createDeploymentStatus,
                                createPullRequest};
} // namespace endpoint

/// What stands for a name in braces, such as {"run_id", "4711"}.
using PathValue = std::pair<QLatin1StringView, QString>;

/// The address of one request. Values are percent-encoded, slashes included; each name in the template must be given.
QUrl endpointUrl(const QUrl& apiUrl, const Endpoint& endpoint, const std::vector<PathValue>& values,
                 const QUrlQuery& query = {});

} // namespace signalbox::github
