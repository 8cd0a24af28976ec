// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Response dated(Response response, Moment modified)
{
    response.validators = Response::Validators::TagAndDate;
    response.modified = modified;
    return response;
}

Response listBranches(Call& call)
{
    const QStringList names = call.repository->branches.keys();
    return listOf(call, names.size(),
                  [&](qsizetype index) { return call.represent.shortBranch(*call.repository, names.at(index)); });
}

Response getBranch(Call& call)
{
    if (!call.repository->branches.contains(call.part(0)))
        return Response::refusal(404, u"Branch not found"_s);
    return Response::json(call.represent.branch(*call.repository, call.part(0)));
}

Response getBranchRules(Call& call)
{
    const QJsonArray rules = call.represent.branchRules(*call.repository, call.part(0));
    return listOf(call, rules.size(), [&](qsizetype index) { return rules.at(index).toObject(); });
}

Response listTags(Call& call)
{
    const QStringList names = call.repository->tags.keys();
    return dated(listOf(call, names.size(),
                        [&](qsizetype index) { return call.represent.tag(*call.repository, names.at(index)); }),
                 call.repository->pushedAt);
}

} // namespace

std::vector<Route> repositoryRoutes()
{
    return {
        {"GET", u"R/branches"_s, Needs::Nothing, listBranches},
        {"GET", u"R/branches/{branch}"_s, Needs::Nothing, getBranch},
        {"GET", u"R/rules/branches/{branch}"_s, Needs::Nothing, getBranchRules},
        {"GET", u"R/tags"_s, Needs::Nothing, listTags},
    };
}

} // namespace signalbox::demo
