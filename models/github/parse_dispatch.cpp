// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

QString nameOf(const JsonReader& json)
{
    return json.text("name"_L1);
}

} // namespace

core::Result<std::vector<QString>> parseTags(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), nameOf));
}

core::Result<std::vector<QString>> parseEnvironments(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("environments"_L1), nameOf));
}

core::Result<core::RunId> parseStartedRun(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(core::RunId{json.integer("workflow_run_id"_L1)});
}

} // namespace signalbox::github
