// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"
#include "github/parse_people.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::PendingDeployment deploymentOf(const JsonReader& json)
{
    const JsonReader environment = json.object("environment"_L1);
    core::PendingDeployment deployment{
        .id = {environment.integer("id"_L1)},
        .environment = environment.text("name"_L1),
        .waitMinutes = json.number("wait_timer"_L1),
        .waitingSince = json.optionalTime("wait_timer_started_at"_L1),
        .mayApprove = json.flag("current_user_can_approve"_L1),
    };
    for (const JsonReader& reviewer : json.optionalArray("reviewers"_L1)) {
        if (const QString name = reviewerOf(reviewer); !name.isEmpty())
            deployment.reviewers << name;
    }
    return deployment;
}

core::DeploymentReview reviewOf(const JsonReader& json)
{
    core::DeploymentReview review{.approved = json.text("state"_L1) == "approved"_L1,
                                  .reviewer = loginOf(json, "user"_L1),
                                  .comment = json.optionalText("comment"_L1)};
    for (const JsonReader& environment : json.optionalArray("environments"_L1))
        review.environments.push_back({environment.integer("id"_L1)});
    return review;
}

} // namespace

core::Result<std::vector<core::PendingDeployment>> parsePendingDeployments(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), deploymentOf));
}

core::Result<std::vector<core::DeploymentReview>> parseDeploymentReviews(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), reviewOf));
}

} // namespace signalbox::github
