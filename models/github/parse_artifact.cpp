// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::Artifact artifactOf(const JsonReader& json)
{
    core::Artifact artifact{
        .id = {json.integer("id"_L1)},
        .name = json.text("name"_L1),
        .size = json.integer("size_in_bytes"_L1),
        .expired = json.flag("expired"_L1),
        .createdAt = json.optionalTime("created_at"_L1),
        .expiresAt = json.optionalTime("expires_at"_L1),
        .digest = json.optionalText("digest"_L1),
    };
    if (const auto run = json.optionalObject("workflow_run"_L1))
        artifact.run.value = run->optionalInteger("id"_L1).value_or(0);
    return artifact;
}

core::Annotation annotationOf(const JsonReader& json)
{
    return {
        .path = json.text("path"_L1),
        .startLine = json.number("start_line"_L1),
        .endLine = json.number("end_line"_L1),
        .level = json.optionalText("annotation_level"_L1),
        .title = json.optionalText("title"_L1),
        .message = json.optionalText("message"_L1),
    };
}

} // namespace

core::Result<std::vector<core::Artifact>> parseArtifacts(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("artifacts"_L1), artifactOf));
}

core::Result<std::vector<core::Annotation>> parseAnnotations(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), annotationOf));
}

} // namespace signalbox::github
