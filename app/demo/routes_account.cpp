// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

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

Response listRepositories(Call& call, const QString& owner)
{
    std::vector<const Repository*> found;
    for (const auto& [id, repository] : call.world.repositories()) {
        if (sees(call.request, *repository)
            && (owner.isEmpty() || repository->owner.compare(owner, Qt::CaseInsensitive) == 0))
            found.push_back(repository.get());
    }
    const QString sort = call.request.parameter(u"sort"_s);
    if (sort == "pushed"_L1)
        std::ranges::stable_sort(found, std::greater{}, &Repository::pushedAt);
    else if (sort == "updated"_L1)
        std::ranges::stable_sort(found, std::greater{}, &Repository::updatedAt);
    else if (sort != "created"_L1)
        std::ranges::stable_sort(found, {}, &Repository::fullName);
    if (call.request.parameter(u"direction"_s) == "desc"_L1 && sort != "pushed"_L1 && sort != "updated"_L1)
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
    return listRepositories(call, {});
}

Response listOfOwner(Call& call)
{
    if (!call.world.knownUser(call.part(0)))
        return Response::notFound();
    return listRepositories(call, call.part(0));
}

Response listOfOrganisation(Call& call)
{
    const User* owner = call.world.knownUser(call.part(0)) ? &call.world.user(call.part(0)) : nullptr;
    return owner && owner->organisation ? listRepositories(call, owner->login) : Response::notFound();
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

} // namespace

std::vector<Route> accountRoutes()
{
    return {
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
