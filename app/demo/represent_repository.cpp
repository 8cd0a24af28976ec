// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"
#include "demo/seed.h"

#include <QCryptographicHash>

#include <array>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

QString nodeId(const QString& kind, qint64 id)
{
    const QByteArray text = (kind + u':' + QString::number(id)).toUtf8();
    return kind + u'_'
        + QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString Represent::url(const Repository& repository, const QString& path) const
{
    return m_origin.api + "/repos/"_L1 + repository.fullName() + path;
}

QString Represent::web(const Repository& repository, const QString& path) const
{
    return m_origin.web + u'/' + repository.fullName() + path;
}

QJsonObject Represent::user(const QString& login)
{
    const auto cached = m_users.constFind(login);
    if (cached != m_users.cend())
        return *cached;
    const User& known = m_world.user(login);
    static constexpr auto bot = "[bot]"_L1;
    const bool isBot = known.login.endsWith(bot);
    // A bot's login has brackets, which an address has not.
    const QString self = m_origin.api + "/users/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(known.login));
    const QJsonObject object{
        {u"login"_s, known.login},
        {u"id"_s, known.id},
        {u"node_id"_s, nodeId(u"U"_s, known.id)},
        {u"avatar_url"_s, u"https://avatars.githubusercontent.com/u/%1?v=4"_s.arg(known.id)},
        {u"gravatar_id"_s, u""_s},
        {u"url"_s, self},
        {u"html_url"_s,
         isBot ? u"https://github.com/apps/"_s + known.login.chopped(bot.size())
               : QString(m_origin.web + u'/' + known.login)},
        {u"followers_url"_s, QString(self + "/followers"_L1)},
        {u"following_url"_s, QString(self + "/following{/other_user}"_L1)},
        {u"gists_url"_s, QString(self + "/gists{/gist_id}"_L1)},
        {u"starred_url"_s, QString(self + "/starred{/owner}{/repo}"_L1)},
        {u"subscriptions_url"_s, QString(self + "/subscriptions"_L1)},
        {u"organizations_url"_s, QString(self + "/orgs"_L1)},
        {u"repos_url"_s, QString(self + "/repos"_L1)},
        {u"events_url"_s, QString(self + "/events{/privacy}"_L1)},
        {u"received_events_url"_s, QString(self + "/received_events"_L1)},
        {u"type"_s, known.organisation ? u"Organization"_s : u"User"_s},
        {u"user_view_type"_s, u"public"_s},
        {u"site_admin"_s, false},
    };
    m_users.insert(login, object);
    return object;
}

QJsonObject Represent::fullUser(const QString& login, bool own)
{
    QJsonObject object = user(login);
    const User& known = m_world.user(login);
    for (const auto nothing : {"company"_L1, "email"_L1, "hireable"_L1, "location"_L1, "bio"_L1, "twitter_username"_L1})
        object.insert(nothing, QJsonValue::Null);
    object.insert("name"_L1, orNull(known.name));
    object.insert("blog"_L1, u""_s);
    for (const auto count : {"public_repos"_L1, "public_gists"_L1, "followers"_L1, "following"_L1})
        object.insert(count, 3);
    object.insert("created_at"_L1, u"2015-04-01T08:30:00Z"_s);
    object.insert("updated_at"_L1, u"2026-01-15T17:05:00Z"_s);
    if (!own)
        return object;
    for (const auto count :
         {"private_gists"_L1, "total_private_repos"_L1, "owned_private_repos"_L1, "disk_usage"_L1, "collaborators"_L1})
        object.insert(count, 0);
    object.insert("two_factor_authentication"_L1, true);
    return object;
}

QJsonObject Represent::organisation(const QString& login)
{
    const User& known = m_world.user(login);
    const QString self = m_origin.api + "/orgs/"_L1 + known.login;
    return {
        {u"login"_s, known.login},
        {u"id"_s, known.id},
        {u"node_id"_s, nodeId(u"O"_s, known.id)},
        {u"url"_s, self},
        {u"repos_url"_s, QString(self + "/repos"_L1)},
        {u"events_url"_s, QString(self + "/events"_L1)},
        {u"hooks_url"_s, QString(self + "/hooks"_L1)},
        {u"issues_url"_s, QString(self + "/issues"_L1)},
        {u"members_url"_s, QString(self + "/members{/member}"_L1)},
        {u"public_members_url"_s, QString(self + "/public_members{/member}"_L1)},
        {u"avatar_url"_s, u"https://avatars.githubusercontent.com/u/%1?v=4"_s.arg(known.id)},
        {u"description"_s, orNull(known.name)},
    };
}

QJsonObject Represent::minimalRepository(const Repository& repository)
{
    const auto cached = m_minimalRepositories.constFind(repository.fullName());
    if (cached != m_minimalRepositories.cend())
        return *cached;
    // Field of the address -> what stands behind the repository's own.
    static constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 36> addresses{{
        {"archive_url"_L1, "/{archive_format}{/ref}"_L1},
        {"assignees_url"_L1, "/assignees{/user}"_L1},
        {"blobs_url"_L1, "/git/blobs{/sha}"_L1},
        {"branches_url"_L1, "/branches{/branch}"_L1},
        {"collaborators_url"_L1, "/collaborators{/collaborator}"_L1},
        {"comments_url"_L1, "/comments{/number}"_L1},
        {"commits_url"_L1, "/commits{/sha}"_L1},
        {"compare_url"_L1, "/compare/{base}...{head}"_L1},
        {"contents_url"_L1, "/contents/{+path}"_L1},
        {"contributors_url"_L1, "/contributors"_L1},
        {"deployments_url"_L1, "/deployments"_L1},
        {"downloads_url"_L1, "/downloads"_L1},
        {"events_url"_L1, "/events"_L1},
        {"forks_url"_L1, "/forks"_L1},
        {"git_commits_url"_L1, "/git/commits{/sha}"_L1},
        {"git_refs_url"_L1, "/git/refs{/sha}"_L1},
        {"git_tags_url"_L1, "/git/tags{/sha}"_L1},
        {"hooks_url"_L1, "/hooks"_L1},
        {"issue_comment_url"_L1, "/issues/comments{/number}"_L1},
        {"issue_events_url"_L1, "/issues/events{/number}"_L1},
        {"issues_url"_L1, "/issues{/number}"_L1},
        {"keys_url"_L1, "/keys{/key_id}"_L1},
        {"labels_url"_L1, "/labels{/name}"_L1},
        {"languages_url"_L1, "/languages"_L1},
        {"merges_url"_L1, "/merges"_L1},
        {"milestones_url"_L1, "/milestones{/number}"_L1},
        {"notifications_url"_L1, "/notifications{?since,all,participating}"_L1},
        {"pulls_url"_L1, "/pulls{/number}"_L1},
        {"releases_url"_L1, "/releases{/id}"_L1},
        {"stargazers_url"_L1, "/stargazers"_L1},
        {"statuses_url"_L1, "/statuses/{sha}"_L1},
        {"subscribers_url"_L1, "/subscribers"_L1},
        {"subscription_url"_L1, "/subscription"_L1},
        {"tags_url"_L1, "/tags"_L1},
        {"teams_url"_L1, "/teams"_L1},
        {"trees_url"_L1, "/git/trees{/sha}"_L1},
    }};
    const QString self = url(repository);
    QJsonObject object{
        {u"id"_s, repository.id},
        {u"node_id"_s, nodeId(u"R"_s, repository.id)},
        {u"name"_s, repository.name},
        {u"full_name"_s, repository.fullName()},
        {u"owner"_s, user(repository.owner)},
        {u"private"_s, repository.isPrivate},
        {u"description"_s, orNull(repository.description)},
        {u"fork"_s, repository.isFork},
        {u"url"_s, self},
        {u"html_url"_s, web(repository)},
    };
    for (const auto& [field, tail] : addresses)
        object.insert(field, QString(self + tail));
    m_minimalRepositories.insert(repository.fullName(), object);
    return object;
}

QJsonObject Represent::repository(const Repository& repository, const QJsonObject& permissions)
{
    QJsonObject object = minimalRepository(repository);
    const QString host = m_origin.web.section("//"_L1, 1);
    object.insert("clone_url"_L1, web(repository, u".git"_s));
    object.insert("git_url"_L1, QString("git://"_L1 + host + u'/' + repository.fullName() + ".git"_L1));
    object.insert("ssh_url"_L1, QString("git@"_L1 + host + u':' + repository.fullName() + ".git"_L1));
    object.insert("svn_url"_L1, web(repository));
    for (const auto nothing : {"mirror_url"_L1, "homepage"_L1, "license"_L1})
        object.insert(nothing, QJsonValue::Null);
    for (const auto count :
         {"forks"_L1, "forks_count"_L1, "open_issues"_L1, "open_issues_count"_L1, "stargazers_count"_L1, "watchers"_L1,
          "watchers_count"_L1, "network_count"_L1, "subscribers_count"_L1})
        object.insert(count, static_cast<qint64>(mix(numberFrom(repository.name), 5) % 90));
    object.insert("size"_L1, 4096);
    for (const auto on : {"has_issues"_L1, "has_projects"_L1, "has_wiki"_L1, "has_downloads"_L1, "allow_forking"_L1})
        object.insert(on, true);
    for (const auto off :
         {"has_pages"_L1, "has_discussions"_L1, "is_template"_L1, "disabled"_L1, "web_commit_signoff_required"_L1})
        object.insert(off, false);
    object.insert("archived"_L1, repository.archived);
    object.insert("language"_L1, repository.language);
    object.insert("topics"_L1, QJsonArray::fromStringList(repository.topics));
    object.insert("visibility"_L1, repository.isPrivate ? u"private"_s : u"public"_s);
    object.insert("default_branch"_L1, repository.defaultBranch);
    object.insert("created_at"_L1, stamp(repository.createdAt));
    object.insert("updated_at"_L1, stamp(repository.updatedAt));
    object.insert("pushed_at"_L1, stamp(repository.pushedAt));
    if (!permissions.isEmpty())
        object.insert("permissions"_L1, permissions);
    return object;
}

} // namespace signalbox::demo
