// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"
#include "github/parse_people.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::Tag tagOf(const JsonReader& json)
{
    return {.name = json.text("name"_L1), .commit = json.object("commit"_L1).text("sha"_L1)};
}

core::ReleaseAsset assetOf(const JsonReader& json)
{
    return {.name = json.text("name"_L1),
            .size = json.integer("size"_L1),
            .digest = json.optionalText("digest"_L1),
            .isUploaded = json.text("state"_L1) == "uploaded"_L1};
}

core::Release releaseOf(const JsonReader& json)
{
    return {.id = {json.integer("id"_L1)},
            .tag = json.text("tag_name"_L1),
            .target = json.optionalText("target_commitish"_L1),
            .name = json.optionalText("name"_L1),
            .notes = json.optionalText("body"_L1),
            .author = loginOf(json, "author"_L1),
            .isDraft = json.flag("draft"_L1),
            .isPrerelease = json.flag("prerelease"_L1),
            .isImmutable = json.optionalFlag("immutable"_L1).value_or(false),
            .createdAt = json.time("created_at"_L1),
            .publishedAt = json.optionalTime("published_at"_L1),
            .assets = readEach(json.optionalArray("assets"_L1), assetOf),
            .webUrl = json.optionalUrl("html_url"_L1)};
}

} // namespace

core::Result<std::vector<core::Tag>> parseTags(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), tagOf));
}

core::Result<std::vector<core::Release>> parseReleases(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), releaseOf));
}

core::Result<core::Release> parseRelease(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(releaseOf(json));
}

core::Result<core::ReleaseNotes> parseReleaseNotes(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(core::ReleaseNotes{.name = json.text("name"_L1), .text = json.text("body"_L1)});
}

core::Result<QString> parseTagObject(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(json.text("sha"_L1));
}

} // namespace signalbox::github
