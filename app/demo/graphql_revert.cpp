// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/graphql.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

/// What takes back what a commit did to files.
QMap<QString, std::optional<QByteArray>> inverseOf(const Repository& repository, const Commit& commit)
{
    const QMap<QString, QByteArray> before = repository.filesAt(commit.parent);
    QMap<QString, std::optional<QByteArray>> inverse;
    for (const QString& path : commit.written.keys())
        inverse.insert(path, before.contains(path) ? std::optional(before.value(path)) : std::nullopt);
    return inverse;
}

std::expected<QJsonObject, QString> reverted(Call& call, Repository& repository, const PullRequest& pull,
                                             const QJsonObject& input)
{
    if (pull.merged.isEmpty())
        return std::unexpected(u"Pull request must be merged in order to be reverted"_s);
    const QString branch = u"revert-%1-%2"_s.arg(pull.number).arg(pull.head);
    if (repository.branches.contains(branch))
        return std::unexpected(u"A branch named %1 already exists"_s.arg(branch));
    // Opening another one moves it.
    const QJsonObject own = pullRequestNode(call, repository, pull);
    const QString base = pull.base;
    const QString body = u"Reverts %1#%2"_s.arg(repository.fullName()).arg(pull.number);
    const QString title = input.value("title"_L1).toString(u"Revert \"%1\""_s.arg(pull.title));
    repository.branches.insert(branch, repository.branches.value(base));
    call.world.push(repository,
                    {.branch = branch,
                     .message = u"%1\n\nThis reverts commit %2."_s.arg(title, pull.merged),
                     .author = call.request.login,
                     .written = inverseOf(repository, repository.commits.value(pull.merged))});
    const PullRequest& opened = call.world.openPull(repository,
                                                    {.title = title,
                                                     .body = input.value("body"_L1).toString(body),
                                                     .author = call.request.login,
                                                     .head = branch,
                                                     .base = base,
                                                     .draft = input.value("draft"_L1).toBool()});
    return QJsonObject{{u"clientMutationId"_s, input.value("clientMutationId"_L1)},
                       {u"pullRequest"_s, own},
                       {u"revertPullRequest"_s, pullRequestNode(call, repository, opened)}};
}

} // namespace

std::expected<QJsonObject, QString> revertPullRequest(Call& call, const QJsonObject& input)
{
    const QString id = input.value("pullRequestId"_L1).toString();
    for (const auto& [key, repository] : call.world.repositories()) {
        const auto pull = std::ranges::find_if(
            repository->pullRequests, [&id](const PullRequest& each) { return nodeId(u"PR"_s, each.id) == id; });
        if (pull != repository->pullRequests.end())
            return reverted(call, *repository, *pull, input);
    }
    return std::unexpected(u"Could not resolve to a node with the global id of '%1'"_s.arg(id));
}

} // namespace signalbox::demo
