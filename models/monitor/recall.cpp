// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/page.h"
#include "monitor/watcher_private.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

// GitHub runs nothing again after this, so nothing changes in a run that ended before.
constexpr int daysOfRerun = 30;

core::Error cancelled()
{
    return {.kind = core::ErrorKind::Cancelled, .what = u"Watching was stopped."_s};
}

} // namespace

QCoro::Task<core::Result<void>> Watcher::Private::recallAll(std::vector<core::RepositoryName> names)
{
    const QPointer<Watcher> alive(q);
    for (const core::RepositoryName& name : names)
        add(name);
    ++recalls;
    const auto recalled = co_await readStore();
    if (!alive)
        co_return std::unexpected(cancelled());
    --recalls;
    core::ChangeSet set{.account = client.account().id, .at = clock.now(), .catchingUp = true};
    if (recalled)
        set.changes = take(*recalled);
    for (const WatchedPtr& at : watched)
        at->resume(known, clock);
    store.forgetValidators(client.account().id, clock.now().addDays(-daysOfRerun));
    started = true;
    awakeAt = clock.elapsed();
    announce(set);
    if (alive && !recalled) {
        storeFails = true;
        Q_EMIT q->failed(recalled.error());
    }
    if (alive && conditions.offline)
        showFreshnessOfAll(offlineError());
    if (!alive)
        co_return std::unexpected(cancelled());
    dispatch();
    co_return recalled ? core::Result<void>() : std::unexpected(recalled.error());
}

QCoro::Task<core::Result<Recalled>> Watcher::Private::readStore()
{
    const QPointer<Watcher> alive(q);
    const core::AccountId account = client.account().id;
    const auto wanted = static_cast<std::size_t>(longPageOfRuns) * std::max<std::size_t>(watched.size(), 1);
    auto snapshot = co_await store.snapshot(account, static_cast<int>(wanted));
    if (!alive)
        co_return std::unexpected(cancelled());
    if (!snapshot)
        co_return std::unexpected(snapshot.error());
    Recalled recalled{.snapshot = *std::move(snapshot)};
    std::vector<core::Repository> ours;
    std::ranges::copy_if(recalled.snapshot.repositories, std::back_inserter(ours),
                         [this](const core::Repository& repository) { return find(repository.name) != nullptr; });
    // A busy repository may have filled the snapshot; a 304 promises the rows of the quiet ones as well.
    const bool isCrowded = recalled.snapshot.runs.size() >= wanted;
    for (const core::Repository& repository : isCrowded ? ours : std::vector<core::Repository>{}) {
        const auto runs = co_await store.runs(account, repository.id, longPageOfRuns);
        if (!alive)
            co_return std::unexpected(cancelled());
        if (!runs)
            co_return std::unexpected(runs.error());
        std::ranges::copy(*runs, std::back_inserter(recalled.snapshot.runs));
    }
    auto validators = co_await store.validators(account, ours);
    if (!alive)
        co_return std::unexpected(cancelled());
    if (!validators)
        co_return std::unexpected(validators.error());
    recalled.validators = *std::move(validators);
    co_return recalled;
}

Known::Changes Watcher::Private::take(const Recalled& recalled)
{
    Changes changes;
    const auto append = [&changes](const Changes& more) { std::ranges::copy(more, std::back_inserter(changes)); };
    const history::Snapshot& snapshot = recalled.snapshot;
    for (const core::Repository& repository : snapshot.repositories) {
        const auto seen = snapshot.seen.constFind(repository.id);
        const auto seenAt = seen == snapshot.seen.cend() ? std::nullopt : std::optional(std::min(*seen, clock.now()));
        if (const WatchedPtr at = find(repository.name)) {
            append(adopt(*at, repository));
            at->freshness.seenAt = seenAt;
        } else {
            stored.insert(repository.name, {.row = repository, .seenAt = seenAt});
        }
    }
    client.validators().put(recalled.validators);
    client.rememberWorkflows(snapshot.workflows);
    known.takeWorkflows(snapshot.workflows);
    for (const WatchedPtr& at : watched)
        append(known.workflowsAsNew(at->id));
    const auto isWatched = [this](const core::Run& run) { return find(run.repository) != nullptr; };
    append(known.takeRuns(snapshot.runs | std::views::filter(isWatched) | std::ranges::to<std::vector>()));
    return changes;
}

QCoro::Task<void> Watcher::Private::recall(WatchedPtr at, Unwatched former)
{
    const QPointer<Watcher> alive(q);
    at->isVisited = true;
    ++recalls;
    co_await readStored(at, former);
    if (!alive)
        co_return;
    --recalls;
    at->isVisited = false;
    dispatch();
}

QCoro::Task<void> Watcher::Private::readStored(WatchedPtr at, Unwatched former)
{
    const QPointer<Watcher> alive(q);
    const core::AccountId account = client.account().id;
    const auto runs = co_await store.runs(account, former.row.id, longPageOfRuns);
    if (!alive)
        co_return;
    const auto validators = co_await store.validators(account, std::vector{former.row});
    // Watched no more: it stays among the stored ones, for whoever watches it again.
    if (!alive || at->isGone)
        co_return;
    stored.remove(former.row.name);
    core::ChangeSet set{.account = account, .at = clock.now(), .changes = adopt(*at, former.row), .catchingUp = true};
    std::ranges::copy(known.workflowsAsNew(at->id), std::back_inserter(set.changes));
    if (runs)
        std::ranges::copy(known.takeRuns(*runs), std::back_inserter(set.changes));
    if (runs && validators)
        client.validators().put(*validators);
    if (!at->freshness.seenAt)
        at->freshness.seenAt = former.seenAt;
    at->resume(known, clock);
    announce(set);
}

std::optional<Unwatched> Watcher::Private::findStored(core::RepositoryId id) const
{
    const auto found = std::ranges::find_if(stored, [id](const Unwatched& former) { return former.row.id == id; });
    return found == stored.end() ? std::nullopt : std::optional(*found);
}

Known::Changes Watcher::Private::adopt(Watched& at, const core::Repository& repository)
{
    at.id = repository.id;
    at.freshness.repository = repository.id;
    return known.takeRepository(repository);
}

QCoro::Task<void> Watcher::Private::keepSeen()
{
    if (!started || stopped)
        co_return;
    const QPointer<Watcher> alive(q);
    seenKeptAt = clock.elapsed();
    history::Seen seen;
    for (const WatchedPtr& at : watched) {
        if (const auto seenAt = at->freshness.seenAt; at->id && seenAt)
            seen.insert(at->id, *seenAt);
    }
    if (seen == std::exchange(seenKept, seen))
        co_return;
    const auto saved = co_await store.keepSeen(client.account().id, seen);
    if (alive && !saved)
        storeFailed(saved.error());
}

void Watcher::Private::fillNewFile()
{
    // A validator promises rows that are in the store.
    client.validators().clear();
    stored.clear();
    seenKept.clear();
    unsaved.add(known.everything());
}

} // namespace signalbox::monitor
