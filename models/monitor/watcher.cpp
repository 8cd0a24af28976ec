// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watcher_private.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

// A user's action takes effect within seconds; for this long its repository is looked at most often.
constexpr Duration actionTakesEffect = 20s;

} // namespace

Watcher::Private::Private(Watcher* watcher, github::Client& github, history::Store& history, core::Clock& time)
    : q(watcher)
    , client(github)
    , store(history)
    , clock(time)
    , drift(time.now().toMSecsSinceEpoch() - time.elapsed().count())
    , awakeAt(time.elapsed())
    , random(static_cast<quint32>(qHash(github.account().id, 0)))
{
}

Watcher::Private::WatchedPtr Watcher::Private::find(const core::RepositoryName& name) const
{
    const auto found = std::ranges::find_if(
        watched, [&](const WatchedPtr& at) { return at->name == name || at->formerNames.contains(name); });
    return found == watched.end() ? nullptr : *found;
}

Watcher::Private::WatchedPtr Watcher::Private::find(core::RepositoryId id) const
{
    const auto found = std::ranges::find_if(watched, [id](const WatchedPtr& at) { return id && at->id == id; });
    return found == watched.end() ? nullptr : *found;
}

Watcher::Private::WatchedPtr Watcher::Private::add(const core::RepositoryName& name)
{
    if (name.isEmpty() || find(name))
        return nullptr;
    return watched.emplace_back(std::make_shared<Watched>(name, clock.elapsed()));
}

void Watcher::Private::rename(const core::RepositoryName& from, const core::RepositoryName& to)
{
    const WatchedPtr at = find(from);
    if (!at || at->name.full() == to.full())
        return;
    at->formerNames.insert(at->name);
    at->name = to;
    at->freshness.name = to;
    at->repository.wanted = true;
}

void Watcher::Private::putOnScreen(Watched& at, core::RunId run)
{
    const core::Run* row = known.run(at.id, run);
    Followed& state = at.followed[run];
    state.running = row && row->state.isRunning();
    state.open = row && !row->state.isCompleted();
    state.jobs.wanted = true;
    state.itself.wanted = !row;
}

void Watcher::Private::takeOffScreen(Watched& at, core::RunId run)
{
    const auto state = at.followed.find(run);
    if (state == at.followed.end() || state->second.open || state->second.inQuestion)
        return;
    at.followed.erase(state);
    known.forgetJobs(run);
}

void Watcher::Private::announce(const core::ChangeSet& set)
{
    for (const core::Change& change : set.changes) {
        const auto* row = std::get_if<core::Changed<core::Repository>>(&change);
        if (const WatchedPtr at = row ? find(row->after.id) : nullptr)
            at->isAnnounced = true;
    }
    if (!set.isEmpty())
        Q_EMIT q->changed(set);
}

Watcher::Watcher(github::Client& client, history::Store& store, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, store, clock))
{
    connect(&client, &github::Client::repositoryRenamed, this,
            [this](const core::RepositoryName& from, const core::RepositoryName& to) { d->rename(from, to); });
    connect(&store, &history::Store::beganAnew, this, [this] { d->fillNewFile(); });
}

Watcher::~Watcher()
{
    d->keepSeen();
}

QCoro::Task<core::Result<void>> Watcher::start(std::vector<core::RepositoryName> repositories)
{
    return d->recallAll(std::move(repositories));
}

void Watcher::watch(const core::RepositoryName& name)
{
    const auto at = d->add(name);
    if (!at)
        return;
    if (d->conditions.offline) {
        at->freshness.error = offlineError();
        d->showFreshness(*at);
    }
    if (d->stored.contains(name))
        d->recall(at, d->stored.value(name));
    else
        d->dispatch();
}

void Watcher::unwatch(const core::RepositoryName& name)
{
    const auto at = d->find(name);
    if (!at)
        return;
    at->isGone = true;
    std::erase(d->watched, at);
    if (const core::Repository* row = d->known.repository(at->id))
        d->stored.insert(row->name, {.row = *row, .seenAt = at->freshness.seenAt});
    // Its history stays in the store: who watches it again finds it as it was.
    const auto changes = d->known.removeRepository(at->id);
    if (at->isAnnounced)
        Q_EMIT changed({.account = d->client.account().id, .at = d->clock.now(), .changes = changes});
}

std::vector<core::RepositoryName> Watcher::watched() const
{
    std::vector<core::RepositoryName> names;
    for (const auto& at : d->watched)
        names.push_back(at->name);
    return names;
}

void Watcher::setOnScreen(std::optional<core::RepositoryId> repository, std::optional<core::RunId> run)
{
    if (d->repositoryOnScreen == repository && d->runOnScreen == run)
        return;
    if (const auto before = d->find(d->repositoryOnScreen.value_or(core::RepositoryId{})))
        d->takeOffScreen(*before, d->runOnScreen.value_or(core::RunId{}));
    d->repositoryOnScreen = repository;
    d->runOnScreen = run;
    if (const auto at = repository ? d->find(*repository) : nullptr) {
        at->runs.wanted = true;
        if (run)
            d->putOnScreen(*at, *run);
    }
    d->dispatch();
}

void Watcher::lookNow(const core::RepositoryName& name, core::RunId run)
{
    const auto at = d->find(name);
    if (!at)
        return;
    at->lookAtAll();
    at->urgent = true;
    if (!run) {
        at->pulls.wanted = true;
        at->pullWatch.forgetRules();
    }
    if (run) {
        at->expectingUntil = d->clock.elapsed() + actionTakesEffect;
        if (const auto state = at->followed.find(run); state != at->followed.end())
            state->second.itself.wanted = state->second.beyondList;
        else if (!at->isOnPage(run, d->known))
            at->followed[run].itself.wanted = true;
    }
    d->dispatch();
}

void Watcher::lookNow()
{
    d->lookAtAll();
    d->dispatch();
}

void Watcher::lookAtWorkflows(const core::RepositoryName& name)
{
    const auto at = d->find(name);
    if (!at)
        return;
    at->workflows.failures = 0;
    at->workflows.wanted = true;
    at->urgent = true;
    d->dispatch();
}

void Watcher::setConditions(const Conditions& conditions)
{
    const bool cameBack = d->conditions.offline && !conditions.offline;
    const bool went = !d->conditions.offline && conditions.offline;
    d->conditions = conditions;
    if (went)
        d->showFreshnessOfAll(offlineError());
    if (cameBack) {
        d->client.forgetConnections();
        d->lookAtAll();
    }
    d->dispatch();
}

std::optional<core::Repository> Watcher::repository(const core::RepositoryName& name) const
{
    const auto at = d->find(name);
    const core::Repository* row = at ? d->known.repository(at->id) : nullptr;
    return row ? std::optional(*row) : std::nullopt;
}

std::optional<core::Freshness> Watcher::freshness(const core::RepositoryName& name) const
{
    const auto at = d->find(name);
    return at ? std::optional(at->freshness) : std::nullopt;
}

std::optional<QDateTime> Watcher::nextLook() const
{
    std::optional<Duration> soonest;
    for (const auto& at : d->watched) {
        const auto due = d->nextDue(*at);
        if (due && (!soonest || *due < *soonest))
            soonest = due;
    }
    if (!soonest)
        return std::nullopt;
    return d->clock.now().addMSecs(std::max(*soonest - d->clock.elapsed(), Duration(0)).count());
}

bool Watcher::isLooking() const
{
    return d->visits > 0 || d->recalls > 0;
}

} // namespace signalbox::monitor
