// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

Response shown(Call& call, const Release& release)
{
    Response response = Response::json(call.represent.release(*call.repository, release));
    response.validators = Response::Validators::TagAndDate;
    response.modified = release.createdAt;
    return response;
}

bool sees(const Call& call, const Release& release)
{
    return !release.draft || call.request.grant.rights >= Rights::Write;
}

Response listReleases(Call& call)
{
    std::vector<const Release*> found;
    for (auto release = call.repository->releases.rbegin(); release != call.repository->releases.rend(); ++release) {
        if (sees(call, *release))
            found.push_back(&*release);
    }
    Response response = listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.release(*call.repository, *found[static_cast<size_t>(index)]);
    });
    response.validators = Response::Validators::TagAndDate;
    response.modified = found.empty() ? call.repository->createdAt : found.front()->createdAt;
    return response;
}

template <class Fits>
Response newestThat(Call& call, Fits fits)
{
    const auto& releases = call.repository->releases;
    const auto found = std::find_if(releases.rbegin(), releases.rend(),
                                    [&](const Release& release) { return sees(call, release) && fits(release); });
    return found == releases.rend() ? Response::notFound() : shown(call, *found);
}

Response latest(Call& call)
{
    return newestThat(call, [](const Release& release) { return !release.draft && !release.prerelease; });
}

Response byTag(Call& call)
{
    return newestThat(call, [&](const Release& release) { return release.tag == call.part(0) && !release.draft; });
}

Response byId(Call& call)
{
    return newestThat(call, [&](const Release& release) { return release.id == call.id(0); });
}

Response create(Call& call)
{
    const QJsonObject body = call.request.json();
    const QString tag = body.value("tag_name"_L1).toString();
    if (tag.isEmpty())
        return Response::refusal(422, u"Invalid request.\n\n\"tag_name\" wasn't supplied."_s);
    Repository& repository = *call.repository;
    if (std::ranges::contains(repository.releases, tag, &Release::tag))
        return Response::refusal(422, u"Validation Failed"_s,
                                 {QJsonObject{{u"resource"_s, u"Release"_s},
                                              {u"code"_s, u"already_exists"_s},
                                              {u"field"_s, u"tag_name"_s}}});
    const QString target = body.value("target_commitish"_L1).toString(repository.defaultBranch);
    const QString head = repository.resolve(repository.tags.value(tag, target));
    if (head.isEmpty())
        return Response::refusal(422, u"Validation Failed"_s,
                                 {QJsonObject{{u"resource"_s, u"Release"_s},
                                              {u"code"_s, u"invalid"_s},
                                              {u"field"_s, u"target_commitish"_s}}});
    const bool draft = body.value("draft"_L1).toBool();
    const Release release = repository.releases.emplace_back(Release{.id = call.world.nextId(u"release"_s),
                                                                     .tag = tag,
                                                                     .name = body.value("name"_L1).toString(),
                                                                     .body = body.value("body"_L1).toString(),
                                                                     .target = target,
                                                                     .author = call.request.login,
                                                                     .draft = draft,
                                                                     .prerelease = body.value("prerelease"_L1).toBool(),
                                                                     .createdAt = call.world.now(),
                                                                     .publishedAt = draft ? 0 : call.world.now()});
    // A tag that was not there comes with its release, and starts what tags start.
    if (!draft && !repository.tags.contains(tag))
        call.world.push(repository, {.branch = target, .tag = tag, .sha = head, .author = call.request.login});
    call.world.touch(repository);
    return Response::json(call.represent.release(repository, release), 201);
}

} // namespace

std::vector<Route> releaseRoutes()
{
    return {
        {"GET", u"R/releases"_s, Needs::Nothing, listReleases},
        {"GET", u"R/releases/latest"_s, Needs::Nothing, latest},
        {"GET", u"R/releases/tags/{tag}"_s, Needs::Nothing, byTag},
        {"GET", u"R/releases/{id}"_s, Needs::Nothing, byId},
        {"POST", u"R/releases"_s, Needs::WriteToken, create},
    };
}

} // namespace signalbox::demo
