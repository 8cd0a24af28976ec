// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::Workflow workflowOf(const JsonReader& json)
{
    return {
        .id = {json.integer("id"_L1)},
        .name = json.text("name"_L1),
        .path = json.text("path"_L1),
        .state = json.text("state"_L1),
        .webUrl = json.optionalUrl("html_url"_L1),
    };
}

} // namespace

core::Result<std::vector<core::Workflow>> parseWorkflows(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("workflows"_L1), workflowOf));
}

} // namespace signalbox::github
