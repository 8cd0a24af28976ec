// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/entities.h"

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

Workflow* Repository::workflow(qint64 workflowId)
{
    const auto found = std::ranges::find(workflows, workflowId, &Workflow::id);
    return found == workflows.end() ? nullptr : &*found;
}

Workflow* Repository::workflow(const QString& pathOrFileOrId)
{
    const auto found = std::ranges::find_if(workflows, [&](const Workflow& workflow) {
        return workflow.path == pathOrFileOrId || workflow.path == ".github/workflows/"_L1 + pathOrFileOrId
            || QString::number(workflow.id) == pathOrFileOrId;
    });
    return found == workflows.end() ? nullptr : &*found;
}

Environment* Repository::environment(const QString& environmentName)
{
    const auto found = std::ranges::find_if(environments, [&](const Environment& environment) {
        return environment.name.compare(environmentName, Qt::CaseInsensitive) == 0;
    });
    return found == environments.end() ? nullptr : &*found;
}

QString Repository::resolve(const QString& ref) const
{
    QString bare = ref;
    for (const auto prefix : {"refs/heads/"_L1, "refs/tags/"_L1, "heads/"_L1, "tags/"_L1}) {
        if (bare.startsWith(prefix)) {
            bare = bare.mid(prefix.size());
            break;
        }
    }
    if (branches.contains(bare))
        return branches.value(bare);
    if (tags.contains(bare))
        return tags.value(bare);
    if (commits.contains(bare))
        return bare;
    if (bare.size() < 7)
        return {};
    const auto found = std::find_if(commits.keyBegin(), commits.keyEnd(),
                                    [&bare](const QString& sha) { return sha.startsWith(bare); });
    return found == commits.keyEnd() ? QString() : *found;
}

const QString& Deployment::state() const
{
    static const QString none;
    return statuses.empty() ? none : statuses.back().state;
}

const Release* Repository::latest() const
{
    const Release* newest = nullptr;
    for (const Release& release : releases) {
        if (release.draft || release.prerelease)
            continue;
        if (release.id == latestRelease)
            return &release;
        if (release.mayBeLatest && (!newest || release.publishedAt >= newest->publishedAt))
            newest = &release;
    }
    return newest;
}

QStringList Repository::historyOf(const QString& sha) const
{
    QStringList history;
    for (auto commit = commits.constFind(sha); commit != commits.cend(); commit = commits.constFind(commit->parent))
        history.append(commit.key());
    return history;
}

QMap<QString, QByteArray> Repository::filesAt(const QString& sha) const
{
    QMap<QString, std::optional<QByteArray>> written; // the newest word on each
    for (auto commit = commits.constFind(sha); commit != commits.cend(); commit = commits.constFind(commit->parent)) {
        for (const auto& [path, text] : commit->written.asKeyValueRange()) {
            if (!written.contains(path))
                written.insert(path, text);
        }
    }
    QMap<QString, QByteArray> all = files;
    for (const auto& [path, text] : written.asKeyValueRange()) {
        if (text)
            all.insert(path, *text);
        else
            all.remove(path);
    }
    return all;
}

} // namespace signalbox::demo
