// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_order.h"

#include "delivery/release_machine.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject bodyOf(const core::NewRelease& release, bool isDraft)
{
    const bool isLatest = release.isLatest && !release.isPrerelease && !isDraft;
    return {{u"name"_s, release.name},
            {u"body"_s, release.notes},
            {u"draft"_s, isDraft},
            {u"prerelease"_s, release.isPrerelease},
            {u"make_latest"_s, isLatest ? u"true"_s : u"false"_s}};
}

PlannedRequest creation(const ReleaseOrder& order, const QString& base, bool isDraft)
{
    QJsonObject body = bodyOf(order.release, isDraft);
    body.insert(u"tag_name"_s, order.release.tag);
    body.insert(u"target_commitish"_s, order.release.commit);
    return {.method = u"POST"_s, .path = base + "/releases"_L1, .body = compact(body)};
}

PlannedRequest change(const ReleaseOrder& order, const QString& base)
{
    return {
        .method = u"PATCH"_s, .path = base + "/releases/{release}"_L1, .body = compact(bodyOf(order.release, false))};
}

PlannedRequest planned(ReleaseRequest request, const ReleaseOrder& order, const core::RepositoryName& repository)
{
    const QString base = "/repos/"_L1 + repository.full();
    switch (request) {
    case ReleaseRequest::TagObject:
        return {.method = u"POST"_s,
                .path = base + "/git/tags"_L1,
                .body = compact({{u"tag"_s, order.release.tag},
                                 {u"message"_s, tagMessage(order)},
                                 {u"object"_s, order.release.commit},
                                 {u"type"_s, u"commit"_s}})};
    case ReleaseRequest::Tag:
        return {.method = u"POST"_s,
                .path = base + "/git/refs"_L1,
                .body
                = compact({{u"ref"_s, QString("refs/tags/"_L1 + order.release.tag)}, {u"sha"_s, u"{tag_object}"_s}})};
    case ReleaseRequest::Dispatch:
        return plannedDispatch(repository, order.dispatchable.id, order.dispatchRef, order.inputs);
    case ReleaseRequest::Draft:
        return creation(order, base, true);
    case ReleaseRequest::Release:
        return creation(order, base, false);
    case ReleaseRequest::Publish:
    case ReleaseRequest::Amend:
        return change(order, base);
    }
    Q_UNREACHABLE_RETURN(PlannedRequest());
}

std::vector<PlannedRequest> plannedEach(const std::vector<ReleaseRequest>& requests, const ReleaseOrder& order,
                                        const core::RepositoryName& repository)
{
    std::vector<PlannedRequest> all;
    all.reserve(requests.size());
    for (const ReleaseRequest request : requests)
        all.push_back(planned(request, order, repository));
    return all;
}

/// Those of the newest release, where its names are made of the version; nothing to expect where there was none.
QStringList assetsLike(const std::vector<core::Release>& releases, const QString& tag)
{
    const auto before = std::ranges::find_if(releases, [](const core::Release& each) { return !each.isDraft; });
    const auto version = Version::fromTag(tag);
    if (before == releases.end() || !version)
        return {};
    const auto old = Version::fromTag(before->tag);
    QStringList names;
    for (const core::ReleaseAsset& asset : before->assets)
        names << (old ? QString(asset.name).replace(old->number(), version->number()) : asset.name);
    return names;
}

} // namespace

ReleaseOrder releaseOrder(const ReleaseReading& reading, const ReleaseFacts& facts)
{
    ReleaseOrder order{
        .release = facts.release, .way = facts.way, .key = newRollbackKey(), .dispatchRef = facts.defaultBranch};
    if (!facts.release.isDraft)
        order.expected = startedBy(facts.way, facts.workflows);
    if (const ReleaseWorkflow* workflow = dispatchable(facts.workflows)) {
        order.dispatchable = workflow->workflow;
        order.inputs = releaseInputs(*workflow, facts.release.tag);
        order.newestRun = facts.newestDispatch;
    }
    if (!order.expected.empty())
        order.expectedAssets = assetsLike(reading.releases, facts.release.tag);
    return order;
}

QString tagMessage(const ReleaseOrder& order)
{
    const QString title = order.release.name.isEmpty() ? order.release.tag : order.release.name;
    return order.reason.isEmpty() ? title : u"%1\n\n%2"_s.arg(title, order.reason);
}

std::vector<PlannedRequest> requestsOf(const ReleaseOrder& order, const core::RepositoryName& repository)
{
    return plannedEach(requestsOf(order), order, repository);
}

std::vector<PlannedRequest> laterRequestsOf(const ReleaseOrder& order, const core::RepositoryName& repository)
{
    switch (order.way) {
    case ReleaseWay::Tag:
        return plannedEach({ReleaseRequest::Release, ReleaseRequest::Amend}, order, repository);
    case ReleaseWay::Dispatch:
        return plannedEach({ReleaseRequest::Amend}, order, repository);
    case ReleaseWay::Publish:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace signalbox::delivery
