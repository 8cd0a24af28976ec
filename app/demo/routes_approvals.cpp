// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

const Run* runIn(const Call& call)
{
    const Run* run = call.world.run(call.id(0));
    return run && run->repository == call.repository->id ? run : nullptr;
}

Response listPending(Call& call)
{
    const Run* run = runIn(call);
    if (!run)
        return Response::notFound();
    QJsonArray pending;
    const std::vector<qint64> waiting = call.world.pendingEnvironments(*run);
    for (const Environment& environment : call.repository->environments) {
        if (std::ranges::contains(waiting, environment.id))
            pending.append(call.represent.pendingDeployment(
                *call.repository, environment,
                environment.reviewers.contains(call.request.login)
                    && !(environment.preventSelfReview && run->latest().triggeringActor == call.request.login)));
    }
    return Response::json(pending);
}

Response review(Call& call)
{
    const Run* run = runIn(call);
    if (!run)
        return Response::notFound();
    const QJsonObject body = call.request.json();
    const QString state = body.value("state"_L1).toString();
    if ((state != "approved"_L1 && state != "rejected"_L1) || !body.value("comment"_L1).isString())
        return Response::refusal(422, u"Validation Failed"_s);
    std::vector<qint64> environments;
    for (const QJsonValue& id : body.value("environment_ids"_L1).toArray())
        environments.push_back(id.toInteger());
    const auto reviewed = call.world.review(run->id, environments, state == "approved"_L1,
                                            body.value("comment"_L1).toString(), call.request.login);
    if (!reviewed)
        return Response::refusal(reviewed.error().status, reviewed.error().message);
    QJsonArray deployments;
    for (const Deployment& deployment : call.repository->deployments) {
        if (std::ranges::contains(*reviewed, deployment.id))
            deployments.append(call.represent.deployment(*call.repository, deployment));
    }
    return Response::json(deployments);
}

Response listApprovals(Call& call)
{
    const Run* run = runIn(call);
    if (!run)
        return Response::notFound();
    QJsonArray approvals;
    for (const Approval& approval : run->approvals)
        approvals.append(call.represent.approval(*call.repository, approval));
    return Response::json(approvals);
}

} // namespace

std::vector<Route> approvalRoutes()
{
    return {
        {"GET", u"R/actions/runs/{id}/pending_deployments"_s, Needs::Nothing, listPending},
        {"POST", u"R/actions/runs/{id}/pending_deployments"_s, Needs::WriteToken, review},
        {"GET", u"R/actions/runs/{id}/approvals"_s, Needs::Nothing, listApprovals},
    };
}

} // namespace signalbox::demo
