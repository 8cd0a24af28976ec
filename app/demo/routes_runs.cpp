// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// "2026-01-01..2026-02-01", ">=2026-01-01T00:00:00Z", "<2026-01-01", "2026-01-01" (that day).
bool isWithin(const QString& range, Moment moment)
{
    const QString at = stamp(moment);
    if (range.contains(".."_L1)) {
        const QString from = range.section(".."_L1, 0, 0);
        const QString to = range.section(".."_L1, 1);
        return (from == "*"_L1 || at >= from) && (to == "*"_L1 || at.left(to.size()) <= to);
    }
    if (range.startsWith(">="_L1))
        return at >= range.mid(2);
    if (range.startsWith("<="_L1))
        return at.left(range.size() - 2) <= range.mid(2);
    if (range.startsWith(u'>'))
        return at.left(range.size() - 1) > range.mid(1);
    if (range.startsWith(u'<'))
        return at < range.mid(1);
    return at.startsWith(range);
}

struct Filter {
    QString actor, branch, event, status, created, sha;
    qint64 suite = 0;
    qint64 workflow = 0;

    bool isEmpty() const { return suite == 0 && (actor + branch + event + status + created + sha).isEmpty(); }

    bool fits(const Run& run) const
    {
        return (workflow == 0 || run.workflow == workflow) && (suite == 0 || run.suite == suite)
            && (actor.isEmpty() || run.actor.compare(actor, Qt::CaseInsensitive) == 0)
            && (branch.isEmpty() || run.ref == branch) && (event.isEmpty() || run.event == event)
            && (status.isEmpty() || run.status() == status || run.conclusion() == status)
            && (sha.isEmpty() || run.sha == sha) && (created.isEmpty() || isWithin(created, run.createdAt));
    }
};

Response listRuns(Call& call, qint64 workflow)
{
    const Request& request = call.request;
    const Filter filter{.actor = request.parameter(u"actor"_s),
                        .branch = request.parameter(u"branch"_s),
                        .event = request.parameter(u"event"_s),
                        .status = request.parameter(u"status"_s),
                        .created = request.parameter(u"created"_s),
                        .sha = request.parameter(u"head_sha"_s),
                        .suite = request.parameter(u"check_suite_id"_s).toLongLong(),
                        .workflow = workflow};
    std::vector<const Run*> found;
    for (auto run = call.repository->runs.rbegin(); run != call.repository->runs.rend(); ++run) {
        if (filter.fits(**run))
            found.push_back(run->get());
    }
    // A filtered search ends after a thousand, though it counts them all.
    const auto counted = static_cast<qsizetype>(found.size());
    if (!filter.isEmpty() && found.size() > 1000)
        found.resize(1000);
    return listOf(
        call, static_cast<qsizetype>(found.size()),
        [&](qsizetype index) { return call.represent.run(*call.repository, *found[static_cast<size_t>(index)]); },
        u"workflow_runs"_s, counted);
}

Run* runIn(const Call& call)
{
    Run* run = call.world.run(call.id(0));
    return run && run->repository == call.repository->id ? run : nullptr;
}

Response getAttempt(Call& call)
{
    const Run* run = runIn(call);
    const qint64 attempt = call.id(1);
    if (!run || attempt < 1 || attempt > static_cast<qint64>(run->attempts.size()))
        return Response::notFound();
    return Response::json(call.represent.run(*call.repository, *run, static_cast<int>(attempt)));
}

Response jobsOf(Call& call, const std::vector<qint64>& jobs)
{
    return listOf(
        call, static_cast<qsizetype>(jobs.size()),
        [&](qsizetype index) {
            return call.represent.job(*call.repository, *call.world.job(jobs[static_cast<size_t>(index)]));
        },
        u"jobs"_s);
}

Response listJobs(Call& call)
{
    const Run* run = runIn(call);
    if (!run)
        return Response::notFound();
    if (call.request.parameter(u"filter"_s) != "all"_L1)
        return jobsOf(call, run->latest().jobs);
    std::vector<qint64> all;
    for (const Attempt& attempt : run->attempts)
        std::ranges::copy_if(attempt.jobs, std::back_inserter(all),
                             [&all](qint64 job) { return !std::ranges::contains(all, job); });
    return jobsOf(call, all);
}

Response listAttemptJobs(Call& call)
{
    const Run* run = runIn(call);
    const qint64 attempt = call.id(1);
    if (!run || attempt < 1 || attempt > static_cast<qint64>(run->attempts.size()))
        return Response::notFound();
    return jobsOf(call, run->attempts[static_cast<size_t>(attempt - 1)].jobs);
}

Response listOfWorkflow(Call& call)
{
    const Workflow* workflow = call.repository->workflow(call.part(0));
    return workflow ? listRuns(call, workflow->id) : Response::notFound();
}

Response getRun(Call& call)
{
    const Run* run = runIn(call);
    return run ? Response::json(call.represent.run(*call.repository, *run)) : Response::notFound();
}

} // namespace

std::vector<Route> runRoutes()
{
    return {
        {"GET", u"R/actions/runs"_s, Needs::Nothing, [](Call& call) { return listRuns(call, 0); }},
        {"GET", u"R/actions/workflows/{id}/runs"_s, Needs::Nothing, listOfWorkflow},
        {"GET", u"R/actions/runs/{id}"_s, Needs::Nothing, getRun},
        {"GET", u"R/actions/runs/{id}/attempts/{n}"_s, Needs::Nothing, getAttempt},
        {"GET", u"R/actions/runs/{id}/attempts/{n}/jobs"_s, Needs::Nothing, listAttemptJobs},
        {"GET", u"R/actions/runs/{id}/jobs"_s, Needs::Nothing, listJobs},
    };
}

} // namespace signalbox::demo
