// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

std::vector<const Run*> runsOf(const Call& call, const QString& sha)
{
    std::vector<const Run*> runs;
    for (auto run = call.repository->runs.rbegin(); run != call.repository->runs.rend(); ++run) {
        if ((*run)->sha == sha)
            runs.push_back(run->get());
    }
    return runs;
}

Response listChecks(Call& call, const std::vector<const Run*>& runs)
{
    const QString name = call.request.parameter(u"check_name"_s);
    const QString status = call.request.parameter(u"status"_s);
    std::vector<const Job*> jobs;
    for (const Run* run : runs) {
        for (const qint64 id : run->latest().jobs) {
            const Job* job = call.world.job(id);
            if ((name.isEmpty() || job->name == name) && (status.isEmpty() || job->status == status))
                jobs.push_back(job);
        }
    }
    return listOf(
        call, static_cast<qsizetype>(jobs.size()),
        [&](qsizetype index) { return call.represent.checkRun(*call.repository, *jobs[static_cast<size_t>(index)]); },
        u"check_runs"_s);
}

Response checksOfCommit(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    if (sha.isEmpty())
        return Response::refusal(422, u"No commit found for SHA: "_s + call.part(0));
    return listChecks(call, runsOf(call, sha));
}

Response suitesOfCommit(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    if (sha.isEmpty())
        return Response::refusal(422, u"No commit found for SHA: "_s + call.part(0));
    const std::vector<const Run*> runs = runsOf(call, sha);
    return listOf(
        call, static_cast<qsizetype>(runs.size()),
        [&](qsizetype index) { return call.represent.checkSuite(*call.repository, *runs[static_cast<size_t>(index)]); },
        u"check_suites"_s);
}

const Run* runOfSuite(const Call& call)
{
    const auto run
        = std::ranges::find_if(call.repository->runs, [&call](const auto& each) { return each->suite == call.id(0); });
    return run == call.repository->runs.end() ? nullptr : run->get();
}

Response getSuite(Call& call)
{
    const Run* run = runOfSuite(call);
    return run ? Response::json(call.represent.checkSuite(*call.repository, *run)) : Response::notFound();
}

Response checksOfSuite(Call& call)
{
    const Run* run = runOfSuite(call);
    return run ? listChecks(call, {run}) : Response::notFound();
}

const Job* jobIn(const Call& call)
{
    const Job* job = call.world.job(call.id(0));
    const Run* run = job ? call.world.run(job->run) : nullptr;
    return run && run->repository == call.repository->id ? job : nullptr;
}

Response getCheck(Call& call)
{
    const Job* job = jobIn(call);
    return job ? Response::json(call.represent.checkRun(*call.repository, *job)) : Response::notFound();
}

Response listAnnotations(Call& call)
{
    const Job* job = jobIn(call);
    if (!job)
        return Response::notFound();
    return listOf(call, static_cast<qsizetype>(job->annotations.size()), [&](qsizetype index) {
        return call.represent.annotation(*call.repository, *job, job->annotations[static_cast<size_t>(index)]);
    });
}

// The newest of each context counts, and none at all is pending.
Response combinedStatus(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    if (sha.isEmpty())
        return Response::notFound();
    QMap<QString, const CommitStatus*> newest;
    for (const CommitStatus& status : call.repository->statuses) {
        if (status.sha == sha)
            newest.insert(status.context, &status);
    }
    QString state = newest.isEmpty() ? u"pending"_s : u"success"_s;
    QJsonArray statuses;
    for (const CommitStatus* status : std::as_const(newest)) {
        statuses.append(call.represent.commitStatus(*call.repository, *status, false));
        if (status->state == "failure"_L1 || status->state == "error"_L1)
            state = u"failure"_s;
        else if (status->state == "pending"_L1 && state == "success"_L1)
            state = u"pending"_s;
    }
    const QString commit = call.represent.url(*call.repository, "/commits/"_L1 + sha);
    return Response::json(QJsonObject{
        {u"state"_s, state},
        {u"statuses"_s, statuses},
        {u"sha"_s, sha},
        {u"total_count"_s, statuses.size()},
        {u"repository"_s, call.represent.minimalRepository(*call.repository)},
        {u"commit_url"_s, commit},
        {u"url"_s, QString(commit + "/status"_L1)},
    });
}

Response listStatuses(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    std::vector<const CommitStatus*> found;
    for (auto status = call.repository->statuses.rbegin(); status != call.repository->statuses.rend(); ++status) {
        if (status->sha == sha)
            found.push_back(&*status);
    }
    return listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.commitStatus(*call.repository, *found[static_cast<size_t>(index)], true);
    });
}

Response createStatus(Call& call)
{
    const QJsonObject body = call.request.json();
    const QString state = body.value("state"_L1).toString();
    const QString sha = call.repository->resolve(call.part(0));
    if (sha.isEmpty() || !QStringList{u"error"_s, u"failure"_s, u"pending"_s, u"success"_s}.contains(state))
        return Response::refusal(422, u"Validation Failed"_s);
    const CommitStatus& status = call.repository->statuses.emplace_back(
        CommitStatus{.id = call.world.nextId(u"status"_s),
                     .sha = sha,
                     .context = body.value("context"_L1).toString(u"default"_s),
                     .state = state,
                     .description = body.value("description"_L1).toString(),
                     .targetUrl = body.value("target_url"_L1).toString(),
                     .creator = call.request.login,
                     .at = call.world.now()});
    call.world.touch(*call.repository);
    return Response::json(call.represent.commitStatus(*call.repository, status, true), 201);
}

/// Whoever audits what it depends on has alerts switched on, and whoever has some.
bool looksForAlerts(const Repository& repository)
{
    return !repository.alerts.empty() || std::ranges::any_of(repository.workflows, [](const Workflow& workflow) {
        return std::ranges::any_of(workflow.jobs, [](const JobDefinition& job) {
            return job.name.contains("security"_L1, Qt::CaseInsensitive);
        });
    });
}

Response alertsOf(Call& call, bool ofDependencies)
{
    std::vector<Alert> found = call.repository->alerts;
    std::erase_if(found, [&](const Alert& alert) { return alert.isOfDependency != ofDependencies; });
    return listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        const Alert& alert = found[static_cast<size_t>(index)];
        return ofDependencies ? call.represent.dependencyAlert(*call.repository, alert)
                              : call.represent.codeAlert(*call.repository, alert);
    });
}

Response codeAlerts(Call& call)
{
    return looksForAlerts(*call.repository) ? alertsOf(call, false) : Response::refusal(404, u"no analysis found"_s);
}

Response dependencyAlerts(Call& call)
{
    return looksForAlerts(*call.repository)
        ? alertsOf(call, true)
        : Response::refusal(403, u"Dependabot alerts are disabled for this repository."_s);
}

} // namespace

std::vector<Route> checkRoutes()
{
    return {
        {"GET", u"R/commits/{ref}/check-runs"_s, Needs::Nothing, checksOfCommit},
        {"GET", u"R/commits/{ref}/check-suites"_s, Needs::Nothing, suitesOfCommit},
        {"GET", u"R/commits/{ref}/status"_s, Needs::Nothing, combinedStatus},
        {"GET", u"R/commits/{ref}/statuses"_s, Needs::Nothing, listStatuses},
        {"POST", u"R/statuses/{sha}"_s, Needs::WriteToken, createStatus},
        {"GET", u"R/check-suites/{id}"_s, Needs::Nothing, getSuite},
        {"GET", u"R/check-suites/{id}/check-runs"_s, Needs::Nothing, checksOfSuite},
        {"GET", u"R/check-runs/{id}"_s, Needs::Nothing, getCheck},
        {"GET", u"R/check-runs/{id}/annotations"_s, Needs::Nothing, listAnnotations},
        {"GET", u"R/code-scanning/alerts"_s, Needs::Token, codeAlerts, "security_events=read"},
        {"GET", u"R/dependabot/alerts"_s, Needs::Token, dependencyAlerts, "vulnerability_alerts=read"},
    };
}

} // namespace signalbox::demo
