// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of a branch, read and written. Who is refused, and in which words, is as it was measured on GitHub.
#include "demo/router.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr auto WorkflowFolder = ".github/workflows/"_L1;

Response dated(Response response, Moment modified)
{
    response.validators = Response::Validators::TagAndDate;
    response.modified = modified;
    return response;
}

QJsonObject folderEntry(Call& call, const QString& path, const QString& ref)
{
    QJsonObject entry = call.represent.file(*call.repository, path, {}, ref, false);
    entry.insert("type"_L1, u"dir"_s);
    entry.insert("download_url"_L1, QJsonValue::Null);
    return entry;
}

/// What stands right below a folder: its files, and each folder once.
QJsonArray entriesOf(Call& call, const QMap<QString, QByteArray>& files, const QString& folder, const QString& ref)
{
    const QString start = folder + u'/';
    QJsonArray entries;
    QString last;
    for (const auto& [path, text] : files.asKeyValueRange()) {
        if (!path.startsWith(start))
            continue;
        const QString inner = path.mid(start.size());
        if (!inner.contains(u'/')) {
            entries.append(call.represent.file(*call.repository, path, text, ref, false));
        } else if (const QString below = start + inner.section(u'/', 0, 0); below != last) {
            entries.append(folderEntry(call, below, ref));
            last = below;
        }
    }
    return entries;
}

Response getContents(Call& call)
{
    const QString asked = call.request.parameter(u"ref"_s);
    const QString ref = asked.isEmpty() ? call.repository->defaultBranch : asked;
    const QString sha = call.repository->resolve(ref);
    if (sha.isEmpty())
        return Response::refusal(404, u"No commit found for the ref "_s + ref);
    const QMap<QString, QByteArray> files = call.repository->filesAt(sha);
    const QString path = call.part(0);
    if (const auto file = files.constFind(path); file != files.cend())
        return dated(Response::json(call.represent.file(*call.repository, path, *file, ref, true)),
                     call.repository->pushedAt);
    const QJsonArray entries = entriesOf(call, files, path, ref);
    return entries.isEmpty() ? Response::notFound() : dated(Response::json(entries), call.repository->pushedAt);
}

Response notSupplied(const QString& name)
{
    return Response::refusal(422, u"Invalid request.\n\n\"%1\" wasn't supplied."_s.arg(name));
}

/// Why this token may not write there.
std::optional<Response> refusesWriter(const Call& call, const QString& path)
{
    if (call.repository->archived)
        return Response::refusal(403, u"Repository was archived so is read-only."_s);
    if (!path.startsWith(WorkflowFolder) || call.request.grant.workflows)
        return std::nullopt;
    if (call.request.grant.classic)
        return Response::notFound();
    Response response = Response::refusal(403, u"Resource not accessible by personal access token"_s);
    response.headers.append("X-Accepted-GitHub-Permissions"_L1, "contents=write; contents=write,workflows=write"_L1);
    return response;
}

/// Why a branch takes no commit from outside a pull request. Its own protection lets administrators by, rules do not.
QString protectionAgainst(const Call& call, const QString& branch)
{
    const Requirements required = call.repository->requirements.value(branch);
    if (required.pullRequest)
        return u"Repository rule violations found\n\nChanges must be made through a pull request.\n\n"_s;
    if (const auto count = required.byRuleset.size(); count > 0)
        return u"Repository rule violations found\n\n%1 of %1 required status checks are expected.\n\n"_s.arg(count);
    if (!required.byProtection.isEmpty() && call.request.grant.rights < Rights::Administer)
        return u"Could not update file: Required status check \"%1\" is expected."_s.arg(required.byProtection.first());
    return {};
}

/// A new file of workflows on the default branch is a workflow from then on.
void registerWorkflow(Call& call, const QString& path, const QByteArray& text)
{
    if (!path.startsWith(WorkflowFolder) || call.repository->workflow(path))
        return;
    QString name = path;
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith("name:"))
            name = QString::fromUtf8(line.mid(5)).trimmed();
    }
    call.repository->workflows.push_back({.id = call.world.nextId(u"workflow"_s),
                                          .name = name,
                                          .path = path,
                                          .createdAt = call.world.now(),
                                          .updatedAt = call.world.now()});
}

Response putContents(Call& call)
{
    const QString path = call.part(0);
    if (std::optional<Response> refused = refusesWriter(call, path))
        return *std::move(refused);
    const QJsonObject body = call.request.json();
    for (const QString& name : {u"message"_s, u"content"_s}) {
        if (!body.value(name).isString())
            return notSupplied(name);
    }
    const QString branch = body.value("branch"_L1).toString(call.repository->defaultBranch);
    const QString head = call.repository->branches.value(branch);
    if (head.isEmpty())
        return Response::refusal(404, u"Branch %1 not found"_s.arg(branch));
    const auto decoded = QByteArray::fromBase64Encoding(body.value("content"_L1).toString().remove(u'\n').toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return Response::refusal(422, u"content is not valid Base64"_s);
    const QMap<QString, QByteArray> files = call.repository->filesAt(head);
    const auto known = files.constFind(path);
    const QString sha = body.value("sha"_L1).toString();
    if (known != files.cend() && sha.isEmpty())
        return notSupplied(u"sha"_s);
    if (known != files.cend() && sha != blobSha(*known))
        return Response::refusal(409, path + " does not match "_L1 + sha);
    if (const QString why = protectionAgainst(call, branch); !why.isEmpty())
        return Response::refusal(409, why);

    const int status = known == files.cend() ? 201 : 200;
    if (branch == call.repository->defaultBranch)
        registerWorkflow(call, path, *decoded);
    const QString commit = call.world.push(*call.repository,
                                           {.branch = branch,
                                            .message = body.value("message"_L1).toString(),
                                            .author = call.request.login,
                                            .written = {{path, *decoded}}});
    return Response::json(
        QJsonObject{{u"content"_s, call.represent.file(*call.repository, path, *decoded, branch, false)},
                    {u"commit"_s, call.represent.gitCommit(*call.repository, commit)}},
        status);
}

} // namespace

std::vector<Route> contentRoutes()
{
    return {
        {"GET", u"R/contents/{path...}"_s, Needs::Nothing, getContents},
        {"PUT", u"R/contents/{path...}"_s, Needs::WriteToken, putContents, "contents=write"},
    };
}

} // namespace signalbox::demo
