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

Response invalidPull(const QJsonObject& error)
{
    QJsonObject whole = error;
    whole.insert("resource"_L1, u"PullRequest"_s);
    return Response::refusal(422, u"Validation Failed"_s, {whole});
}

/// Whether the head has a commit that the base has not.
bool isAhead(const Repository& repository, const QString& base, const QString& head)
{
    const QString top = repository.branches.value(head);
    for (QString sha = repository.branches.value(base); !sha.isEmpty(); sha = repository.commits.value(sha).parent) {
        if (sha == top)
            return false;
    }
    return true;
}

Response createPull(Call& call)
{
    Repository& repository = *call.repository;
    const QJsonObject body = call.request.json();
    const QString head = body.value("head"_L1).toString().section(u':', -1);
    const QString base = body.value("base"_L1).toString();
    const QString title = body.value("title"_L1).toString();
    for (const auto& [field, branch] : {std::pair(u"head"_s, head), std::pair(u"base"_s, base)}) {
        if (!repository.branches.contains(branch))
            return invalidPull({{u"field"_s, field}, {u"code"_s, u"invalid"_s}});
    }
    if (title.isEmpty())
        return invalidPull({{u"field"_s, u"title"_s}, {u"code"_s, u"missing_field"_s}});
    const auto isTheSame = [&](const PullRequest& pull) {
        return pull.state == "open"_L1 && !pull.fork && pull.head == head && pull.base == base;
    };
    if (std::ranges::any_of(repository.pullRequests, isTheSame))
        return invalidPull({{u"code"_s, u"custom"_s},
                            {u"message"_s, u"A pull request already exists for %1:%2."_s.arg(repository.owner, head)}});
    if (!isAhead(repository, base, head))
        return invalidPull(
            {{u"code"_s, u"custom"_s}, {u"message"_s, u"No commits between %1 and %2"_s.arg(base, head)}});
    const PullRequest& opened = call.world.openPull(repository,
                                                    {.title = title,
                                                     .body = body.value("body"_L1).toString(),
                                                     .author = call.request.login,
                                                     .head = head,
                                                     .base = base,
                                                     .draft = body.value("draft"_L1).toBool()});
    return Response::json(call.represent.pullRequest(repository, opened, true), 201);
}

} // namespace

std::vector<Route> pullRoutes()
{
    return {
        {"GET", u"R/pulls"_s, Needs::Nothing, listPulls},
        {"POST", u"R/pulls"_s, Needs::WriteToken, createPull, "pull_requests=write"},
        {"GET", u"R/pulls/{number}"_s, Needs::Nothing, getPull},
        {"GET", u"R/pulls/{number}/reviews"_s, Needs::Nothing, listReviews},
        {"POST", u"R/pulls/{number}/reviews"_s, Needs::WriteToken, createReview},
    };
}

} // namespace signalbox::demo
