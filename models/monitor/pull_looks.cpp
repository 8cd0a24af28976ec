// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/watcher_private.h"

#include <algorithm>
#include <ranges>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace signalbox::monitor {
namespace {

using github::Ask;

// Rules are changed by people, and seldom.
constexpr Duration rulesHold = 1h;

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(core::Error{.kind = core::ErrorKind::Cancelled, .what = u"Watching was stopped."_s});
}

/// The token may not see it, or it is not there: nothing to tell the user, and nothing is wrong with the repository.
bool isRefusal(const core::Error& error)
{
    using core::ErrorKind;
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Gone;
}

} // namespace

/// False where the token may not. After it, nothing but its error may be touched when that is Cancelled: the watcher
/// may be gone.
template <class T, class Read>
QCoro::Task<core::Result<bool>> Watcher::Private::readInto(WatchedPtr at, std::optional<std::vector<T>>* kept,
                                                           Read read)
{
    const QPointer<Watcher> alive(q);
    auto look = co_await read(*kept ? Ask::IfChanged : Ask::Always);
    // Some pages are as they were and their rows did not come: all of them are asked for.
    if (alive && look && *kept && look->changed && !look->complete)
        look = co_await read(Ask::Always);
    if (!alive || at->isGone)
        co_return cancelled();
    if (!look && isRefusal(look.error()))
        co_return false;
    if (!look)
        co_return std::unexpected(look.error());
    countRequests(look->requests);
    if (look->changed) {
        *kept = std::move(look->rows);
        client.validators().put(look->validators);
    }
    co_return true;
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtPulls(WatchedPtr at)
{
    const QPointer<Watcher> alive(q);
    const auto look
        = co_await client.pullRequests(at->name, priority(*at), at->pullWatch.isRead() ? Ask::IfChanged : Ask::Always);
    if (!alive || at->isGone)
        co_return cancelled();
    at->mayNotSeePulls = !look && isRefusal(look.error());
    if (!look && !at->mayNotSeePulls)
        co_return std::unexpected(look.error());
    if (!look)
        announcePulls(*at, at->pullWatch.forgetAll());
    else if (look->changed)
        announcePulls(*at, at->pullWatch.take(look->rows, client.account().login, clock.now()));
    if (!alive || at->isGone)
        co_return cancelled();
    if (look)
        client.validators().put(look->validators);
    const auto numbers = at->pullWatch.pulls() | std::views::keys | std::ranges::to<std::vector>();
    for (const int number : numbers) {
        const auto result = co_await lookAtPull(at, number);
        if (!alive || at->isGone)
            co_return cancelled();
        if (!result)
            co_return result;
    }
    co_return {};
}

QCoro::Task<core::Result<void>> Watcher::Private::lookAtPull(WatchedPtr at, int number)
{
    PullWatch::Pull& pull = at->pullWatch.pulls().at(number); // only this visit takes the list anew
    const core::PullRequest row = pull.row;
    const auto others = co_await readRules(at, row.base);
    if (!others)
        co_return std::unexpected(others.error());
    if (*others) // other rules than before
        pull.allReported = pull.refused = false;
    const auto required = at->pullWatch.rules(row.base).all();
    pull.allReported = pull.allReported || required.empty();
    const auto isOfHead = [&row](const core::Run& run) { return run.commit == row.commit; };
    const bool runs = std::ranges::any_of(known.openRuns(at->id), isOfHead);
    core::SilentChecks silent;
    if (!pull.allReported && !pull.refused && !runs) {
        auto found = co_await silentChecksOf(at, number, required);
        if (!found)
            co_return std::unexpected(found.error());
        silent = *std::move(found);
    }
    announcePulls(*at, PullWatch::tell(pull, std::move(silent)));
    co_return {};
}

QCoro::Task<core::Result<bool>> Watcher::Private::readRules(WatchedPtr at, QString branch)
{
    PullWatch::Rules& rules = at->pullWatch.rules(branch);
    if (rules.askedAt && clock.elapsed() - *rules.askedAt < rulesHold)
        co_return false;
    const auto before = rules.all();
    const auto byRuleset = co_await readInto(
        at, &rules.ofRulesets, [&](Ask ask) { return client.branchRules(at->name, branch, priority(*at), ask); });
    if (!byRuleset)
        co_return std::unexpected(byRuleset.error());
    const auto byProtection = co_await readInto(at, &rules.ofProtection, [&](Ask ask) {
        return client.branchProtection(at->name, branch, priority(*at), ask);
    });
    if (!byProtection)
        co_return std::unexpected(byProtection.error());
    rules.askedAt = clock.elapsed();
    co_return rules.all() != before;
}

QCoro::Task<core::Result<core::SilentChecks>>
Watcher::Private::silentChecksOf(WatchedPtr at, int number, std::vector<core::RequiredCheck> required)
{
    PullWatch::Pull& pull = at->pullWatch.pulls().at(number);
    const core::PullRequest row = pull.row;
    const auto isQuiet = [&](const Reports& reports) {
        const QDateTime now = clock.now();
        return !isGoingOn(reports, now) && lastHeard(row, pull.seenAt, reports) <= now.addDuration(-untilSilence);
    };
    const auto ofHead = co_await readReports(at, row.commit, &pull.checkRuns, &pull.statuses);
    if (!ofHead)
        co_return std::unexpected(ofHead.error());
    // Half of what was reported makes a false alarm.
    pull.refused = !*ofHead;
    Reports reports{.checks = ofHead->value_or(std::vector<core::Check>{})};
    pull.allReported = !pull.refused && unreported(required, reports.checks).empty();
    if (pull.refused || pull.allReported || !isQuiet(reports))
        co_return core::SilentChecks{};
    // Now only what is not in sight can speak: runs that wait without a job, and reports on GitHub's trial merge.
    const auto runs = co_await readInto(at, &pull.runs, [&](Ask ask) {
        return client.runs(at->name, {.commit = row.commit, .perPage = 100}, priority(*at), ask);
    });
    if (!runs)
        co_return std::unexpected(runs.error());
    reports.runs = pull.runs.value_or(std::vector<core::Run>{});
    if (!row.mergeCommit.isEmpty()) {
        const auto ofMerge = co_await readReports(at, row.mergeCommit, &pull.checkRunsOfMerge, &pull.statusesOfMerge);
        if (!ofMerge)
            co_return std::unexpected(ofMerge.error());
        std::ranges::copy(ofMerge->value_or(std::vector<core::Check>{}), std::back_inserter(reports.checks));
    }
    auto checks = unreported(required, reports.checks);
    if (checks.empty() || !isQuiet(reports))
        co_return core::SilentChecks{};
    co_return core::SilentChecks{.repository = at->id,
                                 .repositoryName = at->name,
                                 .pull = row,
                                 .checks = std::move(checks),
                                 .since = lastHeard(row, pull.seenAt, reports)};
}

QCoro::Task<core::Result<std::optional<std::vector<core::Check>>>>
Watcher::Private::readReports(WatchedPtr at, QString commit, std::optional<std::vector<core::Check>>* checkRuns,
                              std::optional<std::vector<core::Check>>* statuses)
{
    const auto hasRuns = co_await readInto(
        at, checkRuns, [&](Ask ask) { return client.checkRuns(at->name, commit, priority(*at), ask); });
    if (!hasRuns)
        co_return std::unexpected(hasRuns.error());
    const auto hasStatuses = co_await readInto(
        at, statuses, [&](Ask ask) { return client.statuses(at->name, commit, priority(*at), ask); });
    if (!hasStatuses)
        co_return std::unexpected(hasStatuses.error());
    if (!*hasRuns || !*hasStatuses)
        co_return std::nullopt;
    std::vector<core::Check> both = checkRuns->value_or(std::vector<core::Check>{});
    std::ranges::copy(statuses->value_or(std::vector<core::Check>{}), std::back_inserter(both));
    co_return both;
}

void Watcher::Private::announcePulls(const Watched& at, Changes changes)
{
    announce(
        {.account = client.account().id, .at = clock.now(), .changes = std::move(changes), .catchingUp = !at.caughtUp});
}

} // namespace signalbox::monitor
