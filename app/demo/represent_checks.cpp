// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

// The app that stands behind every job's check.
QJsonObject Represent::app()
{
    return {
        {u"id"_s, 15368},
        {u"slug"_s, u"github-actions"_s},
        {u"node_id"_s, u"MDM6QXBwMTUzNjg="_s},
        {u"owner"_s, user(u"github"_s)},
        {u"name"_s, u"GitHub Actions"_s},
        {u"description"_s, u"Automate your workflow from idea to production"_s},
        {u"external_url"_s, u"https://help.github.com/en/actions"_s},
        {u"html_url"_s, QString(m_origin.web + "/apps/github-actions"_L1)},
        {u"created_at"_s, u"2018-07-30T09:30:17Z"_s},
        {u"updated_at"_s, u"2024-04-10T20:33:16Z"_s},
        {u"permissions"_s, QJsonObject{{u"actions"_s, u"write"_s}, {u"checks"_s, u"write"_s}}},
        {u"events"_s, QJsonArray{u"check_run"_s, u"check_suite"_s, u"push"_s}},
    };
}

QJsonObject Represent::checkRun(const Repository& repository, const Job& job)
{
    const Run& run = *m_world.run(job.run);
    const QString page = web(repository, u"/actions/runs/%1/job/%2"_s.arg(job.run).arg(job.id));
    return {
        {u"id"_s, job.id},
        {u"name"_s, job.name},
        {u"node_id"_s, nodeId(u"CR"_s, job.id)},
        {u"head_sha"_s, run.sha},
        {u"external_id"_s, nodeId(u"job"_s, job.id)},
        {u"url"_s, url(repository, u"/check-runs/%1"_s.arg(job.id))},
        {u"html_url"_s, page},
        {u"details_url"_s, page},
        {u"status"_s, job.status},
        {u"conclusion"_s, orNull(job.conclusion)},
        {u"started_at"_s, stamp(job.startedAt)},
        {u"completed_at"_s, orNull(stamp(job.completedAt))},
        {u"output"_s,
         QJsonObject{{u"title"_s, QJsonValue::Null},
                     {u"summary"_s, QJsonValue::Null},
                     {u"text"_s, QJsonValue::Null},
                     {u"annotations_count"_s, static_cast<qint64>(job.annotations.size())},
                     {u"annotations_url"_s, url(repository, u"/check-runs/%1/annotations"_s.arg(job.id))}}},
        {u"check_suite"_s, QJsonObject{{u"id"_s, run.suite}}},
        {u"app"_s, app()},
        {u"pull_requests"_s, pullRequestsOf(repository, run)},
    };
}

QJsonObject Represent::checkSuite(const Repository& repository, const Run& run)
{
    const QString self = url(repository, u"/check-suites/%1"_s.arg(run.suite));
    return {
        {u"id"_s, run.suite},
        {u"node_id"_s, nodeId(u"CS"_s, run.suite)},
        {u"head_branch"_s, orNull(run.ref)},
        {u"head_sha"_s, run.sha},
        {u"status"_s, run.status()},
        {u"conclusion"_s, orNull(run.conclusion())},
        {u"url"_s, self},
        {u"before"_s, orNull(repository.commits.value(run.sha).parent)},
        {u"after"_s, run.sha},
        {u"pull_requests"_s, pullRequestsOf(repository, run)},
        {u"app"_s, app()},
        {u"created_at"_s, stamp(run.createdAt)},
        {u"updated_at"_s, stamp(run.latest().updatedAt)},
        {u"rerequestable"_s, true},
        {u"runs_rerequestable"_s, false},
        {u"latest_check_runs_count"_s, static_cast<qint64>(run.latest().jobs.size())},
        {u"check_runs_url"_s, QString(self + "/check-runs"_L1)},
        {u"head_commit"_s, simpleCommit(repository, run.sha)},
        {u"repository"_s, minimalRepository(repository)},
    };
}

QJsonObject Represent::annotation(const Repository& repository, const Job& job, const Annotation& annotation)
{
    const QString sha = m_world.run(job.run)->sha;
    return {
        {u"path"_s, annotation.path},
        {u"blob_href"_s, web(repository, "/blob/"_L1 + sha + u'/' + annotation.path)},
        {u"start_line"_s, annotation.line},
        {u"end_line"_s, annotation.line},
        {u"start_column"_s, QJsonValue::Null},
        {u"end_column"_s, QJsonValue::Null},
        {u"annotation_level"_s, annotation.level},
        {u"title"_s, orNull(annotation.title)},
        {u"message"_s, annotation.message},
        {u"raw_details"_s, QJsonValue::Null},
    };
}

QJsonObject Represent::commitStatus(const Repository& repository, const CommitStatus& status, bool withCreator)
{
    QJsonObject object{
        {u"url"_s, url(repository, "/statuses/"_L1 + status.sha)},
        {u"avatar_url"_s, user(status.creator).value("avatar_url"_L1)},
        {u"id"_s, status.id},
        {u"node_id"_s, nodeId(u"SC"_s, status.id)},
        {u"state"_s, status.state},
        {u"description"_s, orNull(status.description)},
        {u"target_url"_s, orNull(status.targetUrl)},
        {u"context"_s, status.context},
        {u"created_at"_s, stamp(status.at)},
        {u"updated_at"_s, stamp(status.at)},
    };
    if (withCreator)
        object.insert("creator"_L1, user(status.creator));
    return object;
}

} // namespace signalbox::demo
