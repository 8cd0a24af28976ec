// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/page.h"
#include "monitor/watcher_private.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Cancelled, .what = u"Watching was stopped."_s});
}

bool isAway(core::ErrorKind kind)
{
    return kind == core::ErrorKind::NotFound || kind == core::ErrorKind::Gone;
}

} // namespace

QCoro::Task<core::Result<void>> Watcher::Private::look(WatchedPtr at, Subject subject)
{
    switch (subject.what) {
    case What::Repository:
        return lookAtRepository(std::move(at));
    case What::Workflows:
        return lookAtWorkflows(std::move(at));
    case What::Runs:
        return lookAtRuns(std::move(at));
    case What::Run:
        return lookAtRun(std::move(at), subject.run);
    case What::Pending:
        return lookAtPending(std::move(at), subject.run);
    case What::Pulls:
        return lookAtPulls(std::move(at));
    case What::Jobs:
        break;
    }
    return lookAtJobs(std::move(at), subject.run);
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtRepository(WatchedPtr at)
{
    const QPointer<Watcher> alive(q);
    const auto look
        = co_await client.repository(at->name, priority(*at), at->id ? github::Ask::IfChanged : github::Ask::Always);
    if (!alive || at->isGone)
        co_return cancelled();
    if (!look)
        co_return std::unexpected(look.error());
    if (look->rows.empty())
        co_return {};
    const core::Repository row = look->rows.front();
    if (const WatchedPtr twin = find(row.id); twin && twin != at) {
        // Two names of one repository, watched under both.
        twin->formerNames.insert(at->name);
        at->isGone = true;
        std::erase(watched, at);
        co_return {};
    }
    at->name = row.name;
    at->freshness.name = row.name;
    // The store knows it, under the name that it has now and not under the one that it is watched by.
    if (const auto former = at->id ? std::nullopt : findStored(row.id)) {
        co_await readStored(at, *former);
        if (!alive || at->isGone)
            co_return cancelled();
    }
    Changes changes = adopt(*at, row);
    at->note(changes, known, clock, runOnScreen);
    co_await keep(at, std::move(changes), look->validators);
    co_return {};
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtWorkflows(WatchedPtr at)
{
    const QPointer<Watcher> alive(q);
    const auto look = co_await client.workflows(at->name, priority(*at));
    if (!alive || at->isGone)
        co_return cancelled();
    if (!look)
        co_return std::unexpected(look.error());
    countRequests(look->requests - 1);
    if (look->changed)
        co_await keep(at, known.takeWorkflows(look->rows), look->validators);
    co_return {};
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtRuns(WatchedPtr at)
{
    const QPointer<Watcher> alive(q);
    const github::RunQuery query{.perPage = at->wantsHistory ? longPageOfRuns : pageOfRuns};
    const auto look = co_await client.runs(at->name, query, priority(*at));
    if (!alive || at->isGone)
        co_return cancelled();
    if (!look)
        co_return std::unexpected(look.error());
    const bool wasHistory = std::exchange(at->wantsHistory, false);
    if (look->changed) {
        co_await nameStrangers(at, look->rows);
        if (!alive || at->isGone)
            co_return cancelled();
        const auto isKnown = [&](const core::Run& run) { return known.run(at->id, run.id) != nullptr; };
        // Nothing that we know on a full page: more has happened than fits on it.
        at->wantsHistory = !wasHistory && look->rows.size() >= pageOfRuns && std::ranges::none_of(look->rows, isKnown);
        bool stale = false;
        Changes changes = known.takeRuns(look->rows, &stale);
        at->note(changes, known, clock, runOnScreen);
        at->question(look->rows, known);
        co_await keep(at, std::move(changes), stale ? std::vector<github::Validator>{} : look->validators);
        if (!alive)
            co_return cancelled();
    }
    at->caughtUp = true;
    co_return {};
}

QCoro::Task<void> Watcher::Private::nameStrangers(WatchedPtr at, std::vector<core::Run> runs)
{
    const QPointer<Watcher> alive(q);
    const auto isStrange = [&](const core::Run& run) {
        return !known.hasWorkflow(run.workflow) && !at->strangers.contains(run.workflow);
    };
    if (std::ranges::none_of(runs, isStrange))
        co_return;
    countRequests(1);
    const auto look = co_await client.workflows(at->name, priority(*at));
    if (!alive || at->isGone || !look)
        co_return;
    countRequests(look->requests - 1);
    at->workflows.answered(clock.elapsed());
    if (look->changed) {
        co_await keep(at, known.takeWorkflows(look->rows), look->validators);
        if (!alive)
            co_return;
    }
    for (const core::Run& run : runs | std::views::filter(isStrange))
        at->strangers.insert(run.workflow);
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtRun(WatchedPtr at, core::RunId run)
{
    const QPointer<Watcher> alive(q);
    const bool isKnown = known.run(at->id, run);
    const auto look
        = co_await client.run(at->name, run, priority(*at), isKnown ? github::Ask::IfChanged : github::Ask::Always);
    if (!alive || at->isGone)
        co_return cancelled();
    const bool repositoryAnswers = at->runs.failures == 0 && at->runs.askedAt;
    if (!look && isAway(look.error().kind) && repositoryAnswers) {
        at->followed.erase(run);
        co_await keep(at, known.removeRun(at->id, run), {});
        co_return {};
    }
    if (!look)
        co_return std::unexpected(look.error());
    bool stale = false;
    Changes changes = known.takeRuns(look->rows, &stale);
    at->note(changes, known, clock, runOnScreen);
    if (const auto state = at->followed.find(run); state != at->followed.end()) {
        state->second.inQuestion = false;
        if (!state->second.open && !state->second.jobs.wanted && runOnScreen != run)
            at->followed.erase(state);
    }
    if (look->changed)
        co_await keep(at, std::move(changes), stale ? std::vector<github::Validator>{} : look->validators);
    co_return {};
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtJobs(WatchedPtr at, core::RunId run)
{
    const QPointer<Watcher> alive(q);
    co_await readStoredJobs(at, run);
    if (!alive || at->isGone)
        co_return cancelled();
    const auto look = co_await client.jobs(at->name, run, priority(*at));
    if (!alive || at->isGone)
        co_return cancelled();
    if (look)
        countRequests(look->requests - 1);
    const auto state = at->followed.find(run);
    if (!look && isAway(look.error().kind) && state != at->followed.end()) {
        // The run itself tells whether it was deleted.
        state->second.inQuestion = true;
        state->second.itself.wanted = true;
        co_return {};
    }
    if (!look)
        co_return std::unexpected(look.error());
    bool stale = false;
    Changes changes = known.takeJobs(run, look->rows, &stale);
    if (state != at->followed.end() && !changes.empty()) {
        state->second.changedAt = clock.elapsed();
        at->changedAt = clock.elapsed();
    }
    at->noteJobs(run, known, runOnScreen == run);
    if (!at->followed.contains(run))
        known.forgetJobs(run);
    if (look->changed)
        co_await keep(at, std::move(changes), stale ? std::vector<github::Validator>{} : look->validators);
    co_return {};
}

/// The rows live in `known` alone, so their validators go to no store either: what waits is asked anew at each start.
QCoro::Task<core::Result<void>> Watcher::Private::lookAtPending(WatchedPtr at, core::RunId run)
{
    const QPointer<Watcher> alive(q);
    const auto ask = known.hasPendingOf(run) ? github::Ask::IfChanged : github::Ask::Always;
    const auto look = co_await client.pendingDeployments(at->name, run, priority(*at), ask);
    if (!alive || at->isGone)
        co_return cancelled();
    const bool mayNot = !look && (isAway(look.error().kind) || look.error().kind == core::ErrorKind::Forbidden);
    if (mayNot) {
        // The token sees runs and no deployments: nothing is wrong with the repository, and it will not change by
        // asking.
        if (const auto state = at->followed.find(run); state != at->followed.end())
            state->second.waiting = false;
        co_return {};
    }
    if (!look)
        co_return std::unexpected(look.error());
    const core::Run* row = known.run(at->id, run);
    if (!look->changed || !row || row->state.status != core::Status::Waiting)
        co_return {};
    Changes changes = known.takePending({.repository = at->id, .run = run, .deployments = look->rows});
    client.validators().put(look->validators);
    if (!changes.empty())
        announce({.account = client.account().id,
                  .at = clock.now(),
                  .changes = std::move(changes),
                  .catchingUp = !at->caughtUp});
    co_return {};
}

QCoro::Task<void> Watcher::Private::readStoredJobs(WatchedPtr at, core::RunId run)
{
    const QPointer<Watcher> alive(q);
    const auto before = at->followed.find(run);
    if (before == at->followed.end() || std::exchange(before->second.jobsRead, true))
        co_return;
    const core::AccountId account = client.account().id;
    const auto jobs = co_await store.jobs(account, run, 0);
    if (!alive || at->isGone || !jobs || jobs->empty())
        co_return;
    const auto validators = co_await store.validators(account, run);
    if (!alive || at->isGone)
        co_return;
    if (validators)
        client.validators().put(*validators);
    announce({.account = account, .at = clock.now(), .changes = known.takeJobs(run, *jobs), .catchingUp = true});
}

QCoro::Task<void> Watcher::Private::keep(WatchedPtr at, Changes changes, std::vector<github::Validator> validators)
{
    if (changes.empty() && validators.empty())
        co_return;
    const QPointer<Watcher> alive(q);
    core::ChangeSet set{
        .account = client.account().id, .at = clock.now(), .changes = std::move(changes), .catchingUp = !at->caughtUp};
    core::ChangeSet written = set;
    written.changes = unsaved.before(set.changes);
    const auto saved = co_await store.apply(written, validators);
    if (!alive)
        co_return;
    if (saved) {
        client.validators().put(validators);
        unsaved.forget(written.changes);
        storeFails = false;
    } else {
        unsaved.add(set.changes);
        storeFailed(saved.error());
    }
    // Whoever stopped watching it meanwhile was told that its rows are gone.
    if (alive && !at->isGone)
        announce(set);
}

void Watcher::Private::storeFailed(const core::Error& error)
{
    if (!std::exchange(storeFails, true))
        Q_EMIT q->failed(error);
}

github::Priority Watcher::Private::priority(const Watched& at) const
{
    if (at.urgent)
        return github::Priority::User;
    return momentFor(at).onScreen ? github::Priority::OnScreen : github::Priority::Background;
}

} // namespace signalbox::monitor
