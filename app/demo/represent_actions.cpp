// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"

#include <QUrl>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

QJsonObject Represent::workflow(const Repository& repository, const Workflow& workflow)
{
    return {
        {u"id"_s, workflow.id},
        {u"node_id"_s, nodeId(u"W"_s, workflow.id)},
        {u"name"_s, workflow.name},
        {u"path"_s, workflow.path},
        {u"state"_s, workflow.state},
        {u"created_at"_s, stamp(workflow.createdAt)},
        {u"updated_at"_s, stamp(workflow.updatedAt)},
        {u"url"_s, url(repository, u"/actions/workflows/%1"_s.arg(workflow.id))},
        {u"html_url"_s, web(repository, "/blob/"_L1 + repository.defaultBranch + u'/' + workflow.path)},
        {u"badge_url"_s, web(repository, "/actions/workflows/"_L1 + workflow.path.section(u'/', -1) + "/badge.svg"_L1)},
    };
}

QJsonArray Represent::pullRequestsOf(const Repository& repository, const Run& run)
{
    const auto pull = std::ranges::find(repository.pullRequests, run.pullRequest, &PullRequest::number);
    if (run.pullRequest == 0 || run.fromFork || pull == repository.pullRequests.end())
        return {};
    const QJsonObject where{{u"id"_s, repository.id}, {u"url"_s, url(repository)}, {u"name"_s, repository.name}};
    return {QJsonObject{
        {u"id"_s, pull->id},
        {u"number"_s, pull->number},
        {u"url"_s, url(repository, u"/pulls/%1"_s.arg(pull->number))},
        {u"head"_s, QJsonObject{{u"ref"_s, pull->head}, {u"sha"_s, run.sha}, {u"repo"_s, where}}},
        {u"base"_s,
         QJsonObject{{u"ref"_s, pull->base}, {u"sha"_s, repository.resolve(pull->base)}, {u"repo"_s, where}}},
    }};
}

QJsonObject Represent::run(const Repository& repository, const Run& run, int attemptNumber)
{
    const auto index = static_cast<size_t>(attemptNumber == 0 ? run.latest().number : attemptNumber) - 1;
    const Attempt& attempt = run.attempts.at(index);
    const QString self = url(repository, u"/actions/runs/%1"_s.arg(run.id));
    const auto workflow = std::ranges::find(repository.workflows, run.workflow, &Workflow::id);
    const bool known = workflow != repository.workflows.end();
    return {
        {u"id"_s, run.id},
        {u"name"_s, known ? QJsonValue(workflow->name) : QJsonValue(QJsonValue::Null)},
        {u"node_id"_s, nodeId(u"WFR"_s, run.id)},
        {u"head_branch"_s, orNull(run.ref)},
        {u"head_sha"_s, run.sha},
        {u"path"_s, known ? workflow->path : u""_s},
        {u"display_title"_s, run.title},
        {u"run_number"_s, run.number},
        {u"event"_s, run.event},
        {u"status"_s, attempt.status},
        {u"conclusion"_s, orNull(attempt.conclusion)},
        {u"workflow_id"_s, run.workflow},
        {u"check_suite_id"_s, run.suite},
        {u"check_suite_node_id"_s, nodeId(u"CS"_s, run.suite)},
        {u"url"_s, self},
        {u"html_url"_s, web(repository, u"/actions/runs/%1"_s.arg(run.id))},
        {u"pull_requests"_s, pullRequestsOf(repository, run)},
        {u"created_at"_s, stamp(run.createdAt)},
        {u"updated_at"_s, stamp(attempt.updatedAt)},
        {u"actor"_s, user(run.actor)},
        {u"run_attempt"_s, attempt.number},
        {u"referenced_workflows"_s, QJsonArray()},
        {u"run_started_at"_s, stamp(attempt.startedAt)},
        {u"triggering_actor"_s, user(attempt.triggeringActor)},
        {u"jobs_url"_s, QString(self + "/jobs"_L1)},
        {u"logs_url"_s, QString(self + "/logs"_L1)},
        {u"check_suite_url"_s, url(repository, u"/check-suites/%1"_s.arg(run.suite))},
        {u"artifacts_url"_s, QString(self + "/artifacts"_L1)},
        {u"cancel_url"_s, QString(self + "/cancel"_L1)},
        {u"rerun_url"_s, QString(self + "/rerun"_L1)},
        {u"previous_attempt_url"_s,
         index == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(self + u"/attempts/%1"_s.arg(index))},
        {u"workflow_url"_s, url(repository, u"/actions/workflows/%1"_s.arg(run.workflow))},
        {u"head_commit"_s, simpleCommit(repository, run.sha)},
        {u"repository"_s, minimalRepository(repository)},
        {u"head_repository"_s, minimalRepository(repository)},
    };
}

QJsonObject Represent::job(const Repository& repository, const Job& job)
{
    const Run& run = *m_world.run(job.run);
    const auto workflow = std::ranges::find(repository.workflows, run.workflow, &Workflow::id);
    const bool known = workflow != repository.workflows.end();
    const JobDefinition* definition = known ? workflow->job(job.key) : nullptr;
    QJsonArray steps;
    for (const Step& step : job.steps) {
        steps.append(QJsonObject{
            {u"name"_s, step.name},
            {u"status"_s, step.status},
            {u"conclusion"_s, orNull(step.conclusion)},
            {u"number"_s, step.number},
            {u"started_at"_s, orNull(stamp(step.startedAt))},
            {u"completed_at"_s, orNull(stamp(step.completedAt))},
        });
    }
    const bool placed = job.runner != 0;
    const QJsonValue nothing(QJsonValue::Null);
    return {
        {u"id"_s, job.id},
        {u"run_id"_s, job.run},
        {u"workflow_name"_s, known ? QJsonValue(workflow->name) : nothing},
        {u"head_branch"_s, orNull(run.ref)},
        {u"run_url"_s, url(repository, u"/actions/runs/%1"_s.arg(job.run))},
        {u"run_attempt"_s, job.attempt},
        {u"node_id"_s, nodeId(u"CR"_s, job.id)},
        {u"head_sha"_s, run.sha},
        {u"url"_s, url(repository, u"/actions/jobs/%1"_s.arg(job.id))},
        {u"html_url"_s, web(repository, u"/actions/runs/%1/job/%2"_s.arg(job.run).arg(job.id))},
        {u"status"_s, job.status},
        {u"conclusion"_s, orNull(job.conclusion)},
        {u"created_at"_s, stamp(job.createdAt)},
        {u"started_at"_s, stamp(job.startedAt)},
        {u"completed_at"_s, orNull(stamp(job.completedAt))},
        {u"name"_s, job.name},
        {u"steps"_s, steps},
        {u"check_run_url"_s, url(repository, u"/check-runs/%1"_s.arg(job.id))},
        {u"labels"_s, definition ? QJsonArray{definition->runsOn} : QJsonArray()},
        {u"runner_id"_s, placed ? QJsonValue(job.runner) : nothing},
        {u"runner_name"_s, placed ? QJsonValue(u"GitHub Actions %1"_s.arg(job.runner)) : nothing},
        {u"runner_group_id"_s, placed ? QJsonValue(0) : nothing},
        {u"runner_group_name"_s, placed ? QJsonValue(u"GitHub Actions"_s) : nothing},
    };
}

QJsonObject Represent::artifact(const Repository& repository, const Artifact& artifact, qint64 size,
                                const QString& digest)
{
    const Run* run = m_world.run(artifact.run);
    const QString self = url(repository, u"/actions/artifacts/%1"_s.arg(artifact.id));
    QJsonValue origin(QJsonValue::Null);
    if (run)
        origin = QJsonObject{{u"id"_s, run->id},
                             {u"repository_id"_s, repository.id},
                             {u"head_repository_id"_s, repository.id},
                             {u"head_branch"_s, run->ref},
                             {u"head_sha"_s, run->sha}};
    return {
        {u"id"_s, artifact.id},
        {u"node_id"_s, nodeId(u"A"_s, artifact.id)},
        {u"name"_s, artifact.name},
        {u"size_in_bytes"_s, size},
        {u"url"_s, self},
        {u"archive_download_url"_s, QString(self + "/zip"_L1)},
        {u"expired"_s, m_world.now() > artifact.expiresAt},
        {u"digest"_s, digest},
        {u"created_at"_s, stamp(artifact.createdAt)},
        {u"updated_at"_s, stamp(artifact.createdAt)},
        {u"expires_at"_s, stamp(artifact.expiresAt)},
        {u"workflow_run"_s, origin},
    };
}

} // namespace signalbox::demo
