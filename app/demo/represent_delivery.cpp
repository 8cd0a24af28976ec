// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"

#include <QJsonDocument>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

QJsonObject Represent::environmentName(const Repository& repository, const Environment& environment)
{
    return {
        {u"id"_s, environment.id},
        {u"node_id"_s, nodeId(u"EN"_s, environment.id)},
        {u"name"_s, environment.name},
        {u"url"_s, url(repository, "/environments/"_L1 + environment.name)},
        {u"html_url"_s, web(repository, "/deployments/activity_log?environments_filter="_L1 + environment.name)},
    };
}

QJsonObject Represent::environment(const Repository& repository, const Environment& environment)
{
    QJsonArray rules;
    if (environment.waitMinutes > 0)
        rules.append(QJsonObject{{u"id"_s, environment.id + 1},
                                 {u"node_id"_s, nodeId(u"GA"_s, environment.id + 1)},
                                 {u"type"_s, u"wait_timer"_s},
                                 {u"wait_timer"_s, environment.waitMinutes}});
    if (!environment.reviewers.isEmpty()) {
        QJsonArray reviewers;
        for (const QString& login : environment.reviewers)
            reviewers.append(QJsonObject{{u"type"_s, u"User"_s}, {u"reviewer"_s, user(login)}});
        rules.append(QJsonObject{{u"id"_s, environment.id + 2},
                                 {u"node_id"_s, nodeId(u"GA"_s, environment.id + 2)},
                                 {u"type"_s, u"required_reviewers"_s},
                                 {u"prevent_self_review"_s, environment.preventSelfReview},
                                 {u"reviewers"_s, reviewers}});
    }
    QJsonObject object = environmentName(repository, environment);
    const bool custom = !environment.policies.empty();
    const bool restricted = custom || environment.protectedBranches;
    if (restricted)
        rules.append(QJsonObject{{u"id"_s, environment.id + 3},
                                 {u"node_id"_s, nodeId(u"GA"_s, environment.id + 3)},
                                 {u"type"_s, u"branch_policy"_s}});
    object.insert(
        "deployment_branch_policy"_L1,
        restricted ? QJsonValue(QJsonObject{{u"protected_branches"_s, !custom}, {u"custom_branch_policies"_s, custom}})
                   : QJsonValue(QJsonValue::Null));
    object.insert("protection_rules"_L1, rules);
    object.insert("created_at"_L1, stamp(environment.createdAt));
    object.insert("updated_at"_L1, stamp(environment.createdAt));
    return object;
}

QJsonObject Represent::branchPolicy(const BranchPolicy& policy)
{
    return {{u"id"_s, policy.id},
            {u"node_id"_s, nodeId(u"GBP"_s, policy.id)},
            {u"name"_s, policy.name},
            {u"type"_s, policy.type}};
}

QJsonObject Represent::pendingDeployment(const Repository& repository, const Environment& environment, bool canApprove)
{
    QJsonArray reviewers;
    for (const QString& login : environment.reviewers)
        reviewers.append(QJsonObject{{u"type"_s, u"User"_s}, {u"reviewer"_s, user(login)}});
    return {
        {u"environment"_s, environmentName(repository, environment)},
        {u"wait_timer"_s, environment.waitMinutes},
        {u"wait_timer_started_at"_s, QJsonValue::Null},
        {u"current_user_can_approve"_s, canApprove},
        {u"reviewers"_s, reviewers},
    };
}

QJsonObject Represent::approval(const Repository& repository, const Approval& approval)
{
    QJsonArray environments;
    for (const Environment& known : repository.environments) {
        if (!std::ranges::contains(approval.environments, known.id))
            continue;
        QJsonObject object = environmentName(repository, known);
        object.insert("created_at"_L1, stamp(known.createdAt));
        object.insert("updated_at"_L1, stamp(known.createdAt));
        environments.append(object);
    }
    return {{u"state"_s, approval.state},
            {u"comment"_s, approval.comment},
            {u"environments"_s, environments},
            {u"user"_s, user(approval.user)}};
}

QJsonObject Represent::deployment(const Repository& repository, const Deployment& deployment)
{
    const QString self = url(repository, u"/deployments/%1"_s.arg(deployment.id));
    const Moment updated = deployment.statuses.empty() ? deployment.createdAt : deployment.statuses.back().at;
    return {
        {u"url"_s, self},
        {u"id"_s, deployment.id},
        {u"node_id"_s, nodeId(u"DE"_s, deployment.id)},
        {u"task"_s, deployment.task},
        {u"original_environment"_s, deployment.environment},
        {u"environment"_s, deployment.environment},
        {u"description"_s, orNull(deployment.description)},
        {u"created_at"_s, stamp(deployment.createdAt)},
        {u"updated_at"_s, stamp(updated)},
        {u"statuses_url"_s, QString(self + "/statuses"_L1)},
        {u"repository_url"_s, url(repository)},
        {u"creator"_s, user(deployment.creator)},
        {u"sha"_s, deployment.sha},
        {u"ref"_s, deployment.ref},
        {u"payload"_s, QJsonDocument::fromJson(deployment.payload).object()},
        {u"transient_environment"_s, deployment.transient},
        {u"production_environment"_s, deployment.isProduction()},
        {u"performed_via_github_app"_s, QJsonValue::Null},
    };
}

QJsonObject Represent::deploymentStatus(const Repository& repository, const Deployment& deployment,
                                        const DeploymentStatus& status)
{
    const QString self = url(repository, u"/deployments/%1"_s.arg(deployment.id));
    const QString log
        = status.run ? web(repository, u"/actions/runs/%1/job/%2"_s.arg(status.run).arg(status.job)) : status.logUrl;
    // The service that answers on loopback can be looked at; that of an api.github.com behind a socket cannot.
    const QString place = m_origin.api.startsWith("http://"_L1)
        ? u"%1/_demo/service/%2/%3/version"_s.arg(m_origin.api.section("/api/v3"_L1, 0, 0), repository.fullName(),
                                                  deployment.environment)
        : u"https://%1.%2.example"_s.arg(deployment.environment, repository.name);
    return {
        {u"url"_s, QString(self + u"/statuses/%1"_s.arg(status.id))},
        {u"id"_s, status.id},
        {u"node_id"_s, nodeId(u"DES"_s, status.id)},
        {u"state"_s, status.state == "waiting"_L1 ? u"pending"_s : status.state},
        {u"creator"_s, user(status.creator)},
        {u"description"_s, status.description},
        {u"environment"_s, deployment.environment},
        {u"target_url"_s, log},
        {u"log_url"_s, log},
        {u"environment_url"_s, status.environmentUrl.isEmpty() ? place : status.environmentUrl},
        {u"created_at"_s, stamp(status.at)},
        {u"updated_at"_s, stamp(status.at)},
        {u"deployment_url"_s, self},
        {u"repository_url"_s, url(repository)},
        {u"performed_via_github_app"_s, QJsonValue::Null},
    };
}

} // namespace signalbox::demo
