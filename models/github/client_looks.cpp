// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

using namespace Qt::StringLiterals;
using signalbox::core::RepositoryName;

namespace signalbox::github {
namespace {

template <class T>
core::Result<std::vector<T>> asList(core::Result<T> thing)
{
    return std::move(thing).transform([](T row) { return std::vector{std::move(row)}; });
}

core::Result<std::vector<core::Repository>> parseOneRepository(const QByteArray& body)
{
    return asList(parseRepository(body));
}

core::Result<std::vector<core::Run>> parseOneRun(const QByteArray& body)
{
    return asList(parseRun(body));
}

PathValue runId(core::RunId id)
{
    return {"run_id"_L1, QString::number(id.value)};
}

QUrlQuery queryOf(const RunQuery& query)
{
    return github::queryOf({{u"per_page"_s, QString::number(std::clamp(query.perPage, 1, 100))},
                            {u"branch"_s, query.branch},
                            {u"event"_s, query.event},
                            {u"status"_s, query.status},
                            {u"head_sha"_s, query.commit},
                            {u"created"_s, query.createdFrom.isEmpty() ? QString() : u">="_s + query.createdFrom}});
}

} // namespace

Client::Task<Look<core::Repository>> Client::repository(RepositoryName name, Priority priority, Ask ask)
{
    const QUrl url = d->url(endpoint::repository, name);
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    auto look = co_await d->look<core::Repository>(pages, parseOneRepository);
    if (look && !look->rows.empty())
        d->learned.take(look->rows.front());
    co_return look;
}

Client::Task<Look<core::Workflow>> Client::workflows(RepositoryName name, Priority priority, Ask ask)
{
    const QUrl url = d->url(endpoint::workflows, name, {}, hundredAPage());
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    auto look = co_await d->look<core::Workflow>(pages, parseWorkflows);
    if (look) {
        keepLastOfEach(look->rows);
        d->learned.complete(name, look->rows);
        d->learned.take(look->rows);
    }
    co_return look;
}

Client::Task<Look<core::Run>> Client::runs(RepositoryName name, RunQuery query, Priority priority, Ask ask)
{
    const QUrl url = query.workflow
        ? d->url(endpoint::runsOfWorkflow, name, {{"workflow_id"_L1, QString::number(query.workflow.value)}},
                 queryOf(query))
        : d->url(endpoint::runs, name, {}, queryOf(query));
    const Pages pages{.repository = name,
                      .first = url,
                      .priority = priority,
                      .limit = std::max(0, query.pages),
                      .conditional = ask == Ask::IfChanged};
    auto look = co_await d->look<core::Run>(pages, parseRuns);
    if (look) {
        keepLastOfEach(look->rows);
        d->learned.complete(name, look->rows);
    }
    co_return look;
}

Client::Task<Look<core::Run>> Client::run(RepositoryName name, core::RunId id, Priority priority, Ask ask)
{
    const QUrl url = d->url(endpoint::run, name, {runId(id)});
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    auto look = co_await d->look<core::Run>(pages, parseOneRun);
    if (look)
        d->learned.complete(name, look->rows);
    co_return look;
}

Client::Task<Look<core::Job>> Client::jobs(RepositoryName name, core::RunId id, Priority priority)
{
    const QUrl url = d->url(endpoint::jobs, name, {runId(id)}, hundredAPage());
    const Pages pages{.repository = name, .first = url, .priority = priority};
    auto look = co_await d->look<core::Job>(pages, parseJobs);
    if (look)
        keepLastOfEach(look->rows);
    co_return look;
}

Client::Task<Look<core::Artifact>> Client::artifacts(RepositoryName name, core::RunId id, Priority priority)
{
    const QUrl url = d->url(endpoint::artifacts, name, {runId(id)}, hundredAPage());
    const Pages pages{.repository = name, .first = url, .priority = priority};
    auto look = co_await d->look<core::Artifact>(pages, parseArtifacts);
    if (look) {
        keepLastOfEach(look->rows);
        for (auto& artifact : look->rows)
            artifact.run = id;
    }
    co_return look;
}

Client::Task<Look<core::PendingDeployment>> Client::pendingDeployments(RepositoryName name, core::RunId id,
                                                                       Priority priority, Ask ask)
{
    const QUrl url = d->url(endpoint::pendingDeployments, name, {runId(id)});
    const Pages pages{.repository = name, .first = url, .priority = priority, .conditional = ask == Ask::IfChanged};
    auto look = co_await d->look<core::PendingDeployment>(pages, parsePendingDeployments);
    if (look)
        keepLastOfEach(look->rows);
    co_return look;
}

Client::Task<std::vector<core::DeploymentReview>> Client::deploymentReviews(RepositoryName name, core::RunId id)
{
    co_return co_await d->one(name, d->url(endpoint::reviews, name, {runId(id)}), parseDeploymentReviews);
}

Client::Task<core::Run> Client::attempt(RepositoryName name, core::RunId id, int attempt)
{
    const QUrl url = d->url(endpoint::attempt, name, {runId(id), {"attempt_number"_L1, QString::number(attempt)}});
    auto runs = co_await d->list<core::Run>(name, url, parseOneRun);
    if (!runs)
        co_return std::unexpected(runs.error());
    d->learned.complete(name, *runs);
    co_return std::move(runs->front());
}

Client::Task<std::vector<core::Job>> Client::jobsOfAttempt(RepositoryName name, core::RunId id, int attempt)
{
    const QUrl url = d->url(endpoint::jobsOfAttempt, name, {runId(id), {"attempt_number"_L1, QString::number(attempt)}},
                            hundredAPage());
    auto jobs = co_await d->list<core::Job>(name, url, parseJobs);
    if (jobs)
        keepLastOfEach(*jobs);
    co_return jobs;
}

Client::Task<core::Job> Client::job(RepositoryName name, core::JobId id)
{
    const QUrl url = d->url(endpoint::job, name, {{"job_id"_L1, QString::number(id.value)}});
    co_return co_await d->one<core::Job>(name, url, parseJob);
}

Client::Task<QByteArray> Client::file(RepositoryName name, QString path, QString ref)
{
    const QUrl url = d->url(endpoint::content, name, {{"path"_L1, path}}, github::queryOf({{u"ref"_s, ref}}));
    co_return co_await d->one<QByteArray>(name, url, parseFile);
}

Client::Task<std::vector<core::Annotation>> Client::annotations(RepositoryName name, core::JobId id)
{
    const QUrl url
        = d->url(endpoint::annotations, name, {{"check_run_id"_L1, QString::number(id.value)}}, hundredAPage());
    co_return co_await d->list<core::Annotation>(name, url, parseAnnotations);
}

} // namespace signalbox::github
