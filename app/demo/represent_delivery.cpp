// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"
#include "demo/seed.h"

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
                                 {u"prevent_self_review"_s, false},
                                 {u"reviewers"_s, reviewers}});
    }
    QJsonObject object = environmentName(repository, environment);
    if (environment.protectedBranches)
        rules.append(QJsonObject{{u"id"_s, environment.id + 3},
                                 {u"node_id"_s, nodeId(u"GA"_s, environment.id + 3)},
                                 {u"type"_s, u"branch_policy"_s}});
    object.insert("deployment_branch_policy"_L1,
                  environment.protectedBranches
                      ? QJsonValue(QJsonObject{{u"protected_branches"_s, false}, {u"custom_branch_policies"_s, true}})
                      : QJsonValue(QJsonValue::Null));
    object.insert("protection_rules"_L1, rules);
    object.insert("created_at"_L1, stamp(environment.createdAt));
    object.insert("updated_at"_L1, stamp(environment.createdAt));
    return object;
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
        {u"transient_environment"_s, false},
        {u"production_environment"_s, deployment.environment == "production"_L1},
        {u"performed_via_github_app"_s, QJsonValue::Null},
    };
}

QJsonObject Represent::deploymentStatus(const Repository& repository, const Deployment& deployment,
                                        const DeploymentStatus& status)
{
    const QString self = url(repository, u"/deployments/%1"_s.arg(deployment.id));
    const QString log
        = status.run ? web(repository, u"/actions/runs/%1/job/%2"_s.arg(status.run).arg(status.job)) : status.logUrl;
    const QString place = u"https://%1.%2.example"_s.arg(deployment.environment, repository.name);
    return {
        {u"url"_s, QString(self + u"/statuses/%1"_s.arg(status.id))},
        {u"id"_s, status.id},
        {u"node_id"_s, nodeId(u"DES"_s, status.id)},
        {u"state"_s, status.state},
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

QJsonObject Represent::release(const Repository& repository, const Release& release)
{
    const QString self = url(repository, u"/releases/%1"_s.arg(release.id));
    QString uploads = self;
    if (uploads.startsWith("https://api.github.com/"_L1))
        uploads.replace(0, 22, u"https://uploads.github.com"_s);
    QJsonArray assets;
    qint64 number = release.id;
    for (const QString& name : release.assets) {
        ++number;
        assets.append(QJsonObject{
            {u"url"_s, url(repository, u"/releases/assets/%1"_s.arg(number))},
            {u"browser_download_url"_s, web(repository, "/releases/download/"_L1 + release.tag + u'/' + name)},
            {u"id"_s, number},
            {u"node_id"_s, nodeId(u"RA"_s, number)},
            {u"name"_s, name},
            {u"label"_s, QJsonValue::Null},
            {u"state"_s, u"uploaded"_s},
            {u"content_type"_s, u"application/octet-stream"_s},
            {u"size"_s, static_cast<qint64>(mix(numberFrom(name), 3) % 9'000'000)},
            {u"digest"_s, QString("sha256:"_L1 + shaFrom(numberFrom(name), 1) + shaFrom(numberFrom(name), 2).left(24))},
            {u"download_count"_s, 12},
            {u"created_at"_s, stamp(release.createdAt)},
            {u"updated_at"_s, stamp(release.createdAt)},
            {u"uploader"_s, user(release.author)},
        });
    }
    return {
        {u"url"_s, self},
        {u"assets_url"_s, QString(self + "/assets"_L1)},
        {u"upload_url"_s, QString(uploads + "/assets{?name,label}"_L1)},
        {u"html_url"_s, web(repository, "/releases/tag/"_L1 + release.tag)},
        {u"id"_s, release.id},
        {u"node_id"_s, nodeId(u"RE"_s, release.id)},
        {u"author"_s, user(release.author)},
        {u"tag_name"_s, release.tag},
        {u"target_commitish"_s, release.target},
        {u"name"_s, orNull(release.name)},
        {u"body"_s, release.body},
        {u"draft"_s, release.draft},
        {u"immutable"_s, false},
        {u"prerelease"_s, release.prerelease},
        {u"created_at"_s, stamp(release.createdAt)},
        {u"published_at"_s, orNull(stamp(release.publishedAt))},
        {u"tarball_url"_s, url(repository, "/tarball/"_L1 + release.tag)},
        {u"zipball_url"_s, url(repository, "/zipball/"_L1 + release.tag)},
        {u"assets"_s, assets},
    };
}

} // namespace signalbox::demo
