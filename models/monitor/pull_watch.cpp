// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/pull_watch.h"

#include <algorithm>
#include <ranges>

namespace signalbox::monitor {
namespace {

void append(std::vector<core::Change>& changes, std::vector<core::Change> more)
{
    std::ranges::move(more, std::back_inserter(changes));
}

} // namespace

std::vector<core::RequiredCheck> PullWatch::Rules::all() const
{
    std::vector<core::RequiredCheck> both = ofRulesets.value_or(std::vector<core::RequiredCheck>{});
    std::ranges::copy(ofProtection.value_or(std::vector<core::RequiredCheck>{}), std::back_inserter(both));
    return both;
}

bool PullWatch::isMissingSomething() const
{
    return std::ranges::any_of(m_pulls | std::views::values,
                               [](const Pull& pull) { return !pull.allReported && !pull.refused; });
}

bool PullWatch::concerns(const core::Run& run) const
{
    return std::ranges::any_of(m_pulls | std::views::values, [&run](const Pull& pull) {
        return run.commit == pull.row.commit ? run.state.isCompleted() && !pull.allReported
                                             : run.branch == pull.row.branch;
    });
}

void PullWatch::forgetRules()
{
    for (Rules& rules : m_rules | std::views::values)
        rules.askedAt.reset();
}

std::vector<core::Change> PullWatch::take(const std::vector<core::PullRequest>& rows, const QString& login,
                                          const QDateTime& now)
{
    m_isRead = true;
    std::vector<core::Change> changes;
    std::map<int, Pull> before = std::exchange(m_pulls, {});
    for (const core::PullRequest& row : rows) {
        if (row.draft || row.author.compare(login, Qt::CaseInsensitive) != 0)
            continue;
        Pull pull{.row = row, .seenAt = now};
        auto known = before.extract(row.number);
        if (known && known.mapped().row.commit == row.commit && known.mapped().row.base == row.base) {
            pull = std::move(known.mapped());
            if (std::exchange(pull.row, row).mergeCommit != row.mergeCommit)
                pull.checkRunsOfMerge = pull.statusesOfMerge = std::nullopt;
        } else if (known) {
            append(changes, tell(known.mapped(), {}));
        }
        m_pulls.insert_or_assign(row.number, std::move(pull));
    }
    for (Pull& gone : before | std::views::values)
        append(changes, tell(gone, {}));
    return changes;
}

std::vector<core::Change> PullWatch::forgetAll()
{
    auto changes = take({}, {}, {});
    m_isRead = false;
    return changes;
}

std::vector<core::Change> PullWatch::tell(Pull& pull, core::SilentChecks silent)
{
    if (silent.checks.empty()) {
        if (!pull.told)
            return {};
        silent = *pull.told;
        silent.checks.clear();
        return {core::Changed<core::SilentChecks>{.before = std::exchange(pull.told, {}), .after = silent}};
    }
    if (pull.told == silent)
        return {};
    return {core::Changed<core::SilentChecks>{.before = std::exchange(pull.told, silent), .after = silent}};
}

} // namespace signalbox::monitor
