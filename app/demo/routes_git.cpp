// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Branches and tags as git has them: references, and the objects of annotated tags.
#include "demo/router.h"
#include "demo/seed.h"

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Heads = "refs/heads/"_L1;
constexpr auto Tags = "refs/tags/"_L1;

Response getBranch(Call& call)
{
    const QString branch = call.part(0);
    return call.repository->branches.contains(branch) ? Response::json(call.represent.gitRef(*call.repository, branch))
                                                      : Response::notFound();
}

Response getTag(Call& call)
{
    const QString tag = call.part(0);
    return call.repository->tags.contains(tag) ? Response::json(call.represent.tagRef(*call.repository, tag))
                                               : Response::notFound();
}

// All that begin so, and no page of them: this list has none.
Response matching(Call& call)
{
    const QString start = "refs/"_L1 + call.part(0);
    QJsonArray found;
    for (const QString& branch : call.repository->branches.keys()) {
        if ((Heads + branch).startsWith(start))
            found.append(call.represent.gitRef(*call.repository, branch));
    }
    for (const QString& tag : call.repository->tags.keys()) {
        if ((Tags + tag).startsWith(start))
            found.append(call.represent.tagRef(*call.repository, tag));
    }
    return Response::json(found);
}

bool isName(const QString& name)
{
    return !name.isEmpty() && !name.contains(u' ') && !name.contains(".."_L1) && !name.endsWith(u'/');
}

Response createTag(Call& call, const QString& tag, const QString& object)
{
    const auto made = call.world.createTag(*call.repository, tag, object, call.request.login);
    return made ? Response::json(call.represent.tagRef(*call.repository, tag), 201)
                : Response::refusal(made.error().status, made.error().message);
}

Response createRef(Call& call)
{
    const QJsonObject body = call.request.json();
    const QString ref = body.value("ref"_L1).toString();
    const QString sha = body.value("sha"_L1).toString();
    const bool isTag = ref.startsWith(Tags);
    const QString name = ref.mid(isTag ? Tags.size() : Heads.size());
    if ((!isTag && !ref.startsWith(Heads)) || !isName(name))
        return Response::refusal(422, u"Reference name must start with 'refs/' and contain at least one '/'"_s);
    if (isTag)
        return createTag(call, name, sha);
    if (!call.repository->commits.contains(sha))
        return Response::refusal(422, u"Object does not exist"_s);
    if (call.repository->branches.contains(name))
        return Response::refusal(422, u"Reference already exists"_s);
    call.repository->branches.insert(name, sha);
    call.world.touch(*call.repository);
    return Response::json(call.represent.gitRef(*call.repository, name), 201);
}

Response deleteTag(Call& call)
{
    const auto gone = call.world.deleteTag(*call.repository, call.part(0));
    return gone ? Response::empty() : Response::refusal(gone.error().status, gone.error().message);
}

// Nothing shows it before a reference points to it.
Response createTagObject(Call& call)
{
    const QJsonObject body = call.request.json();
    for (const QString& name : {u"tag"_s, u"message"_s, u"object"_s, u"type"_s}) {
        if (!body.value(name).isString())
            return Response::refusal(422, u"Invalid request.\n\n\"%1\" wasn't supplied."_s.arg(name));
    }
    Repository& repository = *call.repository;
    const QString commit = body.value("object"_L1).toString();
    if (body.value("type"_L1).toString() != "commit"_L1 || !repository.commits.contains(commit))
        return Response::refusal(422, u"Object does not exist"_s);
    TagObject object{.tag = body.value("tag"_L1).toString(),
                     .message = body.value("message"_L1).toString(),
                     .commit = commit,
                     .tagger = call.request.login,
                     .at = call.world.now()};
    // As git names it: by all that it says, so the same words in the same second are the same object.
    object.sha = shaFrom(numberFrom(object.tag + u'\n' + object.message), numberFrom(object.tagger + commit),
                         static_cast<quint64>(object.at / 1000));
    repository.tagObjects.insert(object.sha, object);
    call.world.touch(repository);
    return Response::json(call.represent.tagObject(repository, object), 201);
}

Response getTagObject(Call& call)
{
    const auto object = call.repository->tagObjects.constFind(call.part(0));
    return object == call.repository->tagObjects.cend()
        ? Response::notFound()
        : Response::json(call.represent.tagObject(*call.repository, *object));
}

} // namespace

std::vector<Route> gitRoutes()
{
    return {
        {"GET", u"R/git/ref/heads/{branch...}"_s, Needs::Nothing, getBranch},
        {"GET", u"R/git/ref/tags/{tag...}"_s, Needs::Nothing, getTag},
        {"GET", u"R/git/matching-refs/{ref...}"_s, Needs::Nothing, matching},
        {"POST", u"R/git/refs"_s, Needs::WriteToken, createRef, "contents=write"},
        {"DELETE", u"R/git/refs/tags/{tag...}"_s, Needs::WriteToken, deleteTag, "contents=write"},
        {"POST", u"R/git/tags"_s, Needs::WriteToken, createTagObject, "contents=write"},
        {"GET", u"R/git/tags/{sha}"_s, Needs::Nothing, getTagObject},
    };
}

} // namespace signalbox::demo
