// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/represent.h"
#include "demo/seed.h"

#include <QCryptographicHash>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QString mailOf(const QString& login)
{
    return login.toLower() + "@users.noreply.github.com"_L1;
}

constexpr int githubActions = 15368;

QJsonObject protectionOf(const QStringList& contexts, bool isProtected)
{
    QJsonArray checks;
    for (const QString& context : contexts)
        checks.append(QJsonObject{{u"context"_s, context}, {u"app_id"_s, githubActions}});
    return {{u"enabled"_s, isProtected},
            {u"required_status_checks"_s,
             QJsonObject{{u"enforcement_level"_s, contexts.isEmpty() ? u"off"_s : u"non_admins"_s},
                         {u"contexts"_s, QJsonArray::fromStringList(contexts)},
                         {u"checks"_s, checks}}}};
}

} // namespace

QString blobSha(const QByteArray& text)
{
    const QByteArray blob = "blob " + QByteArray::number(text.size()) + '\0' + text;
    return QString::fromLatin1(QCryptographicHash::hash(blob, QCryptographicHash::Sha1).toHex());
}

QJsonObject Represent::simpleCommit(const Repository& repository, const QString& sha)
{
    const Commit known = repository.commits.value(sha);
    const User& author = m_world.user(known.author);
    const QJsonObject person{{u"name"_s, author.name.isEmpty() ? author.login : author.name},
                             {u"email"_s, mailOf(author.login)}};
    return {
        {u"id"_s, sha},
        {u"tree_id"_s, shaFrom(numberFrom(sha), 1)},
        {u"message"_s, known.message},
        {u"timestamp"_s, stamp(known.at)},
        {u"author"_s, person},
        {u"committer"_s, person},
    };
}

QJsonObject Represent::commit(const Repository& repository, const QString& sha)
{
    const Commit known = repository.commits.value(sha);
    const User& author = m_world.user(known.author);
    const QJsonObject person{{u"name"_s, author.name.isEmpty() ? author.login : author.name},
                             {u"email"_s, mailOf(author.login)},
                             {u"date"_s, stamp(known.at)}};
    const QString tree = shaFrom(numberFrom(sha), 1);
    QJsonArray parents;
    if (!known.parent.isEmpty())
        parents.append(QJsonObject{{u"sha"_s, known.parent},
                                   {u"url"_s, url(repository, "/commits/"_L1 + known.parent)},
                                   {u"html_url"_s, web(repository, "/commit/"_L1 + known.parent)}});
    return {
        {u"sha"_s, sha},
        {u"node_id"_s, QString("C_"_L1 + sha)},
        {u"commit"_s,
         QJsonObject{{u"author"_s, person},
                     {u"committer"_s, person},
                     {u"message"_s, known.message},
                     {u"tree"_s, QJsonObject{{u"sha"_s, tree}, {u"url"_s, url(repository, "/git/trees/"_L1 + tree)}}},
                     {u"url"_s, url(repository, "/git/commits/"_L1 + sha)},
                     {u"comment_count"_s, 0}}},
        {u"url"_s, url(repository, "/commits/"_L1 + sha)},
        {u"html_url"_s, web(repository, "/commit/"_L1 + sha)},
        {u"comments_url"_s, url(repository, "/commits/"_L1 + sha + "/comments"_L1)},
        {u"author"_s, user(known.author)},
        {u"committer"_s, user(known.author)},
        {u"parents"_s, parents},
    };
}

QJsonObject Represent::change(const Repository& repository, const FileChange& change, const QString& sha)
{
    return {
        {u"sha"_s, blobSha(change.after)},
        {u"filename"_s, change.path},
        {u"status"_s, change.status},
        {u"additions"_s, change.additions},
        {u"deletions"_s, change.deletions},
        {u"changes"_s, change.additions + change.deletions},
        {u"blob_url"_s, web(repository, "/blob/"_L1 + sha + u'/' + change.path)},
        {u"raw_url"_s, web(repository, "/raw/"_L1 + sha + u'/' + change.path)},
        {u"contents_url"_s, url(repository, "/contents/"_L1 + change.path + "?ref="_L1 + sha)},
        {u"patch"_s, change.patch},
    };
}

QJsonObject Represent::gitCommit(const Repository& repository, const QString& sha)
{
    const QJsonObject whole = commit(repository, sha);
    QJsonObject inner = whole.value("commit"_L1).toObject();
    inner.remove("comment_count"_L1);
    inner.insert("sha"_L1, sha);
    inner.insert("node_id"_L1, whole.value("node_id"_L1));
    inner.insert("html_url"_L1, whole.value("html_url"_L1));
    inner.insert("parents"_L1, whole.value("parents"_L1));
    inner.insert("verification"_L1,
                 QJsonObject{{u"verified"_s, false},
                             {u"reason"_s, u"unsigned"_s},
                             {u"signature"_s, QJsonValue::Null},
                             {u"payload"_s, QJsonValue::Null},
                             {u"verified_at"_s, QJsonValue::Null}});
    return inner;
}

QJsonObject Represent::gitRef(const Repository& repository, const QString& branch)
{
    const QString sha = repository.branches.value(branch);
    return {{u"ref"_s, QString("refs/heads/"_L1 + branch)},
            {u"node_id"_s, QString("REF_"_L1 + branch)},
            {u"url"_s, url(repository, "/git/refs/heads/"_L1 + branch)},
            {u"object"_s,
             QJsonObject{
                 {u"sha"_s, sha}, {u"type"_s, u"commit"_s}, {u"url"_s, url(repository, "/git/commits/"_L1 + sha)}}}};
}

QJsonObject Represent::shortBranch(const Repository& repository, const QString& name)
{
    const QString sha = repository.branches.value(name);
    return {
        {u"name"_s, name},
        {u"commit"_s, QJsonObject{{u"sha"_s, sha}, {u"url"_s, url(repository, "/commits/"_L1 + sha)}}},
        {u"protected"_s, repository.requirements.contains(name)},
    };
}

QJsonObject Represent::branch(const Repository& repository, const QString& name)
{
    const QString self = url(repository, "/branches/"_L1 + name);
    const bool isProtected = repository.requirements.contains(name);
    return {
        {u"name"_s, name},
        {u"commit"_s, commit(repository, repository.branches.value(name))},
        {u"_links"_s, QJsonObject{{u"self"_s, self}, {u"html"_s, web(repository, "/tree/"_L1 + name)}}},
        {u"protected"_s, isProtected},
        {u"protection"_s, protectionOf(repository.requirements.value(name).byProtection, isProtected)},
        {u"protection_url"_s, QString(self + "/protection"_L1)},
    };
}

// Rules that hold for a branch come one by one, whatever ruleset they are of; a repository without any has none.
QJsonArray Represent::branchRules(const Repository& repository, const QString& name)
{
    const Requirements required = repository.requirements.value(name);
    const auto rule = [&repository](const QString& type, const QJsonObject& parameters) {
        return QJsonObject{{u"type"_s, type},
                           {u"ruleset_source_type"_s, u"Repository"_s},
                           {u"ruleset_source"_s, repository.fullName()},
                           {u"ruleset_id"_s, repository.id % 1'000'000},
                           {u"parameters"_s, parameters}};
    };
    QJsonArray rules;
    if (required.pullRequest)
        rules.append(rule(u"pull_request"_s,
                          {{u"dismiss_stale_reviews_on_push"_s, false},
                           {u"require_code_owner_review"_s, false},
                           {u"require_last_push_approval"_s, false},
                           {u"required_approving_review_count"_s, 1},
                           {u"required_review_thread_resolution"_s, false}}));
    QJsonArray checks;
    for (const QString& context : required.byRuleset)
        checks.append(QJsonObject{{u"context"_s, context}});
    if (!checks.isEmpty())
        rules.append(rule(u"required_status_checks"_s,
                          {{u"required_status_checks"_s, checks},
                           {u"strict_required_status_checks_policy"_s, false},
                           {u"do_not_enforce_on_create"_s, false}}));
    return rules;
}

QJsonObject Represent::tag(const Repository& repository, const QString& name)
{
    const QString sha = repository.tags.value(name);
    return {
        {u"name"_s, name},
        {u"node_id"_s, QString("REF_"_L1 + name)},
        {u"zipball_url"_s, url(repository, "/zipball/refs/tags/"_L1 + name)},
        {u"tarball_url"_s, url(repository, "/tarball/refs/tags/"_L1 + name)},
        {u"commit"_s, QJsonObject{{u"sha"_s, sha}, {u"url"_s, url(repository, "/commits/"_L1 + sha)}}},
    };
}

QJsonObject Represent::file(const Repository& repository, const QString& path, const QByteArray& text,
                            const QString& ref, bool withContent)
{
    const QString sha = blobSha(text);
    const QString self = url(repository, "/contents/"_L1 + path + "?ref="_L1 + ref);
    const QString page = web(repository, "/blob/"_L1 + ref + u'/' + path);
    const QString git = url(repository, "/git/blobs/"_L1 + sha);
    QJsonObject object{
        {u"type"_s, u"file"_s},
        {u"name"_s, path.section(u'/', -1)},
        {u"path"_s, path},
        {u"sha"_s, sha},
        {u"size"_s, text.size()},
        {u"url"_s, self},
        {u"html_url"_s, page},
        {u"git_url"_s, git},
        {u"download_url"_s, web(repository, "/raw/"_L1 + ref + u'/' + path)},
        {u"_links"_s, QJsonObject{{u"self"_s, self}, {u"git"_s, git}, {u"html"_s, page}}},
    };
    if (!withContent)
        return object;
    // What is larger than a megabyte is to be had raw, and no other way.
    if (text.size() > 1'048'576) {
        object.insert("content"_L1, QString());
        object.insert("encoding"_L1, u"none"_s);
        return object;
    }
    // Lines of 60, as GitHub breaks them.
    const QByteArray encoded = text.toBase64();
    QString content;
    for (qsizetype at = 0; at < encoded.size(); at += 60)
        content += QString::fromLatin1(encoded.sliced(at, std::min<qsizetype>(60, encoded.size() - at))) + u'\n';
    object.insert("content"_L1, content);
    object.insert("encoding"_L1, u"base64"_s);
    return object;
}

} // namespace signalbox::demo
