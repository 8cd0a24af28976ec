// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/page.h"
#include "monitor/watcher_private.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

core::Error cancelled()
{
    return {.kind = core::ErrorKind::Cancelled, .what = u"Watching was stopped."_s};
}

void append(core::ChangeSet& set, const Known::Changes& more)
{
    set.changes.insert(set.changes.end(), more.begin(), more.end());
}

} // namespace

QCoro::Task<core::Result<void>> Watcher::Private::recallAll(std::vector<core::RepositoryName> names)
{
    const QPointer<Watcher> alive(q);
    for (const core::RepositoryName& name : names)
        add(name);
    const int wanted = longPageOfRuns * static_cast<int>(std::max<std::size_t>(watched.size(), 1));
    const auto snapshot = co_await store.snapshot(client.account().id, wanted);
    if (!alive)
        co_return std::unexpected(cancelled());
    core::ChangeSet set{.account = client.account().id, .at = clock.now(), .catchingUp = true};
    std::vector<WatchedPtr> crowdedOut;
    if (snapshot) {
        client.validators().put(snapshot->validators);
        for (const core::Repository& repository : snapshot->repositories) {
            if (const WatchedPtr at = find(repository.name))
                append(set, adopt(*at, repository));
            else
                stored.insert(repository.name, repository);
        }
        client.rememberWorkflows(snapshot->workflows);
        known.takeWorkflows(snapshot->workflows);
        for (const WatchedPtr& at : watched)
            append(set, known.workflowsAsNew(at->id));
        const auto isWatched = [this](const core::Run& run) { return find(run.repository) != nullptr; };
        append(set, known.takeRuns(snapshot->runs | std::views::filter(isWatched) | std::ranges::to<std::vector>()));
        // A busy repository may have filled the snapshot; a 304 promises the rows of the quiet ones as well.
        if (snapshot->runs.size() >= static_cast<std::size_t>(wanted))
            crowdedOut = watched;
    }
    for (const WatchedPtr& at : crowdedOut) {
        const auto runs = co_await store.runs(client.account().id, at->id, longPageOfRuns);
        if (!alive)
            co_return std::unexpected(cancelled());
        if (runs)
            append(set, known.takeRuns(*runs));
    }
    for (const WatchedPtr& at : watched)
        at->resume(known, clock);
    started = true;
    if (!set.isEmpty())
        Q_EMIT q->changed(set);
    if (!snapshot) {
        storeFails = true;
        Q_EMIT q->failed(snapshot.error());
    }
    if (!alive)
        co_return std::unexpected(cancelled());
    dispatch();
    co_return snapshot ? core::Result<void>() : std::unexpected(snapshot.error());
}

QCoro::Task<void> Watcher::Private::recall(WatchedPtr at, core::Repository repository)
{
    const QPointer<Watcher> alive(q);
    at->isVisited = true;
    const core::AccountId account = client.account().id;
    const auto runs = co_await store.runs(account, repository.id, longPageOfRuns);
    if (!alive)
        co_return;
    at->isVisited = false;
    if (at->isGone)
        co_return;
    core::ChangeSet set{.account = account, .at = clock.now(), .catchingUp = true};
    append(set, adopt(*at, repository));
    append(set, known.workflowsAsNew(at->id));
    if (runs)
        append(set, known.takeRuns(*runs));
    at->resume(known, clock);
    Q_EMIT q->changed(set);
    if (alive)
        dispatch();
}

Known::Changes Watcher::Private::adopt(Watched& at, const core::Repository& repository)
{
    at.id = repository.id;
    at.freshness.repository = repository.id;
    return known.takeRepository(repository);
}

} // namespace signalbox::monitor
