// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::State stateOf(const JsonReader& json)
{
    return core::State::fromWords(json.optionalText("status"_L1), json.optionalText("conclusion"_L1));
}

core::Step stepOf(const JsonReader& json)
{
    return {
        .number = json.number("number"_L1),
        .name = json.text("name"_L1),
        .state = stateOf(json),
        .startedAt = json.optionalTime("started_at"_L1),
        .completedAt = json.optionalTime("completed_at"_L1),
    };
}

core::Job jobOf(const JsonReader& json)
{
    core::Job job{
        .id = {json.integer("id"_L1)},
        .run = {json.integer("run_id"_L1)},
        .attempt = json.optionalNumber("run_attempt"_L1).value_or(1),
        .name = json.text("name"_L1),
        .state = stateOf(json),
        .createdAt = json.optionalTime("created_at"_L1).value_or(QDateTime()),
        .startedAt = json.optionalTime("started_at"_L1),
        .completedAt = json.optionalTime("completed_at"_L1),
        .runner = json.optionalText("runner_name"_L1),
        .steps = readEach(json.optionalArray("steps"_L1), stepOf),
        .webUrl = json.optionalUrl("html_url"_L1),
    };
    for (const auto& label : json.optionalArray("labels"_L1))
        job.labels << label.text();
    return job;
}

} // namespace

core::Result<core::Job> parseJob(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(jobOf(json));
}

core::Result<std::vector<core::Job>> parseJobs(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("jobs"_L1), jobOf));
}

} // namespace signalbox::github
