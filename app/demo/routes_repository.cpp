// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/router.h"

#include <algorithm>

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

// Newest first, along the first parents.
QStringList historyOf(const Repository& repository, const QString& head)
{
    QStringList history;
    for (QString sha = head; !sha.isEmpty() && repository.commits.contains(sha);
         sha = repository.commits.value(sha).parent)
        history.append(sha);
    return history;
}

Response listCommits(Call& call)
{
    const QString ref = call.request.parameter(u"sha"_s);
    const QString head = call.repository->resolve(ref.isEmpty() ? call.repository->defaultBranch : ref);
    if (head.isEmpty())
        return Response::notFound();
    const QStringList history = historyOf(*call.repository, head);
    return dated(listOf(call, history.size(),
                        [&](qsizetype index) { return call.represent.commit(*call.repository, history.at(index)); }),
                 call.repository->commits.value(head).at);
}

Response getCommit(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    if (sha.isEmpty())
        return Response::refusal(422, u"No commit found for SHA: "_s + call.part(0));
    return dated(Response::json(call.represent.commit(*call.repository, sha)), call.repository->commits.value(sha).at);
}

Response listTags(Call& call)
{
    const QStringList names = call.repository->tags.keys();
    return dated(listOf(call, names.size(),
                        [&](qsizetype index) { return call.represent.tag(*call.repository, names.at(index)); }),
                 call.repository->pushedAt);
}

Response compare(Call& call)
{
    Repository& repository = *call.repository;
    const QString baseSha = repository.resolve(call.part(0).section(u"..."_s, 0, 0));
    const QString headSha = repository.resolve(call.part(0).section(u"..."_s, 1));
    if (baseSha.isEmpty() || headSha.isEmpty())
        return Response::notFound();
    const QStringList ofBase = historyOf(repository, baseSha);
    const QStringList ofHead = historyOf(repository, headSha);
    qsizetype ahead = 0;
    while (ahead < ofHead.size() && !ofBase.contains(ofHead.at(ahead)))
        ++ahead;
    const QString common = ahead < ofHead.size() ? ofHead.at(ahead) : ofBase.last();
    const qsizetype behind = ofBase.indexOf(common);
    QJsonArray commits;
    for (qsizetype index = ahead; index-- > 0;)
        commits.append(call.represent.commit(repository, ofHead.at(index)));
    const QString self = "/compare/"_L1 + call.part(0);
    return dated(Response::json(QJsonObject{
                     {u"url"_s, call.represent.url(repository, self)},
                     {u"html_url"_s, call.represent.web(repository, self)},
                     {u"permalink_url"_s, call.represent.web(repository, self)},
                     {u"diff_url"_s, call.represent.web(repository, self + ".diff"_L1)},
                     {u"patch_url"_s, call.represent.web(repository, self + ".patch"_L1)},
                     {u"base_commit"_s, call.represent.commit(repository, baseSha)},
                     {u"merge_base_commit"_s, call.represent.commit(repository, common)},
                     {u"status"_s,
                      ahead && behind ? u"diverged"_s
                          : ahead     ? u"ahead"_s
                          : behind    ? u"behind"_s
                                      : u"identical"_s},
                     {u"ahead_by"_s, ahead},
                     {u"behind_by"_s, behind},
                     {u"total_commits"_s, ahead},
                     {u"commits"_s, commits},
                     {u"files"_s, QJsonArray()},
                 }),
                 repository.commits.value(headSha).at);
}

} // namespace

std::vector<Route> repositoryRoutes()
{
    return {
        {"GET", u"R/branches"_s, Needs::Nothing, listBranches},
        {"GET", u"R/branches/{branch}"_s, Needs::Nothing, getBranch},
        {"GET", u"R/rules/branches/{branch}"_s, Needs::Nothing, getBranchRules},
        {"GET", u"R/commits"_s, Needs::Nothing, listCommits},
        {"GET", u"R/commits/{ref}"_s, Needs::Nothing, getCommit},
        {"GET", u"R/tags"_s, Needs::Nothing, listTags},
        {"GET", u"R/compare/{basehead}"_s, Needs::Nothing, compare},
    };
}

} // namespace signalbox::demo
