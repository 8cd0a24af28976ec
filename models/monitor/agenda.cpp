// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/agenda.h"

#include "monitor/page.h"

#include <algorithm>
#include <ranges>

using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

// GitHub ends a run a moment before its last job's row says so; after this many looks we believe what we see.
constexpr int looksAfterEnd = 5;

constexpr Duration afterStart = 20s;

/// A time of GitHub's on our own scale of time passed; not later than now, whatever the clocks say.
Duration momentOf(const QDateTime& time, const core::Clock& clock)
{
    return clock.elapsed() - Duration(std::max<qint64>(time.msecsTo(clock.now()), 0));
}

} // namespace

void Turn::answered(Duration now)
{
    askedAt = now;
    failures = 0;
    notBefore = Duration(0);
    wanted = false;
}

void Turn::failed(core::ErrorKind kind, Duration now)
{
    ++failures;
    notBefore = now + backoff(kind, failures);
    wanted = false;
}

Watched::Watched(core::RepositoryName asked, Duration now)
    : name(std::move(asked))
    , since(now)
    , changedAt(now - 24h)
{
    freshness.name = name;
}

std::vector<Due> Watched::dues(const Moment& moment) const
{
    std::vector<Due> result;
    // One after the other at first, so that no row comes before the row that it belongs to.
    if (!id || (repository.wanted && !repository.askedAt)) {
        addDue(result, {.what = What::Repository}, repository, {.what = What::Repository}, moment);
        return result;
    }
    if (!workflows.askedAt && workflows.failures == 0) {
        addDue(result, {.what = What::Workflows}, workflows, {.what = What::Workflows}, moment);
        return result;
    }
    const bool expecting = isExpecting(moment.now);
    const bool running = std::ranges::any_of(followed | std::views::values, &Followed::running);
    const Duration quiet = runs.askedAt ? std::max(*runs.askedAt - changedAt, Duration(0)) : Duration(0);
    addDue(result, {.what = What::Repository}, repository, {.what = What::Repository, .quiet = quiet}, moment);
    addDue(result, {.what = What::Workflows}, workflows, {.what = What::Workflows}, moment);
    addDue(
        result, {.what = What::Runs}, runs,
        {.what = What::Runs, .onScreen = moment.onScreen, .expecting = expecting, .running = running, .quiet = quiet},
        moment);
    addPulls(result, moment);
    for (const auto& [run, state] : followed) {
        const bool onScreen = moment.runOnScreen == run;
        Need need{.what = What::Jobs,
                  .onScreen = onScreen,
                  .expecting = expecting && state.open,
                  .running = state.running,
                  .open = state.open};
        if (state.jobs.askedAt)
            need.quiet = std::max(*state.jobs.askedAt - state.changedAt, Duration(0));
        // While nothing runs, the run's own row tells when its jobs are worth a look.
        const bool settles = !state.open && state.looksAfterEnd > 0;
        if (state.running || onScreen || settles || state.jobs.wanted || state.jobs.failures > 0)
            addDue(result, {.what = What::Jobs, .run = run}, state.jobs, need, moment);
        if (state.waiting) {
            need.what = What::Pending;
            addDue(result, {.what = What::Pending, .run = run}, state.pending, need, moment);
        }
        if (state.inQuestion || (state.open && state.beyondList) || state.itself.wanted || state.itself.failures > 0) {
            need.what = What::Run;
            addDue(result, {.what = What::Run, .run = run}, state.itself, need, moment);
        }
    }
    return result;
}

void Watched::addPulls(std::vector<Due>& dues, const Moment& moment) const
{
    if (!moment.knowsUser || !runs.askedAt)
        return;
    addDue(dues, {.what = What::Pulls}, pulls, {.what = What::Pulls, .open = pullWatch.isMissingSomething()}, moment);
    Due& due = dues.back();
    if (!pulls.askedAt) // after a start what runs is looked at first, everywhere
        due.at = std::max(due.at, since + afterStart);
    else if (mayNotSeePulls && !pulls.wanted)
        due.at = std::max(due.at, *pulls.askedAt + Duration(1h));
}

std::optional<Due> Watched::mostPressing(const Moment& moment) const
{
    std::optional<Due> result;
    for (const Due& due : dues(moment)) {
        if (due.at <= moment.now && (!result || due.lateness(moment.now) > result->lateness(moment.now)))
            result = due;
    }
    return result;
}

void Watched::addDue(std::vector<Due>& dues, Subject subject, const Turn& turn, const Need& need,
                     const Moment& moment) const
{
    const Duration usual = beat(need, moment.circumstances);
    Due due{.subject = subject, .at = since, .beat = std::min(usual, Duration(10s))};
    if (turn.failures > 0 && !turn.wanted) {
        due.at = turn.notBefore;
    } else if (turn.wanted) {
        due.at = turn.askedAt.value_or(since);
    } else if (turn.askedAt) {
        due.beat = usual;
        due.at = *turn.askedAt + Duration(static_cast<qint64>(static_cast<double>(usual.count()) * turn.part));
    }
    dues.push_back(due);
}

void Watched::note(const Known::Changes& changes, const Known& known, const core::Clock& clock,
                   std::optional<core::RunId> onScreen)
{
    const Duration now = clock.elapsed();
    for (const core::Change& change : changes) {
        const auto* run = std::get_if<core::Changed<core::Run>>(&change);
        if (!run)
            continue;
        // What the first look brings is not new because we are.
        changedAt = std::max(changedAt, caughtUp ? now : momentOf(run->after.updatedAt, clock));
        if (isExpecting(now) && run->before)
            expectingUntil = Duration(0);
        const core::Run& row = run->after;
        pulls.wanted = pulls.wanted || (caughtUp && pullWatch.concerns(row));
        if (!row.state.isCompleted() || followed.contains(row.id) || onScreen == row.id)
            follow(row, true, now);
    }
    findBeyondList(known);
}

void Watched::findBeyondList(const Known& known)
{
    if (followed.empty())
        return;
    const auto newest = known.newestRuns(id, pageOfRuns);
    for (auto& [run, state] : followed)
        state.beyondList = !std::ranges::contains(newest, run, &core::Run::id);
}

void Watched::follow(const core::Run& run, bool changed, Duration now)
{
    Followed& state = followed[run.id];
    const bool ended = state.open && run.state.isCompleted();
    state.running = run.state.isRunning();
    state.open = !run.state.isCompleted();
    state.waiting = run.state.status == core::Status::Waiting;
    if (state.open)
        state.looksAfterEnd = 0;
    if (ended)
        state.looksAfterEnd = 1;
    if (changed) {
        state.changedAt = now;
        state.jobs.wanted = true;
        state.pending.wanted = state.waiting;
    }
}

void Watched::noteJobs(core::RunId run, const Known& known, bool onScreen)
{
    const auto state = followed.find(run);
    if (state == followed.end() || state->second.open || state->second.inQuestion)
        return;
    if (!known.jobsHaveEnded(run) && state->second.looksAfterEnd < looksAfterEnd) {
        ++state->second.looksAfterEnd;
        return;
    }
    state->second.looksAfterEnd = 0;
    if (!onScreen)
        followed.erase(state);
}

void Watched::question(const std::vector<core::Run>& page, const Known& known)
{
    // A page that is not full holds every run that there is.
    const bool isWhole = page.size() < pageOfRuns;
    const core::RunId oldest = isWhole ? core::RunId{} : std::ranges::min(page, {}, &core::Run::id).id;
    for (const core::Run& run : known.newestRuns(id, pageOfRuns)) {
        if (run.id < oldest || std::ranges::contains(page, run.id, &core::Run::id))
            continue;
        follow(run, false, changedAt);
        followed[run.id].inQuestion = true;
        followed[run.id].itself.wanted = true;
    }
}

void Watched::resume(const Known& known, const core::Clock& clock)
{
    const Duration now = clock.elapsed();
    const auto runsKnown = known.newestRuns(id, pageOfRuns);
    wantsHistory = runsKnown.empty();
    if (id)
        repository.askedAt = now;
    if (!known.workflowsAsNew(id).empty())
        workflows.askedAt = now;
    for (const core::Run& run : runsKnown)
        changedAt = std::max(changedAt, momentOf(run.updatedAt, clock));
    for (const core::Run& run : known.openRuns(id))
        follow(run, true, changedAt);
    findBeyondList(known);
}

bool Watched::isOnPage(core::RunId run, const Known& known) const
{
    return std::ranges::contains(known.newestRuns(id, pageOfRuns), run, &core::Run::id);
}

bool Watched::isFailing() const
{
    const auto fails = [](const Followed& run) { return run.jobs.failures > 0 || run.itself.failures > 0; };
    return repository.failures > 0 || workflows.failures > 0 || runs.failures > 0
        || std::ranges::any_of(followed | std::views::values, fails);
}

void Watched::lookAtAll()
{
    for (Turn* each : {&repository, &workflows, &runs, &pulls}) {
        each->failures = 0;
        each->wanted = each == &runs || each->wanted;
    }
    for (Followed& run : followed | std::views::values) {
        run.jobs.failures = 0;
        run.itself.failures = 0;
        run.jobs.wanted = run.jobs.wanted || run.open;
        run.pending.failures = 0;
        run.pending.wanted = run.waiting;
    }
}

Turn* Watched::turn(const Subject& subject)
{
    switch (subject.what) {
    case What::Repository:
        return &repository;
    case What::Workflows:
        return &workflows;
    case What::Runs:
        return &runs;
    case What::Pulls:
        return &pulls;
    case What::Run:
    case What::Jobs:
    case What::Pending:
        break;
    }
    const auto state = followed.find(subject.run);
    if (state == followed.end())
        return nullptr;
    return subject.what == What::Run ? &state->second.itself
        : subject.what == What::Jobs ? &state->second.jobs
                                     : &state->second.pending;
}

} // namespace signalbox::monitor
