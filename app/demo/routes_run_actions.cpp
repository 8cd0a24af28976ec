// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Run* runIn(const Call& call)
{
    Run* run = call.world.run(call.id(0));
    return run && run->repository == call.repository->id ? run : nullptr;
}

Response said(const Answer<>& answer, int status)
{
    return answer ? Response::json(QJsonObject(), status)
                  : Response::refusal(answer.error().status, answer.error().message);
}

Handler onRun(std::function<Response(Call&, Run&)> handler)
{
    return [handler = std::move(handler)](Call& call) {
        Run* run = runIn(call);
        return run ? handler(call, *run) : Response::notFound();
    };
}

Response remove(Call& call, Run& run)
{
    const Answer<> answer = call.world.deleteRun(run.id);
    return answer ? Response::empty() : Response::refusal(answer.error().status, answer.error().message);
}

} // namespace

std::vector<Route> runActionRoutes()
{
    return {
        {"POST", u"R/actions/runs/{id}/rerun"_s, Needs::WriteToken,
         onRun([](Call& call, Run& run) { return said(call.world.rerun(run.id, false, call.request.login), 201); })},
        {"POST", u"R/actions/runs/{id}/rerun-failed-jobs"_s, Needs::WriteToken,
         onRun([](Call& call, Run& run) { return said(call.world.rerun(run.id, true, call.request.login), 201); })},
        {"POST", u"R/actions/runs/{id}/cancel"_s, Needs::WriteToken,
         onRun([](Call& call, Run& run) { return said(call.world.cancel(run.id, false), 202); })},
        {"POST", u"R/actions/runs/{id}/force-cancel"_s, Needs::WriteToken,
         onRun([](Call& call, Run& run) { return said(call.world.cancel(run.id, true), 202); })},
        {"POST", u"R/actions/runs/{id}/approve"_s, Needs::WriteToken,
         onRun([](Call& call, Run& run) { return said(call.world.approveFork(run.id), 201); })},
        {"DELETE", u"R/actions/runs/{id}"_s, Needs::WriteToken, onRun(remove)},
    };
}

} // namespace signalbox::demo
