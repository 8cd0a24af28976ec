// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"
#include "github/parse_people.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

QStringList labelsOf(const JsonReader& json)
{
    QStringList names;
    for (const JsonReader& label : json.optionalArray("labels"_L1))
        names << label.optionalText("name"_L1);
    return names;
}

core::PullRequest pullOf(const JsonReader& json)
{
    const JsonReader head = json.object("head"_L1);
    return {.number = json.number("number"_L1),
            .nodeId = json.optionalText("node_id"_L1),
            .title = json.text("title"_L1),
            .author = loginOf(json, "user"_L1),
            .branch = head.text("ref"_L1),
            .commit = head.text("sha"_L1),
            .mergeCommit = json.optionalText("merge_commit_sha"_L1),
            .base = json.object("base"_L1).text("ref"_L1),
            .draft = json.optionalFlag("draft"_L1).value_or(false),
            .labels = labelsOf(json),
            .createdAt = json.time("created_at"_L1),
            .updatedAt = json.time("updated_at"_L1),
            .webUrl = json.optionalUrl("html_url"_L1)};
}

/// A rule names the app as `integration_id`, a protection as `app_id`; -1 and nothing are any app.
std::vector<core::RequiredCheck> checksOf(const std::vector<JsonReader>& checks, QLatin1StringView app)
{
    return readEach(checks, [app](const JsonReader& json) {
        return core::RequiredCheck{.context = json.text("context"_L1),
                                   .app = std::max<qint64>(json.optionalInteger(app).value_or(0), 0)};
    });
}

core::Check checkRunOf(const JsonReader& json)
{
    const auto app = json.optionalObject("app"_L1);
    auto at = json.optionalTime("completed_at"_L1);
    if (!at)
        at = json.optionalTime("started_at"_L1);
    const QString conclusion = json.optionalText("conclusion"_L1);
    return {.context = json.text("name"_L1),
            .app = app ? app->optionalInteger("id"_L1).value_or(0) : 0,
            .ended = json.text("status"_L1) == "completed"_L1,
            .passed = conclusion == "success"_L1 || conclusion == "neutral"_L1 || conclusion == "skipped"_L1,
            .at = at};
}

core::Check statusOf(const JsonReader& json)
{
    return {.context = json.text("context"_L1),
            .isStatus = true,
            .ended = json.text("state"_L1) != "pending"_L1,
            .passed = json.text("state"_L1) == "success"_L1,
            .at = json.optionalTime("updated_at"_L1)};
}

} // namespace

core::Result<std::vector<core::PullRequest>> parsePullRequests(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), pullOf));
}

core::Result<core::PullRequest> parsePullRequest(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(pullOf(json));
}

// https://docs.github.com/en/graphql/reference/mutations#revertpullrequest
core::Result<core::PullRequest> parseRevert(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    if (const auto errors = json.optionalArray("errors"_L1); !errors.empty()) {
        const QString words = errors.front().text("message"_L1);
        return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                           .what = u"GitHub did not revert the pull request."_s,
                                           .advice = u"Revert it on GitHub, where conflicts can be mended."_s,
                                           .detail = words});
    }
    const auto made = json.object("data"_L1).object("revertPullRequest"_L1).object("revertPullRequest"_L1);
    return json.result(core::PullRequest{.number = made.number("number"_L1),
                                         .title = made.text("title"_L1),
                                         .branch = made.text("headRefName"_L1),
                                         .base = made.text("baseRefName"_L1),
                                         .webUrl = made.optionalUrl("url"_L1)});
}

// https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
core::Result<std::vector<core::RequiredCheck>> parseBranchRules(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    std::vector<core::RequiredCheck> required;
    for (const JsonReader& rule : json.items()) {
        if (rule.text("type"_L1) != "required_status_checks"_L1)
            continue;
        const auto parameters = rule.optionalObject("parameters"_L1);
        if (!parameters)
            continue;
        const auto checks = parameters->optionalArray("required_status_checks"_L1);
        std::ranges::move(checksOf(checks, "integration_id"_L1), std::back_inserter(required));
    }
    return json.result(std::move(required));
}

// https://docs.github.com/en/rest/branches/branches#get-a-branch
core::Result<std::vector<core::RequiredCheck>> parseBranchProtection(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    (void)json.text("name"_L1);
    std::vector<core::RequiredCheck> required;
    const auto protection = json.optionalObject("protection"_L1);
    const auto checks = protection ? protection->optionalObject("required_status_checks"_L1) : std::nullopt;
    if (checks && checks->optionalText("enforcement_level"_L1) != "off"_L1) {
        required = checksOf(checks->optionalArray("checks"_L1), "app_id"_L1);
        if (required.empty()) {
            for (const JsonReader& context : checks->optionalArray("contexts"_L1))
                required.push_back({.context = context.text()});
        }
    }
    return json.result(std::move(required));
}

core::Result<std::vector<core::Check>> parseCheckRuns(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("check_runs"_L1), checkRunOf));
}

core::Result<std::vector<core::Check>> parseCombinedStatus(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("statuses"_L1), statusOf));
}

} // namespace signalbox::github
