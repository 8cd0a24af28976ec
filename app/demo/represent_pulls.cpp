// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"
#include "demo/seed.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString stateFor(const Repository& repository, const PullRequest& pull)
{
    if (pull.draft)
        return u"draft"_s;
    for (auto run = repository.runs.rbegin(); run != repository.runs.rend(); ++run) {
        if ((*run)->sha == pull.sha && (*run)->conclusion() != "success"_L1)
            return u"unstable"_s;
    }
    const bool approved = std::ranges::contains(pull.reviews, u"APPROVED"_s, &Review::state);
    return approved ? u"clean"_s : u"blocked"_s;
}

} // namespace

QJsonObject Represent::pullRequest(const Repository& repository, const PullRequest& pull, bool whole)
{
    const QString self = url(repository, u"/pulls/%1"_s.arg(pull.number));
    const QString issue = url(repository, u"/issues/%1"_s.arg(pull.number));
    const QString page = web(repository, u"/pull/%1"_s.arg(pull.number));
    const QString statuses = url(repository, "/statuses/"_L1 + pull.sha);
    const QJsonObject own = this->repository(repository, {});
    const QString headOwner = pull.fork ? pull.author : repository.owner;
    const QJsonValue nothing(QJsonValue::Null);
    QJsonArray labels;
    for (const QString& name : pull.labels) {
        const auto number = static_cast<qint64>(numberFrom(name) % 900'000'000);
        labels.append(QJsonObject{{u"id"_s, number},
                                  {u"node_id"_s, nodeId(u"LA"_s, number)},
                                  {u"url"_s, url(repository, "/labels/"_L1 + name)},
                                  {u"name"_s, name},
                                  {u"description"_s, QString()},
                                  {u"color"_s, u"d4c5f9"_s},
                                  {u"default"_s, false}});
    }
    const auto link = [](const QString& target) { return QJsonObject{{u"href"_s, target}}; };
    QJsonObject object{
        {u"url"_s, self},
        {u"id"_s, pull.id},
        {u"node_id"_s, nodeId(u"PR"_s, pull.id)},
        {u"html_url"_s, page},
        {u"diff_url"_s, QString(page + ".diff"_L1)},
        {u"patch_url"_s, QString(page + ".patch"_L1)},
        {u"issue_url"_s, issue},
        {u"commits_url"_s, QString(self + "/commits"_L1)},
        {u"review_comments_url"_s, QString(self + "/comments"_L1)},
        {u"review_comment_url"_s, url(repository, u"/pulls/comments{/number}"_s)},
        {u"comments_url"_s, QString(issue + "/comments"_L1)},
        {u"statuses_url"_s, statuses},
        {u"number"_s, pull.number},
        {u"state"_s, pull.state},
        {u"locked"_s, false},
        {u"title"_s, pull.title},
        {u"user"_s, user(pull.author)},
        {u"body"_s, orNull(pull.body)},
        {u"labels"_s, labels},
        {u"milestone"_s, nothing},
        {u"created_at"_s, stamp(pull.createdAt)},
        {u"updated_at"_s, stamp(pull.updatedAt)},
        {u"closed_at"_s, orNull(stamp(pull.closedAt))},
        {u"merged_at"_s, orNull(stamp(pull.mergedAt))},
        {u"merge_commit_sha"_s, orNull(pull.merged)},
        {u"assignee"_s, nothing},
        {u"assignees"_s, QJsonArray()},
        {u"requested_reviewers"_s, QJsonArray()},
        {u"requested_teams"_s, QJsonArray()},
        {u"draft"_s, pull.draft},
        {u"auto_merge"_s, nothing},
        {u"author_association"_s, pull.fork ? u"CONTRIBUTOR"_s : u"MEMBER"_s},
        {u"head"_s,
         QJsonObject{{u"label"_s, QString(headOwner + u':' + pull.head)},
                     {u"ref"_s, pull.head},
                     {u"sha"_s, pull.sha},
                     {u"user"_s, user(headOwner)},
                     {u"repo"_s, own}}},
        {u"base"_s,
         QJsonObject{{u"label"_s, QString(repository.owner + u':' + pull.base)},
                     {u"ref"_s, pull.base},
                     {u"sha"_s, repository.resolve(pull.base)},
                     {u"user"_s, user(repository.owner)},
                     {u"repo"_s, own}}},
        {u"_links"_s,
         QJsonObject{{u"self"_s, link(self)},
                     {u"html"_s, link(page)},
                     {u"issue"_s, link(issue)},
                     {u"comments"_s, link(issue + "/comments"_L1)},
                     {u"review_comments"_s, link(self + "/comments"_L1)},
                     {u"review_comment"_s, link(url(repository, u"/pulls/comments{/number}"_s))},
                     {u"commits"_s, link(self + "/commits"_L1)},
                     {u"statuses"_s, link(statuses)}}},
    };
    if (!whole)
        return object;
    object.insert("mergeable"_L1, pull.state == "open"_L1 ? QJsonValue(true) : nothing);
    object.insert("mergeable_state"_L1, stateFor(repository, pull));
    object.insert("merged"_L1, pull.mergedAt != 0);
    object.insert("merged_by"_L1, nothing);
    object.insert("maintainer_can_modify"_L1, pull.fork);
    object.insert("comments"_L1, 0);
    object.insert("review_comments"_L1, 0);
    object.insert("commits"_L1, 1);
    object.insert("additions"_L1, 48);
    object.insert("deletions"_L1, 12);
    object.insert("changed_files"_L1, 3);
    return object;
}

QJsonObject Represent::review(const Repository& repository, const PullRequest& pull, const Review& review)
{
    const QString self = url(repository, u"/pulls/%1"_s.arg(pull.number));
    const QString page = web(repository, u"/pull/%1#pullrequestreview-%2"_s.arg(pull.number).arg(review.id));
    return {
        {u"id"_s, review.id},
        {u"node_id"_s, nodeId(u"PRR"_s, review.id)},
        {u"user"_s, user(review.user)},
        {u"body"_s, review.body},
        {u"state"_s, review.state},
        {u"commit_id"_s, review.sha},
        {u"html_url"_s, page},
        {u"pull_request_url"_s, self},
        {u"submitted_at"_s, stamp(review.at)},
        {u"author_association"_s, u"MEMBER"_s},
        {u"_links"_s,
         QJsonObject{{u"html"_s, QJsonObject{{u"href"_s, page}}}, {u"pull_request"_s, QJsonObject{{u"href"_s, self}}}}},
    };
}

} // namespace signalbox::demo
