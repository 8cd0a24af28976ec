// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Job* jobIn(const Call& call)
{
    Job* job = call.world.job(call.id(0));
    const Run* run = job ? call.world.run(job->run) : nullptr;
    return run && run->repository == call.repository->id ? job : nullptr;
}

Response getJob(Call& call)
{
    const Job* job = jobIn(call);
    return job ? Response::json(call.represent.job(*call.repository, *job)) : Response::notFound();
}

// The API redirects for every job that it knows; the blob is what may be missing.
Response getLog(Call& call)
{
    const Job* job = jobIn(call);
    if (!job || job->conclusion == "skipped"_L1)
        return Response::notFound();
    const Run& run = *call.world.run(job->run);
    if (call.world.now() - job->createdAt > days(90))
        return Response::refusal(410, u"Server Error"_s);
    if (run.logsDeleted)
        return Response::notFound();
    return Response::redirect(302, call.request.origin.blobs + call.blobs.jobLog(job->id));
}

Response rerunJob(Call& call)
{
    const Job* job = jobIn(call);
    if (!job)
        return Response::notFound();
    const Answer<> answer = call.world.rerunJob(job->id, call.request.login);
    return answer ? Response::json(QJsonObject(), 201)
                  : Response::refusal(answer.error().status, answer.error().message);
}

} // namespace

std::vector<Route> jobRoutes()
{
    return {
        {"GET", u"R/actions/jobs/{id}"_s, Needs::Nothing, getJob},
        {"GET", u"R/actions/jobs/{id}/logs"_s, Needs::Token, getLog},
        {"POST", u"R/actions/jobs/{id}/rerun"_s, Needs::WriteToken, rerunJob},
    };
}

} // namespace signalbox::demo
