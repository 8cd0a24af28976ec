// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commits, and what lies between two of them.
#include "demo/diff.h"
#include "demo/notes.h"
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCommits = 250; // of a comparison that is not asked for page by page
constexpr size_t mostFiles = 300;

Response dated(Response response, Moment modified)
{
    response.validators = Response::Validators::TagAndDate;
    response.modified = modified;
    return response;
}

Response listCommits(Call& call)
{
    const QString ref = call.request.parameter(u"sha"_s);
    const QString head = call.repository->resolve(ref.isEmpty() ? call.repository->defaultBranch : ref);
    if (head.isEmpty())
        return Response::notFound();
    const QStringList history = call.repository->historyOf(head);
    return dated(listOf(call, history.size(),
                        [&](qsizetype index) { return call.represent.commit(*call.repository, history.at(index)); }),
                 call.repository->commits.value(head).at);
}

QJsonArray filesBetween(Call& call, const QString& base, const QString& head)
{
    QJsonArray files;
    const auto changes = changesBetween(call.repository->filesAt(base), call.repository->filesAt(head));
    for (size_t index = 0; index < std::min(changes.size(), mostFiles); ++index)
        files.append(call.represent.change(*call.repository, changes[index], head));
    return files;
}

Response getCommit(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    if (sha.isEmpty())
        return Response::refusal(422, u"No commit found for SHA: "_s + call.part(0));
    const Commit& commit = call.repository->commits[sha];
    QJsonObject whole = call.represent.commit(*call.repository, sha);
    const QJsonArray files = commit.parent.isEmpty() ? QJsonArray() : filesBetween(call, commit.parent, sha);
    int additions = 0;
    int deletions = 0;
    for (const QJsonValue& file : files) {
        additions += file["additions"_L1].toInt();
        deletions += file["deletions"_L1].toInt();
    }
    whole.insert("files"_L1, files);
    whole.insert(
        "stats"_L1,
        QJsonObject{{u"additions"_s, additions}, {u"deletions"_s, deletions}, {u"total"_s, additions + deletions}});
    return dated(Response::json(whole), commit.at);
}

// The one that it came by; else those open ones whose head it is.
Response pullsOfCommit(Call& call)
{
    const QString sha = call.repository->resolve(call.part(0));
    std::vector<const PullRequest*> found;
    if (const PullRequest* merged = pullMergedAs(*call.repository, sha))
        found.push_back(merged);
    for (const PullRequest& pull : call.repository->pullRequests) {
        if (found.empty() && pull.sha == sha && pull.state == "open"_L1)
            found.push_back(&pull);
    }
    return listOf(call, static_cast<qsizetype>(found.size()), [&](qsizetype index) {
        return call.represent.pullRequest(*call.repository, *found[static_cast<size_t>(index)], false);
    });
}

Response compare(Call& call)
{
    Repository& repository = *call.repository;
    const QString baseSha = repository.resolve(call.part(0).section(u"..."_s, 0, 0));
    const QString headSha = repository.resolve(call.part(0).section(u"..."_s, 1));
    if (baseSha.isEmpty() || headSha.isEmpty())
        return Response::notFound();
    const QStringList ofBase = repository.historyOf(baseSha);
    const QStringList ofHead = repository.historyOf(headSha);
    const QSet<QString> known(ofBase.begin(), ofBase.end());
    qsizetype ahead = 0;
    while (ahead < ofHead.size() && !known.contains(ofHead.at(ahead)))
        ++ahead;
    const QString common = ahead < ofHead.size() ? ofHead.at(ahead) : ofBase.last();
    const qsizetype behind = ofBase.indexOf(common);
    const bool paged = call.request.query.hasQueryItem(u"page"_s) || call.request.query.hasQueryItem(u"per_page"_s);
    const Page page = paged ? pageOf(call, ahead) : Page{.count = std::min(ahead, mostCommits)};
    QJsonArray commits;
    for (qsizetype index = page.first; index < page.first + page.count; ++index)
        commits.append(call.represent.commit(repository, ofHead.at(ahead - 1 - index)));
    const bool isFirst = call.request.number(u"page"_s, 1) <= 1;
    const QString self = "/compare/"_L1 + call.part(0);
    Response response = Response::json(QJsonObject{
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
        // They come with the first page, and with no other.
        {u"files"_s, isFirst ? filesBetween(call, common, headSha) : QJsonArray()},
    });
    if (!page.link.isEmpty())
        response.headers.append("Link"_L1, page.link);
    return dated(std::move(response), repository.commits.value(headSha).at);
}

} // namespace

std::vector<Route> compareRoutes()
{
    return {
        {"GET", u"R/commits"_s, Needs::Nothing, listCommits},
        {"GET", u"R/commits/{ref}"_s, Needs::Nothing, getCommit},
        {"GET", u"R/commits/{sha}/pulls"_s, Needs::Nothing, pullsOfCommit},
        {"GET", u"R/compare/{basehead...}"_s, Needs::Nothing, compare},
    };
}

} // namespace signalbox::demo
