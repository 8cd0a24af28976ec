// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags as git has them, releases with their files, and the rules about both.
#include "demo/represent.h"

#include <QCryptographicHash>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

QJsonObject Represent::tagRef(const Repository& repository, const QString& name)
{
    const QString annotation = repository.annotations.value(name);
    const QString kind = annotation.isEmpty() ? u"commit"_s : u"tag"_s;
    const QString sha = annotation.isEmpty() ? repository.tags.value(name) : annotation;
    return {{u"ref"_s, QString("refs/tags/"_L1 + name)},
            {u"node_id"_s, QString("REF_"_L1 + name)},
            {u"url"_s, url(repository, "/git/refs/tags/"_L1 + name)},
            {u"object"_s,
             QJsonObject{
                 {u"sha"_s, sha}, {u"type"_s, kind}, {u"url"_s, url(repository, "/git/"_L1 + kind + "s/"_L1 + sha)}}}};
}

QJsonObject Represent::tagObject(const Repository& repository, const TagObject& object)
{
    const User& tagger = m_world.user(object.tagger);
    return {
        {u"node_id"_s, QString("TA_"_L1 + object.sha)},
        {u"tag"_s, object.tag},
        {u"sha"_s, object.sha},
        {u"url"_s, url(repository, "/git/tags/"_L1 + object.sha)},
        {u"message"_s, object.message},
        {u"tagger"_s,
         QJsonObject{{u"name"_s, tagger.name.isEmpty() ? tagger.login : tagger.name},
                     {u"email"_s, QString(tagger.login.toLower() + "@users.noreply.github.com"_L1)},
                     {u"date"_s, stamp(object.at)}}},
        {u"object"_s,
         QJsonObject{{u"sha"_s, object.commit},
                     {u"type"_s, u"commit"_s},
                     {u"url"_s, url(repository, "/git/commits/"_L1 + object.commit)}}},
        {u"verification"_s,
         QJsonObject{{u"verified"_s, false},
                     {u"reason"_s, u"unsigned"_s},
                     {u"signature"_s, QJsonValue::Null},
                     {u"payload"_s, QJsonValue::Null},
                     {u"verified_at"_s, QJsonValue::Null}}},
    };
}

QJsonObject Represent::asset(const Repository& repository, const Release& release, const Asset& asset)
{
    const QByteArray digest = QCryptographicHash::hash(asset.content, QCryptographicHash::Sha256).toHex();
    return {
        {u"url"_s, url(repository, u"/releases/assets/%1"_s.arg(asset.id))},
        {u"browser_download_url"_s, web(repository, "/releases/download/"_L1 + release.tag + u'/' + asset.name)},
        {u"id"_s, asset.id},
        {u"node_id"_s, nodeId(u"RA"_s, asset.id)},
        {u"name"_s, asset.name},
        {u"label"_s, orNull(asset.label)},
        {u"state"_s, asset.open ? u"open"_s : u"uploaded"_s},
        {u"content_type"_s, asset.contentType},
        {u"size"_s, asset.content.size()},
        {u"digest"_s, asset.open ? QJsonValue() : QJsonValue(QString("sha256:"_L1 + QString::fromLatin1(digest)))},
        {u"download_count"_s, 12},
        {u"created_at"_s, stamp(asset.at)},
        {u"updated_at"_s, stamp(asset.at)},
        {u"uploader"_s, user(asset.uploader)},
    };
}

QJsonObject Represent::release(const Repository& repository, const Release& release)
{
    const QString self = url(repository, u"/releases/%1"_s.arg(release.id));
    QString uploads = self;
    if (uploads.startsWith("https://api.github.com/"_L1))
        uploads.replace(0, 22, u"https://uploads.github.com"_s);
    QJsonArray assets;
    for (const Asset& each : release.assets)
        assets.append(asset(repository, release, each));
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
        {u"immutable"_s, release.immutable},
        {u"prerelease"_s, release.prerelease},
        {u"created_at"_s, stamp(release.createdAt)},
        {u"published_at"_s, orNull(stamp(release.publishedAt))},
        {u"tarball_url"_s, url(repository, "/tarball/"_L1 + release.tag)},
        {u"zipball_url"_s, url(repository, "/zipball/"_L1 + release.tag)},
        {u"assets"_s, assets},
    };
}

QJsonObject Represent::ruleset(const Repository& repository, const Ruleset& ruleset, bool whole)
{
    QJsonObject object{
        {u"id"_s, ruleset.id},
        {u"name"_s, ruleset.name},
        {u"target"_s, ruleset.target},
        {u"source_type"_s, u"Repository"_s},
        {u"source"_s, repository.fullName()},
        {u"enforcement"_s, ruleset.enforcement},
        {u"node_id"_s, nodeId(u"RRS"_s, ruleset.id)},
        {u"_links"_s,
         QJsonObject{{u"self"_s, QJsonObject{{u"href"_s, url(repository, u"/rulesets/%1"_s.arg(ruleset.id))}}},
                     {u"html"_s, QJsonObject{{u"href"_s, web(repository, u"/rules/%1"_s.arg(ruleset.id))}}}}},
        {u"created_at"_s, stamp(ruleset.createdAt)},
        {u"updated_at"_s, stamp(ruleset.createdAt)},
    };
    if (!whole)
        return object;
    QJsonArray rules;
    for (const QString& type : ruleset.rules)
        rules.append(QJsonObject{{u"type"_s, type}});
    object.insert("rules"_L1, rules);
    object.insert("conditions"_L1,
                  QJsonObject{{u"ref_name"_s,
                               QJsonObject{{u"include"_s, QJsonArray::fromStringList(ruleset.include)},
                                           {u"exclude"_s, QJsonArray::fromStringList(ruleset.exclude)}}}});
    object.insert("current_user_can_bypass"_L1, u"never"_s);
    return object;
}

} // namespace signalbox::demo
