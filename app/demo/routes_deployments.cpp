// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Deployment* deploymentIn(const Call& call)
{
    const auto found = std::ranges::find(call.repository->deployments, call.id(0), &Deployment::id);
    return found == call.repository->deployments.end() ? nullptr : &*found;
}

Response listDeployments(Call& call)
{
    const auto fits = [&call](const QString& parameter, const QString& value) {
        const QString wanted = call.request.parameter(parameter);
        return wanted.isEmpty() || wanted == value;
    };
    std::vector<const Deployment*> found;
    const auto& deployments = call.repository->deployments;
    for (auto each = deployments.rbegin(); each != deployments.rend(); ++each) {
        if (fits(u"environment"_s, each->environment) && fits(u"sha"_s, each->sha) && fits(u"ref"_s, each->ref)
            && fits(u"task"_s, each->task))
            found.push_back(&*each);
    }
    Response response = listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.deployment(*call.repository, *found[static_cast<size_t>(index)]);
    });
    response.validators = Response::Validators::TagAndDate;
    response.modified = found.empty() ? call.repository->createdAt : found.front()->createdAt;
    return response;
}

Response getDeployment(Call& call)
{
    const Deployment* known = deploymentIn(call);
    return known ? Response::json(call.represent.deployment(*call.repository, *known)) : Response::notFound();
}

/// Whether a branch lacks commits of the default branch.
bool isBehind(const Repository& repository, const QString& branch)
{
    return repository.branches.contains(branch) && branch != repository.defaultBranch
        && !repository.historyOf(repository.branches.value(branch))
                .contains(repository.branches.value(repository.defaultBranch));
}

/// Puts what the branch changed on top of the default branch: a commit has one parent here.
void bringUpToDate(Call& call, const QString& branch)
{
    Repository& repository = *call.repository;
    const QString base = repository.branches.value(repository.defaultBranch);
    const QString head = repository.branches.value(branch);
    const QStringList ofBase = repository.historyOf(base);
    const QStringList own = repository.historyOf(head);
    const auto common = std::ranges::find_if(own, [&ofBase](const QString& sha) { return ofBase.contains(sha); });
    QMap<QString, std::optional<QByteArray>> written;
    if (common != own.end()) {
        for (const FileChange& change : changesBetween(repository.filesAt(*common), repository.filesAt(head)))
            written.insert(change.path, change.status == "removed"_L1 ? std::nullopt : std::optional(change.after));
    }
    repository.branches.insert(branch, base);
    call.world.push(repository,
                    {.branch = branch,
                     .message = u"Merge branch '%1' into %2"_s.arg(repository.defaultBranch, branch),
                     .author = call.request.login,
                     .written = written});
}

/// The workflows that wait for deployments of others; what they do with one is their own affair.
void tellListeners(Call& call, const QString& ref, const QString& sha)
{
    for (const Workflow& workflow : call.repository->workflows) {
        if (workflow.triggers.contains(u"deployment"_s) && workflow.state == "active"_L1)
            (void)call.world.start(*call.repository,
                                   {.workflow = workflow.path,
                                    .event = u"deployment"_s,
                                    .ref = ref,
                                    .sha = sha,
                                    .actor = call.request.login});
    }
}

Response createDeployment(Call& call)
{
    const QJsonObject body = call.request.json();
    const QString ref = body.value("ref"_L1).toString();
    const QString sha = call.repository->resolve(ref);
    if (sha.isEmpty())
        return Response::refusal(422, "No ref found for: "_L1 + ref);
    // Unless it is told not to, it brings the branch up to date first, and then deploys nothing.
    if (body.value("auto_merge"_L1).toBool(true) && isBehind(*call.repository, ref)) {
        bringUpToDate(call, ref);
        const QString base = call.repository->defaultBranch;
        return Response::json(QJsonObject{{u"message"_s, u"Auto-merged %1 into %2 on deployment."_s.arg(base, ref)}},
                              202);
    }
    const bool checked
        = !(body.contains("required_contexts"_L1) && body.value("required_contexts"_L1).toArray().isEmpty());
    const bool broken = std::ranges::any_of(call.repository->runs, [&](const auto& run) {
        return run->sha == sha && (!run->ended() || run->conclusion() == "failure"_L1);
    });
    if (checked && broken)
        return Response::refusal(409, u"Conflict: Commit status checks failed for "_s + ref + u'.');
    const QJsonValue payload = body.value("payload"_L1);
    const QJsonValue production = body.value("production_environment"_L1);
    const Deployment& made = call.world.addDeployment(
        *call.repository,
        {.sha = sha,
         .ref = ref,
         .task = body.value("task"_L1).toString(u"deploy"_s),
         .environment = body.value("environment"_L1).toString(u"production"_s),
         .description = body.value("description"_L1).toString(),
         .creator = call.request.login,
         .payload
         = payload.isObject() ? QJsonDocument(payload.toObject()).toJson(QJsonDocument::Compact) : QByteArray(),
         .transient = body.value("transient_environment"_L1).toBool(),
         .production = production.isBool() ? std::optional(production.toBool()) : std::nullopt});
    const QJsonObject shown = call.represent.deployment(*call.repository, made);
    tellListeners(call, ref, sha);
    return Response::json(shown, 201);
}

// What is active goes only when nothing else was deployed there.
Response removeDeployment(Call& call)
{
    const Deployment* known = deploymentIn(call);
    if (!known)
        return Response::notFound();
    auto& all = call.repository->deployments;
    const bool isAlone = std::ranges::count(all, known->environment, &Deployment::environment) == 1;
    if (!isAlone && known->state() != "inactive"_L1)
        return Response::refusal(
            422, u"We cannot delete an active deployment unless it is the only deployment in a given environment."_s);
    std::erase_if(all, [&call](const Deployment& deployment) { return deployment.id == call.id(0); });
    call.world.touch(*call.repository);
    return Response::empty();
}

Response listStatuses(Call& call)
{
    const Deployment* known = deploymentIn(call);
    if (!known)
        return Response::notFound();
    const auto total = static_cast<qsizetype>(known->statuses.size());
    return listOf(call, total, [&](qsizetype index) {
        return call.represent.deploymentStatus(*call.repository, *known,
                                               known->statuses[static_cast<size_t>(total - 1 - index)]);
    });
}

Response createStatus(Call& call)
{
    Deployment* known = deploymentIn(call);
    if (!known)
        return Response::notFound();
    const QJsonObject body = call.request.json();
    const QString state = body.value("state"_L1).toString();
    static const QStringList states{u"error"_s,  u"failure"_s, u"inactive"_s, u"in_progress"_s,
                                    u"queued"_s, u"pending"_s, u"success"_s};
    if (!states.contains(state))
        return Response::refusal(422, u"Validation Failed"_s);
    call.world.addStatus(*call.repository, *known,
                         {.state = state,
                          .description = body.value("description"_L1).toString(),
                          .creator = call.request.login,
                          .logUrl = body.value("log_url"_L1).toString(),
                          .environmentUrl = body.value("environment_url"_L1).toString()},
                         body.value("auto_inactive"_L1).toBool(true));
    return Response::json(call.represent.deploymentStatus(*call.repository, *known, known->statuses.back()), 201);
}

Response listEnvironments(Call& call)
{
    const auto& known = call.repository->environments;
    return listOf(
        call, static_cast<qsizetype>(known.size()),
        [&](qsizetype index) {
            return call.represent.environment(*call.repository, known[static_cast<size_t>(index)]);
        },
        u"environments"_s);
}

Response getEnvironment(Call& call)
{
    const Environment* known = call.repository->environment(call.part(0));
    return known ? Response::json(call.represent.environment(*call.repository, *known)) : Response::notFound();
}

Response listPolicies(Call& call)
{
    const Environment* known = call.repository->environment(call.part(0));
    if (!known)
        return Response::notFound();
    return listOf(
        call, static_cast<qsizetype>(known->policies.size()),
        [&](qsizetype index) { return call.represent.branchPolicy(known->policies[static_cast<size_t>(index)]); },
        u"branch_policies"_s);
}

} // namespace

std::vector<Route> deploymentRoutes()
{
    return {
        {"GET", u"R/deployments"_s, Needs::Nothing, listDeployments},
        {"GET", u"R/deployments/{id}"_s, Needs::Nothing, getDeployment},
        {"POST", u"R/deployments"_s, Needs::WriteToken, createDeployment, "deployments=write"},
        {"DELETE", u"R/deployments/{id}"_s, Needs::WriteToken, removeDeployment, "deployments=write"},
        {"GET", u"R/deployments/{id}/statuses"_s, Needs::Nothing, listStatuses},
        {"POST", u"R/deployments/{id}/statuses"_s, Needs::WriteToken, createStatus, "deployments=write"},
        {"GET", u"R/environments"_s, Needs::Nothing, listEnvironments},
        {"GET", u"R/environments/{name}"_s, Needs::Nothing, getEnvironment},
        {"GET", u"R/environments/{name}/deployment-branch-policies"_s, Needs::Nothing, listPolicies},
    };
}

} // namespace signalbox::demo
