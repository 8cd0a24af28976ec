// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/client_pages.h"
#include "github/parse.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using signalbox::core::Error;
using signalbox::core::ErrorKind;
using signalbox::core::RepositoryName;

namespace signalbox::github {
namespace {

bool isWorkflow(const QString& path)
{
    return path.startsWith(".github/workflows/"_L1);
}

/// GitHub hides what a token may not write: 404, where reading it went well. `scopes`: of a classic token.
Error lacksRight(Error error, const QString& path, const std::optional<QStringList>& scopes)
{
    error.what = isWorkflow(path) ? u"The token may not change workflow files."_s
                                  : u"The token may not change files of this repository."_s;
    if (scopes && isWorkflow(path) && !scopes->contains("workflow"_L1))
        error.advice = u"It lacks the scope workflow: give it that, or take a token that has it."_s;
    else if (scopes)
        error.advice = u"Give it the scope repo, and make sure that you may write to this repository."_s;
    else if (isWorkflow(path))
        error.advice = u"Give a fine-grained token Contents and Workflows: read and write, a classic one the scopes "
                       "repo and workflow."_s;
    else
        error.advice = u"Give a fine-grained token Contents: read and write, a classic one the scope repo."_s;
    return error;
}

bool saysProtected(const QString& words)
{
    static const QStringList signs{u"rule violations"_s, u"protected branch"_s, u"through a pull request"_s,
                                   u"required status check"_s, u"approving review"_s};
    return std::ranges::any_of(signs,
                               [&words](const QString& sign) { return words.contains(sign, Qt::CaseInsensitive); });
}

Error whyNotPut(Error error, const core::FileChange& change, const std::optional<QStringList>& scopes)
{
    const bool isRefusal = error.httpStatus == 409 || error.httpStatus == 422;
    if (isRefusal && saysProtected(error.detail) && error.detail.contains("secret"_L1, Qt::CaseInsensitive)) {
        error.kind = ErrorKind::Rejected; // push protection, which holds for every branch
        error.what = u"GitHub has found something in the file that looks like a secret."_s;
        error.advice = u"Take it out, and read it from the repository's secrets instead."_s;
    } else if (isRefusal && saysProtected(error.detail)) {
        error.kind = ErrorKind::Forbidden;
        error.what = u"The branch %1 is protected: GitHub takes no commit to it from here."_s.arg(change.branch);
        error.advice = u"Commit to a new branch and open a pull request."_s;
    } else if (isRefusal && (error.detail.contains("does not match"_L1) || error.detail.contains("\"sha\""_L1))) {
        error.kind = ErrorKind::Conflict;
        error.what = u"Somebody else has changed this file meanwhile."_s;
        error.advice = u"Put both together before you commit."_s;
    } else if (error.httpStatus == 404 && error.detail.contains("Branch"_L1)) {
        error.what = u"The branch %1 is not there any more."_s.arg(change.branch);
        error.advice = u"Commit to a new branch."_s;
    } else if (error.httpStatus == 404 || (error.httpStatus == 403 && error.detail.contains("not accessible"_L1))) {
        return lacksRight(std::move(error), change.path, scopes);
    } else if (error.httpStatus == 403 && error.detail.contains("archived"_L1)) {
        error.what = u"The repository is archived, so nothing can be changed in it."_s;
        error.advice.clear();
    }
    return error;
}

} // namespace

bool isProtection(const Error& error)
{
    return error.kind == ErrorKind::Forbidden && (error.httpStatus == 409 || error.httpStatus == 422);
}

Client::Task<core::RepositoryFile> Client::fileToChange(RepositoryName name, QString path, QString ref)
{
    const QUrl url = d->url(endpoint::content, name, {{"path"_L1, path}}, github::queryOf({{u"ref"_s, ref}}));
    co_return co_await d->one<core::RepositoryFile>(name, url, parseFileToChange);
}

Client::Task<std::vector<core::FolderEntry>> Client::folder(RepositoryName name, QString path, QString ref)
{
    const QUrl url = d->url(endpoint::content, name, {{"path"_L1, path}}, github::queryOf({{u"ref"_s, ref}}));
    co_return co_await d->list<core::FolderEntry>(name, url, parseFolder);
}

Client::Task<std::vector<core::Branch>> Client::branches(RepositoryName name, RowsSoFar progress)
{
    co_return co_await d->list<core::Branch>(name, d->url(endpoint::branches, name, {}, hundredAPage()), parseBranches,
                                             progress);
}

Client::Task<core::Branch> Client::branch(RepositoryName name, QString branch)
{
    co_return co_await d->one<core::Branch>(name, d->url(endpoint::branch, name, {{"branch"_L1, branch}}), parseBranch);
}

Client::Task<bool> Client::wantsPullRequest(RepositoryName name, QString branch)
{
    const QUrl url = d->url(endpoint::branchRules, name, {{"branch"_L1, branch}}, hundredAPage());
    co_return co_await d->one<bool>(name, url, parseWantsPullRequest);
}

Client::Task<core::CommittedFile> Client::putFile(RepositoryName name, core::FileChange change, RequestRecord record)
{
    QJsonObject body{{u"message"_s, change.message},
                     {u"content"_s, QString::fromLatin1(change.bytes.toBase64())},
                     {u"branch"_s, change.branch}};
    if (!change.sha.isEmpty())
        body.insert("sha"_L1, change.sha);
    const Request request{.method = endpoint::putContent.method,
                          .url = d->url(endpoint::putContent, name, {{"path"_L1, change.path}}),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (!answer)
        co_return std::unexpected(whyNotPut(answer.error(), change, d->session.scopes()));
    co_return parseCommittedFile(answer->body);
}

Client::Task<void> Client::createBranch(RepositoryName name, QString branch, QString commit, RequestRecord record)
{
    const QJsonObject body{{u"ref"_s, QString("refs/heads/"_L1 + branch)}, {u"sha"_s, commit}};
    const Request request{.method = endpoint::createRef.method,
                          .url = d->url(endpoint::createRef, name),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (answer)
        co_return core::Result<void>();
    Error error = answer.error();
    if (error.httpStatus == 422 && error.detail.contains("already exists"_L1)) {
        error.kind = ErrorKind::Conflict;
        error.what = u"There is a branch %1 already."_s.arg(branch);
        error.advice = u"Choose another name."_s;
    } else if (error.httpStatus == 422) {
        error.what = u"GitHub makes no branch of the name %1."_s.arg(branch);
        error.advice = u"Choose another name."_s;
    } else if (error.httpStatus == 404 || error.httpStatus == 403) {
        error = lacksRight(std::move(error), {}, d->session.scopes());
    }
    co_return std::unexpected(error);
}

Client::Task<core::PullRequest> Client::createPullRequest(RepositoryName name, core::NewPullRequest pull,
                                                          RequestRecord record)
{
    const QJsonObject body{
        {u"head"_s, pull.head}, {u"base"_s, pull.base}, {u"title"_s, pull.title}, {u"body"_s, pull.body}};
    const Request request{.method = endpoint::createPullRequest.method,
                          .url = d->url(endpoint::createPullRequest, name),
                          .body = bytesOf(body),
                          .record = record};
    const auto answer = co_await d->send(name, request);
    if (answer)
        co_return parsePullRequest(answer->body);
    Error error = answer.error();
    if (error.httpStatus == 422 && error.detail.contains("already exists"_L1)) {
        error.kind = ErrorKind::Conflict;
        error.what = u"There is a pull request of %1 already."_s.arg(pull.head);
        error.advice.clear();
    } else if (error.httpStatus == 404 || (error.httpStatus == 403 && error.detail.contains("not accessible"_L1))) {
        error.what = u"The token may not open pull requests here."_s;
        error.advice
            = u"Give a fine-grained token Pull requests: read and write, a classic one the scope repo; or open "
              "it on GitHub."_s;
    }
    co_return std::unexpected(error);
}

} // namespace signalbox::github
