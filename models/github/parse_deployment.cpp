// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"
#include "github/parse_people.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::Deployment deploymentOf(const JsonReader& json)
{
    // "{}" and "" are GitHub's ways to say that there is none.
    const QByteArray payload = json.optionalJson("payload"_L1);
    return {.id = {json.integer("id"_L1)},
            .environment = json.text("environment"_L1),
            .commit = json.text("sha"_L1),
            .ref = json.text("ref"_L1),
            .task = json.text("task"_L1),
            .description = json.optionalText("description"_L1),
            .payload = payload == "{}" ? QByteArray() : payload,
            .creator = loginOf(json, "creator"_L1),
            .createdAt = json.time("created_at"_L1),
            .updatedAt = json.time("updated_at"_L1),
            .statuses = {}};
}

core::DeploymentStatus statusOf(const JsonReader& json)
{
    // Servers of long ago have the log as target_url alone.
    const QUrl log = json.optionalUrl("log_url"_L1);
    return {.state = core::deploymentStateFromWord(json.text("state"_L1)),
            .description = json.optionalText("description"_L1),
            .creator = loginOf(json, "creator"_L1),
            .logUrl = log.isEmpty() ? json.optionalUrl("target_url"_L1) : log,
            .environmentUrl = json.optionalUrl("environment_url"_L1),
            .at = json.time("created_at"_L1)};
}

void readRule(const JsonReader& rule, core::Environment& environment)
{
    const QString type = rule.text("type"_L1);
    if (type == "wait_timer"_L1)
        environment.waitMinutes = rule.optionalNumber("wait_timer"_L1).value_or(0);
    if (type != "required_reviewers"_L1)
        return;
    environment.preventsSelfReview = rule.optionalFlag("prevent_self_review"_L1).value_or(false);
    for (const JsonReader& each : rule.optionalArray("reviewers"_L1)) {
        if (const QString name = reviewerOf(each); !name.isEmpty())
            environment.reviewers << name;
    }
}

core::Environment environmentOf(const JsonReader& json)
{
    core::Environment environment{.id = {json.integer("id"_L1)}, .name = json.text("name"_L1)};
    for (const JsonReader& rule : json.optionalArray("protection_rules"_L1))
        readRule(rule, environment);
    if (const auto policy = json.optionalObject("deployment_branch_policy"_L1)) {
        environment.protectedBranchesOnly = policy->optionalFlag("protected_branches"_L1).value_or(false);
        environment.hasBranchPolicies = policy->optionalFlag("custom_branch_policies"_L1).value_or(false);
    }
    return environment;
}

} // namespace

core::Result<std::vector<core::Deployment>> parseDeployments(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), deploymentOf));
}

core::Result<core::Deployment> parseDeployment(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(deploymentOf(json));
}

core::Result<std::vector<core::DeploymentStatus>> parseDeploymentStatuses(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), statusOf));
}

core::Result<std::vector<core::Environment>> parseEnvironments(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.array("environments"_L1), environmentOf));
}

} // namespace signalbox::github
