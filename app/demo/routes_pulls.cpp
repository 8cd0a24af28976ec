// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

PullRequest* pullIn(const Call& call)
{
    const auto pull = std::ranges::find(call.repository->pullRequests, call.part(0).toInt(), &PullRequest::number);
    return pull == call.repository->pullRequests.end() ? nullptr : &*pull;
}

Response dated(Response response, Moment modified)
{
    response.validators = Response::Validators::TagAndDate;
    response.modified = modified;
    return response;
}

Response listPulls(Call& call)
{
    QString state = call.request.parameter(u"state"_s);
    if (state.isEmpty())
        state = u"open"_s;
    const QString head = call.request.parameter(u"head"_s).section(u':', -1);
    const QString base = call.request.parameter(u"base"_s);
    std::vector<const PullRequest*> found;
    for (const PullRequest& pull : call.repository->pullRequests) {
        if ((state == "all"_L1 || pull.state == state) && (head.isEmpty() || pull.head == head)
            && (base.isEmpty() || pull.base == base))
            found.push_back(&pull);
    }
    if (call.request.parameter(u"sort"_s) == "updated"_L1)
        std::ranges::stable_sort(found, {}, &PullRequest::updatedAt);
    if (call.request.parameter(u"direction"_s) != "asc"_L1)
        std::ranges::reverse(found);
    return listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.pullRequest(*call.repository, *found[static_cast<size_t>(index)], false);
    });
}

Response getPull(Call& call)
{
    const PullRequest* pull = pullIn(call);
    return pull ? dated(Response::json(call.represent.pullRequest(*call.repository, *pull, true)), pull->updatedAt)
                : Response::notFound();
}

Response listReviews(Call& call)
{
    const PullRequest* pull = pullIn(call);
    if (!pull)
        return Response::notFound();
    return listOf(call, static_cast<qsizetype>(pull->reviews.size()), [&](qsizetype index) {
        return call.represent.review(*call.repository, *pull, pull->reviews[static_cast<size_t>(index)]);
    });
}

Response createReview(Call& call)
{
    PullRequest* pull = pullIn(call);
    if (!pull)
        return Response::notFound();
    static const QMap<QString, QString> states{
        {u"APPROVE"_s, u"APPROVED"_s}, {u"REQUEST_CHANGES"_s, u"CHANGES_REQUESTED"_s}, {u"COMMENT"_s, u"COMMENTED"_s}};
    const QJsonObject body = call.request.json();
    const QString state = states.value(body.value("event"_L1).toString());
    if (state.isEmpty())
        return Response::refusal(422, u"Unprocessable Entity"_s);
    if (state == "APPROVED"_L1 && pull->author == call.request.login)
        return Response::refusal(422, u"Unprocessable Entity"_s,
                                 {QJsonValue(u"Can not approve your own pull request"_s)});
    const Review& review = pull->reviews.emplace_back(Review{.id = call.world.nextId(u"review"_s),
                                                             .user = call.request.login,
                                                             .state = state,
                                                             .body = body.value("body"_L1).toString(),
                                                             .sha = body.value("commit_id"_L1).toString(pull->sha),
                                                             .at = call.world.now()});
    pull->updatedAt = call.world.now();
    call.world.touch(*call.repository);
    return Response::json(call.represent.review(*call.repository, *pull, review));
}

} // namespace

std::vector<Route> pullRoutes()
{
    return {
        {"GET", u"R/pulls"_s, Needs::Nothing, listPulls},
        {"GET", u"R/pulls/{number}"_s, Needs::Nothing, getPull},
        {"GET", u"R/pulls/{number}/reviews"_s, Needs::Nothing, listReviews},
        {"POST", u"R/pulls/{number}/reviews"_s, Needs::WriteToken, createReview},
    };
}

} // namespace signalbox::demo
