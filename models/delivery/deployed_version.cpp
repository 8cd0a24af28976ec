// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deployed_version.h"

#include "delivery/version.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

const core::Tag* tagCalled(const std::vector<core::Tag>& tags, const QString& name)
{
    const auto found = std::ranges::find(tags, name, &core::Tag::name);
    return found == tags.end() ? nullptr : &*found;
}

/// A tag by its name, or by its number alone: inputs are often written without the v.
const core::Tag* tagOfVersion(const std::vector<core::Tag>& tags, const QString& version)
{
    if (const core::Tag* tag = tagCalled(tags, version))
        return tag;
    return version.startsWith(u'v') ? nullptr : tagCalled(tags, u'v' + version);
}

QString payloadVersion(const QByteArray& payload)
{
    const auto json = QJsonDocument::fromJson(payload).object();
    for (const QString& key : {u"version"_s, u"to"_s, u"tag"_s}) {
        if (const QString version = json.value(key).toString(); !version.isEmpty())
            return version;
    }
    return {};
}

const core::Tag* tagInTitle(const std::vector<core::Tag>& tags, const QString& title)
{
    static const QRegularExpression between(u"[^0-9A-Za-z._+@/-]+"_s);
    for (const QString& word : title.split(between, Qt::SkipEmptyParts)) {
        if (const core::Tag* tag = Version::fromTag(word) ? tagOfVersion(tags, word) : nullptr)
            return tag;
    }
    return nullptr;
}

/// Of the tags of one commit the newest version; one that is no version only where there is no other.
const core::Tag* tagOfCommit(const std::vector<core::Tag>& tags, const QString& commit)
{
    const core::Tag* best = nullptr;
    for (const core::Tag& tag : tags) {
        if (tag.commit != commit)
            continue;
        const auto version = Version::fromTag(tag.name);
        const auto known = best ? Version::fromTag(best->name) : std::nullopt;
        if (!best || (version && (!known || *known < *version)))
            best = &tag;
    }
    return best;
}

/// When it had succeeded first, or when it was made.
QDateTime doneAt(const core::Deployment& deployment)
{
    QDateTime at = deployment.createdAt;
    for (const core::DeploymentStatus& status : deployment.statuses) {
        if (status.state == core::DeploymentState::Success)
            at = status.at; // the last of them is the oldest
    }
    return at;
}

} // namespace

DeployedVersion versionOf(const core::Deployment& deployment, const DeploymentSources& sources)
{
    DeployedVersion version{.deployment = deployment.id,
                            .name = deployment.commit.left(7),
                            .commit = deployment.commit,
                            .creator = deployment.creator,
                            .since = doneAt(deployment)};
    for (const core::DeploymentStatus& status : deployment.statuses) {
        if (!version.run)
            version.run = core::runOfLog(status.logUrl);
        if (version.environmentUrl.isEmpty())
            version.environmentUrl = status.environmentUrl;
    }
    const auto take = [&](const core::Tag& tag) {
        version.name = tag.name;
        version.commit = tag.commit;
    };
    const auto run = sources.runs.constFind(version.run);
    const bool byHand = run != sources.runs.cend() && run->event == "workflow_dispatch"_L1;
    const QString said = payloadVersion(deployment.payload);
    if (const core::Tag* named = said.isEmpty() ? nullptr : tagOfVersion(sources.tags, said))
        take(*named);
    else if (const core::Tag* titled = byHand ? tagInTitle(sources.tags, run->title) : nullptr)
        take(*titled);
    else if (const core::Tag* tagged = tagOfCommit(sources.tags, deployment.commit))
        take(*tagged);
    else if (!said.isEmpty())
        version.name = said;
    else if (!deployment.ref.isEmpty() && !deployment.commit.startsWith(deployment.ref))
        version.name = u"%1 at %2"_s.arg(deployment.ref, deployment.commit.left(7));
    return version;
}

} // namespace signalbox::delivery
