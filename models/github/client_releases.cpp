// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using signalbox::core::Error;
using signalbox::core::ErrorKind;
using signalbox::core::RepositoryName;

namespace signalbox::github {
namespace {

constexpr int mostTagPages = 3;
constexpr int mostCommitPages = 10;

bool isRuleOf(const Error& error)
{
    return error.httpStatus == 422
        && (error.detail.contains("rule violations"_L1) || error.detail.contains("creations being restricted"_L1));
}

Error whyNotTag(Error error, const QString& tag)
{
    if (isRuleOf(error)) {
        error.kind = ErrorKind::Forbidden;
        error.what = u"A ruleset of the repository lets nobody make the tag %1 from here."_s.arg(tag);
        error.advice = u"Ask somebody whom the ruleset lets pass, or let the repository's own workflow make it."_s;
    } else if (error.httpStatus == 422 && error.detail.contains("immutable"_L1)) {
        error.kind = ErrorKind::Conflict;
        error.what = u"The tag %1 belonged to an immutable release, so it can never be used again."_s.arg(tag);
        error.advice = u"Release the next version."_s;
    } else if (error.httpStatus == 422 && error.detail.contains("already"_L1)) {
        error.kind = ErrorKind::Conflict;
        error.what = u"There is %1 already."_s.arg(tag);
        error.advice = u"Look at it before you choose another version."_s;
    } else if (error.httpStatus == 403 || error.httpStatus == 404) {
        error.what = u"The token may not make tags or releases of this repository."_s;
        error.advice = u"Give a fine-grained token Contents: read and write (and Workflows, where the commit changes "
                       "one), a classic one the scopes repo and workflow."_s;
    }
    return error;
}

QJsonObject bodyOf(const core::NewRelease& release)
{
    return {{u"name"_s, release.name},
            {u"body"_s, release.notes},
            {u"draft"_s, release.isDraft},
            {u"prerelease"_s, release.isPrerelease},
            {u"make_latest"_s, release.isLatest && !release.isPrerelease && !release.isDraft ? u"true"_s : u"false"_s}};
}

} // namespace

Client::Task<Look<core::Tag>> Client::tags(RepositoryName name, Priority priority, Ask ask)
{
    const Pages pages{.repository = name,
                      .first = d->url(endpoint::tags, name, {}, hundredAPage()),
                      .priority = priority,
                      .limit = mostTagPages,
                      .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::Tag>(pages, parseTags);
}

Client::Task<Look<core::Release>> Client::releases(RepositoryName name, Priority priority, Ask ask)
{
    const Pages pages{.repository = name,
                      .first = d->url(endpoint::releases, name, {}, hundredAPage()),
                      .priority = priority,
                      .limit = 1,
                      .conditional = ask == Ask::IfChanged};
    co_return co_await d->look<core::Release>(pages, parseReleases);
}

Client::Task<core::Comparison> Client::compare(RepositoryName name, QString base, QString head)
{
    const PathValue between{"basehead"_L1, base + "..."_L1 + head};
    core::Comparison whole;
    for (int page = 1; page <= mostCommitPages; ++page) {
        const QUrlQuery query = github::queryOf({{u"per_page"_s, u"100"_s}, {u"page"_s, QString::number(page)}});
        auto part = co_await d->one<core::Comparison>(name, d->url(endpoint::compare, name, {between}, query),
                                                      parseComparison);
        if (!part)
            co_return std::unexpected(part.error());
        const bool isLast = part->commits.empty();
        if (page == 1)
            whole = std::move(*part);
        else
            whole.commits.insert(whole.commits.end(), part->commits.begin(), part->commits.end());
        whole.hasAllCommits = int(whole.commits.size()) >= whole.aheadBy;
        if (whole.hasAllCommits || isLast)
            break;
    }
    co_return whole;
}

Client::Task<core::ReleaseNotes> Client::generateNotes(RepositoryName name, QString tag, QString commit,
                                                       QString previous)
{
    QJsonObject body{{u"tag_name"_s, tag}, {u"target_commitish"_s, commit}};
    if (!previous.isEmpty())
        body.insert(u"previous_tag_name"_s, previous);
    const Request request{
        .method = endpoint::generateNotes.method, .url = d->url(endpoint::generateNotes, name), .body = bytesOf(body)};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return parseReleaseNotes(answer->body);
}

Client::Task<QString> Client::createTagObject(RepositoryName name, QString tag, QString commit, QString message,
                                              RequestRecord record)
{
    const QJsonObject body{{u"tag"_s, tag}, {u"message"_s, message}, {u"object"_s, commit}, {u"type"_s, u"commit"_s}};
    const Request request{.method = endpoint::createTag.method,
                          .url = d->url(endpoint::createTag, name),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(whyNotTag(answer.error(), tag));
    co_return parseTagObject(answer->body);
}

Client::Task<void> Client::createTag(RepositoryName name, QString tag, QString object, RequestRecord record)
{
    const QJsonObject body{{u"ref"_s, QString("refs/tags/"_L1 + tag)}, {u"sha"_s, object}};
    const Request request{.method = endpoint::createRef.method,
                          .url = d->url(endpoint::createRef, name),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(whyNotTag(answer.error(), tag));
    co_return core::Result<void>();
}

Client::Task<core::Release> Client::createRelease(RepositoryName name, core::NewRelease release, RequestRecord record)
{
    QJsonObject body = bodyOf(release);
    body.insert(u"tag_name"_s, release.tag);
    body.insert(u"target_commitish"_s, release.commit);
    const Request request{.method = endpoint::createRelease.method,
                          .url = d->url(endpoint::createRelease, name),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(whyNotTag(answer.error(), release.tag));
    co_return parseRelease(answer->body);
}

Client::Task<core::Release> Client::updateRelease(RepositoryName name, core::ReleaseId id, core::NewRelease release,
                                                  RequestRecord record)
{
    const PathValue which{"release_id"_L1, QString::number(id.value)};
    const Request request{.method = endpoint::updateRelease.method,
                          .url = d->url(endpoint::updateRelease, name, {which}),
                          .body = bytesOf(bodyOf(release)),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(whyNotTag(answer.error(), release.tag));
    co_return parseRelease(answer->body);
}

} // namespace signalbox::github
