// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/notes.h"
#include "demo/router.h"

#include <algorithm>
#include <optional>

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
    const Release* newest = call.repository->latest();
    return newest ? shown(call, *newest) : Response::notFound();
}

Response byTag(Call& call)
{
    return newestThat(call, [&](const Release& release) { return release.tag == call.part(0) && !release.draft; });
}

Response byId(Call& call)
{
    return newestThat(call, [&](const Release& release) { return release.id == call.id(0); });
}

Release* releaseIn(const Call& call)
{
    const auto found = std::ranges::find(call.repository->releases, call.id(0), &Release::id);
    return found == call.repository->releases.end() || !sees(call, *found) ? nullptr : &*found;
}

QJsonObject flaw(const QString& code, const QString& field, const QString& message = {})
{
    QJsonObject error{{u"resource"_s, u"Release"_s}, {u"code"_s, code}, {u"field"_s, field}};
    if (!message.isEmpty())
        error.insert("message"_L1, message);
    return error;
}

Response invalid(const QJsonObject& error)
{
    return Response::refusal(422, u"Validation Failed"_s, {error});
}

/// The commit on which a release's tag stands, or will.
QString headOf(const Repository& repository, const Release& release)
{
    return repository.resolve(repository.tags.contains(release.tag) ? "refs/tags/"_L1 + release.tag : release.target);
}

/// Why it may not be let out as it is now.
std::optional<Response> refusesPublication(Call& call, const Release& release)
{
    const Repository& repository = *call.repository;
    const bool isTaken = std::ranges::any_of(repository.releases, [&release](const Release& other) {
        return other.id != release.id && !other.draft && other.tag == release.tag;
    });
    if (isTaken)
        return invalid(flaw(u"already_exists"_s, u"tag_name"_s));
    if (headOf(repository, release).isEmpty())
        return invalid(flaw(u"invalid"_s, u"target_commitish"_s));
    if (repository.spentTags.contains(release.tag))
        return invalid(flaw(u"custom"_s, u"tag_name"_s, u"tag_name was used by an immutable release"_s));
    if (repository.tags.contains(release.tag))
        return std::nullopt;
    if (const auto refusal = World::refusesTag(repository, release.tag, u"creation"_s))
        return invalid(flaw(u"custom"_s, u"pre_receive"_s, "pre_receive "_L1 + refusal->message));
    return std::nullopt;
}

/// Takes over what the body says of it.
void edit(Release& release, const QJsonObject& body)
{
    release.tag = body.value("tag_name"_L1).toString(release.tag);
    release.name = body.value("name"_L1).toString(release.name);
    release.body = body.value("body"_L1).toString(release.body);
    release.target = body.value("target_commitish"_L1).toString(release.target);
    release.prerelease = body.value("prerelease"_L1).toBool(release.prerelease);
}

void rank(Repository& repository, Release& release, const QString& makeLatest)
{
    release.mayBeLatest = makeLatest.isEmpty() ? release.mayBeLatest : makeLatest != "false"_L1;
    if (makeLatest == "true"_L1)
        repository.latestRelease = release.id;
    else if (!makeLatest.isEmpty() && repository.latestRelease == release.id)
        repository.latestRelease = 0;
}

QString notesFor(const Call& call, const Release& release, const QString& previous = {})
{
    return Notes{call.represent, *call.repository, release.tag, headOf(*call.repository, release), previous}.text();
}

Response create(Call& call)
{
    const QJsonObject body = call.request.json();
    if (body.value("tag_name"_L1).toString().isEmpty())
        return Response::refusal(422, u"Invalid request.\n\n\"tag_name\" wasn't supplied."_s);
    Repository& repository = *call.repository;
    const bool draft = body.value("draft"_L1).toBool();
    Release release{.id = call.world.nextId(u"release"_s),
                    .target = repository.defaultBranch,
                    .author = call.request.login,
                    .draft = true,
                    .createdAt = call.world.now()};
    edit(release, body);
    // Any number of drafts may have the same tag: it is there once one of them is let out.
    if (!draft) {
        if (std::optional<Response> refused = refusesPublication(call, release))
            return *std::move(refused);
    } else if (headOf(repository, release).isEmpty()) {
        return invalid(flaw(u"invalid"_s, u"target_commitish"_s));
    }
    if (body.value("generate_release_notes"_L1).toBool()) {
        release.name = release.name.isEmpty() ? release.tag : release.name;
        release.body += (release.body.isEmpty() ? QString() : u"\n\n"_s) + notesFor(call, release);
    }
    rank(repository, release, body.value("make_latest"_L1).toString());
    const qint64 id = release.id;
    repository.releases.push_back(std::move(release));
    if (!draft)
        call.world.publish(repository, id, call.request.login);
    call.world.touch(repository);
    return Response::json(call.represent.release(repository, repository.releases.back()), 201);
}

Response update(Call& call)
{
    Release* known = releaseIn(call);
    if (!known)
        return Response::notFound();
    Repository& repository = *call.repository;
    const QJsonObject body = call.request.json();
    Release changed = *known;
    edit(changed, body);
    const bool isMoved = changed.tag != known->tag || changed.target != known->target;
    if (known->immutable && isMoved)
        return invalid(flaw(u"custom"_s, u"tag_name"_s, u"tag_name cannot be changed when release is immutable"_s));
    const bool draft = body.value("draft"_L1).toBool(known->draft);
    const bool goesOut = known->draft && !draft;
    if (goesOut) {
        if (std::optional<Response> refused = refusesPublication(call, changed))
            return *std::move(refused);
    } else {
        changed.draft = draft && !known->immutable;
    }
    rank(repository, changed, body.value("make_latest"_L1).toString());
    *known = std::move(changed);
    if (goesOut)
        call.world.publish(repository, known->id, call.request.login);
    call.world.touch(repository);
    return Response::json(call.represent.release(repository, *known));
}

// The tag stays, and that of an immutable one is spent.
Response remove(Call& call)
{
    if (!releaseIn(call))
        return Response::notFound();
    std::erase_if(call.repository->releases, [&call](const Release& release) { return release.id == call.id(0); });
    call.world.touch(*call.repository);
    return Response::empty();
}

Response listAssets(Call& call)
{
    const Release* known = releaseIn(call);
    if (!known)
        return Response::notFound();
    return listOf(call, static_cast<qsizetype>(known->assets.size()), [&](qsizetype index) {
        return call.represent.asset(*call.repository, *known, known->assets[static_cast<size_t>(index)]);
    });
}

Response getAsset(Call& call)
{
    for (const Release& release : call.repository->releases) {
        const auto asset = std::ranges::find(release.assets, call.id(0), &Asset::id);
        if (asset == release.assets.end() || !sees(call, release))
            continue;
        const bool isRaw
            = call.request.headers.value(QHttpHeaders::WellKnownHeader::Accept) == "application/octet-stream";
        return isRaw ? Response::redirect(302, call.request.origin.blobs + call.blobs.asset(asset->id))
                     : Response::json(call.represent.asset(*call.repository, release, *asset));
    }
    return Response::notFound();
}

Response generateNotes(Call& call)
{
    const QJsonObject body = call.request.json();
    const QString previous = body.value("previous_tag_name"_L1).toString();
    const Release release{.tag = body.value("tag_name"_L1).toString(),
                          .target = body.value("target_commitish"_L1).toString(call.repository->defaultBranch)};
    if (release.tag.isEmpty())
        return Response::refusal(422, u"Invalid request.\n\n\"tag_name\" wasn't supplied."_s);
    if (headOf(*call.repository, release).isEmpty())
        return invalid(flaw(u"invalid"_s, u"target_commitish"_s));
    if (!previous.isEmpty() && !call.repository->tags.contains(previous))
        return invalid(flaw(u"invalid"_s, u"previous_tag_name"_s));
    return Response::json(QJsonObject{{u"name"_s, release.tag}, {u"body"_s, notesFor(call, release, previous)}});
}

} // namespace

std::vector<Route> releaseRoutes()
{
    return {
        {"GET", u"R/releases"_s, Needs::Nothing, listReleases},
        {"GET", u"R/releases/latest"_s, Needs::Nothing, latest},
        {"GET", u"R/releases/tags/{tag}"_s, Needs::Nothing, byTag},
        {"GET", u"R/releases/assets/{id}"_s, Needs::Nothing, getAsset},
        {"GET", u"R/releases/{id}"_s, Needs::Nothing, byId},
        {"GET", u"R/releases/{id}/assets"_s, Needs::Nothing, listAssets},
        {"POST", u"R/releases"_s, Needs::WriteToken, create, "contents=write"},
        {"POST", u"R/releases/generate-notes"_s, Needs::WriteToken, generateNotes, "contents=write"},
        {"PATCH", u"R/releases/{id}"_s, Needs::WriteToken, update, "contents=write"},
        {"DELETE", u"R/releases/{id}"_s, Needs::WriteToken, remove, "contents=write"},
    };
}

} // namespace signalbox::demo
