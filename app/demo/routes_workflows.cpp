// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Response listWorkflows(Call& call)
{
    const std::vector<Workflow>& workflows = call.repository->workflows;
    return listOf(
        call, static_cast<qsizetype>(workflows.size()),
        [&](qsizetype index) {
            return call.represent.workflow(*call.repository, workflows[static_cast<size_t>(index)]);
        },
        u"workflows"_s);
}

Response getWorkflow(Call& call)
{
    const Workflow* workflow = call.repository->workflow(call.part(0));
    return workflow ? Response::json(call.represent.workflow(*call.repository, *workflow)) : Response::notFound();
}

Response setState(Call& call, bool enable)
{
    Workflow* workflow = call.repository->workflow(call.part(0));
    if (!workflow)
        return Response::notFound();
    if (!enable && workflow->state != "active"_L1)
        return Response::refusal(403, u"Unable to disable a workflow that is not active."_s);
    workflow->state = enable ? u"active"_s : u"disabled_manually"_s;
    workflow->updatedAt = call.world.now();
    call.world.touch(*call.repository);
    return Response::empty();
}

Response dispatch(Call& call)
{
    const QJsonObject body = call.request.json();
    if (!body.value("ref"_L1).isString())
        return Response::refusal(422, u"Invalid request.\n\n\"ref\" wasn't supplied."_s);
    const QJsonObject given = body.value("inputs"_L1).toObject();
    if (given.size() > 25)
        return Response::refusal(422, u"Invalid request.\n\nNo more than 25 properties are allowed."_s);
    QMap<QString, QString> inputs;
    for (auto input = given.begin(); input != given.end(); ++input)
        inputs.insert(input.key(), input.value().toVariant().toString());
    const Answer<qint64> run = call.world.dispatch(
        *call.repository,
        {.workflow = call.part(0), .ref = body.value("ref"_L1).toString(), .actor = call.request.login}, inputs);
    if (!run)
        return Response::refusal(run.error().status, run.error().message);
    const bool newest = call.request.headers.value("X-GitHub-Api-Version") == "2026-03-10";
    if (*run == 0 || (!newest && !body.value("return_run_details"_L1).toBool()))
        return Response::empty();
    return Response::json(QJsonObject{
        {u"workflow_run_id"_s, *run},
        {u"run_url"_s, call.represent.url(*call.repository, u"/actions/runs/%1"_s.arg(*run))},
        {u"html_url"_s, call.represent.web(*call.repository, u"/actions/runs/%1"_s.arg(*run))},
    });
}

} // namespace

std::vector<Route> workflowRoutes()
{
    return {
        {"GET", u"R/actions/workflows"_s, Needs::Nothing, listWorkflows},
        {"GET", u"R/actions/workflows/{id}"_s, Needs::Nothing, getWorkflow},
        {"PUT", u"R/actions/workflows/{id}/enable"_s, Needs::WriteToken,
         [](Call& call) { return setState(call, true); }},
        {"PUT", u"R/actions/workflows/{id}/disable"_s, Needs::WriteToken,
         [](Call& call) { return setState(call, false); }},
        {"POST", u"R/actions/workflows/{id}/dispatches"_s, Needs::WriteToken, dispatch},
    };
}

} // namespace signalbox::demo
