// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>
#include <array>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

bool sees(const Request& request, const Repository& repository)
{
    return !repository.isPrivate || !request.token.isEmpty();
}

QJsonObject permissionsOf(const Request& request)
{
    if (request.token.isEmpty())
        return {};
    const bool writes = request.grant.rights >= Rights::Write;
    const bool administers = request.grant.rights == Rights::Administer;
    return {{u"admin"_s, administers},
            {u"maintain"_s, administers},
            {u"push"_s, writes},
            {u"triage"_s, writes},
            {u"pull"_s, true}};
}

Response listRepositories(Call& call, const QString& owner, const QString& usualOrder)
{
    std::vector<const Repository*> found;
    for (const auto& [id, repository] : call.world.repositories()) {
        if (sees(call.request, *repository)
            && (owner.isEmpty() || repository->owner.compare(owner, Qt::CaseInsensitive) == 0))
            found.push_back(repository.get());
    }
    const QString asked = call.request.parameter(u"sort"_s);
    const QString sort = asked.isEmpty() ? usualOrder : asked;
    if (sort == "pushed"_L1)
        std::ranges::stable_sort(found, {}, &Repository::pushedAt);
    else if (sort == "updated"_L1)
        std::ranges::stable_sort(found, {}, &Repository::updatedAt);
    else if (sort == "full_name"_L1)
        std::ranges::stable_sort(found, {}, &Repository::fullName);
    // Times come newest first and names from A, unless one asks for the other direction.
    const QString direction = call.request.parameter(u"direction"_s);
    if (direction.isEmpty() ? sort != "full_name"_L1 : direction == "desc"_L1)
        std::ranges::reverse(found);
    return listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.repository(*found[static_cast<size_t>(index)], permissionsOf(call.request));
    });
}

Response getUser(Call& call)
{
    Response response = Response::json(call.represent.fullUser(call.request.login, true));
    response.validators = Response::Validators::TagAndDate;
    response.modified = call.world.now() - call.world.now() % days(1);
    return response;
}

Response listOwn(Call& call)
{
    const QString type = call.request.parameter(u"type"_s);
    if (!type.isEmpty()
        && !(call.request.parameter(u"affiliation"_s) + call.request.parameter(u"visibility"_s)).isEmpty())
        return Response::refusal(422, u"If you specify visibility or affiliation, you cannot specify type."_s);
    return listRepositories(call, {}, u"full_name"_s);
}

Response listOfOwner(Call& call)
{
    if (!call.world.knownUser(call.part(0)))
        return Response::notFound();
    return listRepositories(call, call.part(0), u"full_name"_s);
}

Response listOfOrganisation(Call& call)
{
    const User* owner = call.world.knownUser(call.part(0)) ? &call.world.user(call.part(0)) : nullptr;
    return owner && owner->organisation ? listRepositories(call, owner->login, u"created"_s) : Response::notFound();
}

Response listOrganisations(Call& call)
{
    std::vector<QString> logins;
    for (const auto& [key, user] : call.world.users()) {
        if (user.organisation)
            logins.push_back(user.login);
    }
    return listOf(call, static_cast<qsizetype>(logins.size()),
                  [&](qsizetype index) { return call.represent.organisation(logins[static_cast<size_t>(index)]); });
}

Response getSomeUser(Call& call)
{
    if (!call.world.knownUser(call.part(0)))
        return Response::notFound();
    return Response::json(call.represent.fullUser(call.part(0), false));
}

Response getRepository(Call& call)
{
    QJsonObject object = call.represent.repository(*call.repository, permissionsOf(call.request));
    Response response = Response::json(object);
    response.validators = Response::Validators::TagAndDate;
    response.modified = call.repository->updatedAt;
    return response;
}

// The map of what there is, with which a client that follows addresses begins.
Response getRoot(Call& call)
{
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 31> addresses{{
        {"current_user_url"_L1, "/user"_L1},
        {"authorizations_url"_L1, "/authorizations"_L1},
        {"code_search_url"_L1, "/search/code?q={query}{&page,per_page,sort,order}"_L1},
        {"commit_search_url"_L1, "/search/commits?q={query}{&page,per_page,sort,order}"_L1},
        {"emails_url"_L1, "/user/emails"_L1},
        {"emojis_url"_L1, "/emojis"_L1},
        {"events_url"_L1, "/events"_L1},
        {"feeds_url"_L1, "/feeds"_L1},
        {"followers_url"_L1, "/user/followers"_L1},
        {"following_url"_L1, "/user/following{/target}"_L1},
        {"gists_url"_L1, "/gists{/gist_id}"_L1},
        {"hub_url"_L1, "/hub"_L1},
        {"issue_search_url"_L1, "/search/issues?q={query}{&page,per_page,sort,order}"_L1},
        {"issues_url"_L1, "/issues"_L1},
        {"keys_url"_L1, "/user/keys"_L1},
        {"label_search_url"_L1, "/search/labels?q={query}&repository_id={repository_id}{&page,per_page}"_L1},
        {"notifications_url"_L1, "/notifications"_L1},
        {"organization_url"_L1, "/orgs/{org}"_L1},
        {"organization_repositories_url"_L1, "/orgs/{org}/repos{?type,page,per_page,sort}"_L1},
        {"organization_teams_url"_L1, "/orgs/{org}/teams"_L1},
        {"public_gists_url"_L1, "/gists/public"_L1},
        {"rate_limit_url"_L1, "/rate_limit"_L1},
        {"repository_url"_L1, "/repos/{owner}/{repo}"_L1},
        {"repository_search_url"_L1, "/search/repositories?q={query}{&page,per_page,sort,order}"_L1},
        {"current_user_repositories_url"_L1, "/user/repos{?type,page,per_page,sort}"_L1},
        {"starred_url"_L1, "/user/starred{/owner}{/repo}"_L1},
        {"starred_gists_url"_L1, "/gists/starred"_L1},
        {"user_url"_L1, "/users/{user}"_L1},
        {"user_organizations_url"_L1, "/user/orgs"_L1},
        {"user_repositories_url"_L1, "/users/{user}/repos{?type,page,per_page,sort}"_L1},
        {"user_search_url"_L1, "/search/users?q={query}{&page,per_page,sort,order}"_L1},
    }};
    QJsonObject map{{u"current_user_authorizations_html_url"_s,
                     QString(call.request.origin.web + "/settings/connections/applications{/client_id}"_L1)}};
    for (const auto& [name, path] : addresses)
        map.insert(name, QString(call.request.origin.api + path));
    return Response::json(map);
}

} // namespace

std::vector<Route> accountRoutes()
{
    return {
        {"GET", u""_s, Needs::Nothing, getRoot},
        {"GET", u"user"_s, Needs::Token, getUser},
        {"GET", u"user/repos"_s, Needs::Token, listOwn},
        {"GET", u"user/orgs"_s, Needs::Token, listOrganisations},
        {"GET", u"users/{login}"_s, Needs::Nothing, getSomeUser},
        {"GET", u"users/{login}/repos"_s, Needs::Nothing, listOfOwner},
        {"GET", u"orgs/{login}/repos"_s, Needs::Nothing, listOfOrganisation},
        {"GET", u"R"_s, Needs::Nothing, getRepository},
    };
}

} // namespace signalbox::demo
