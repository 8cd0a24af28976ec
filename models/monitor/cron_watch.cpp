// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/cron_watch.h"

#include "monitor/usual_duration.h"
#include "workflow/cron_standing.h"

#include <algorithm>
#include <iterator>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::monitor {
namespace {

using Kind = Transition::Kind;

constexpr auto lateByItself = 30min; // GitHub starts scheduled runs when it has time
constexpr auto offForInactivity = "disabled_inactivity"_L1;

/// What nine of ten gaps do not exceed.
Duration longGap(std::vector<Duration> gaps)
{
    std::ranges::sort(gaps);
    return gaps[gaps.size() * 9 / 10];
}

} // namespace

std::optional<Duration> CronWatch::silentAfter(const std::vector<QDateTime>& scheduled)
{
    std::vector<Duration> gaps;
    for (const auto& [earlier, later] : scheduled | std::views::adjacent<2>)
        gaps.emplace_back(earlier.msecsTo(later));
    std::erase_if(gaps, [](Duration gap) { return gap <= Duration(0); });
    const auto usual = median(gaps);
    if (!usual || gaps.size() < leastGaps)
        return std::nullopt;
    return std::max(*usual * 2, longGap(gaps) * 5 / 4) + lateByItself;
}

void CronWatch::setCrons(const core::AccountId& account, core::WorkflowId workflow, std::vector<workflow::Cron> crons)
{
    m_crons[{account, workflow}].text = std::move(crons);
}

std::vector<Transition> CronWatch::take(const core::ChangeSet& changes, const QDateTime& now)
{
    std::vector<Transition> transitions;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change)) {
            takeRun(changes.account, run->after, now);
        } else if (const auto* workflow = std::get_if<core::Changed<core::Workflow>>(&change)) {
            if (auto transition = takeWorkflow(changes.account, *workflow))
                transitions.push_back(*std::move(transition));
        } else if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change)) {
            if (repository->after.archived || repository->after.disabled)
                m_asleep.emplace(changes.account, repository->after.id);
            else
                m_asleep.erase({changes.account, repository->after.id});
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            m_asleep.erase({changes.account, gone->repository});
            std::erase_if(m_crons, [&](const auto& entry) {
                return entry.first.first == changes.account && entry.second.repository == gone->repository;
            });
        }
    }
    return transitions;
}

std::optional<Transition> CronWatch::takeWorkflow(const core::AccountId& account,
                                                  const core::Changed<core::Workflow>& change)
{
    const core::Workflow& workflow = change.after;
    Cron& cron = m_crons[{account, workflow.id}];
    const QString before = cron.workflow.id ? cron.workflow.state : change.before.value_or(core::Workflow()).state;
    cron.workflow = workflow;
    cron.repository = workflow.repository;
    if (workflow.state != offForInactivity || before.isEmpty() || before == offForInactivity)
        return std::nullopt;
    cron.told = true; // that it then runs no more needs no second word
    core::Run run = cron.last;
    run.repository = workflow.repository;
    run.workflow = workflow.id;
    run.workflowName = workflow.name;
    run.workflowPath = workflow.path;
    return Transition{.kind = Kind::CronSilent, .account = account, .run = run};
}

void CronWatch::takeRun(const core::AccountId& account, const core::Run& run, const QDateTime& now)
{
    if (run.event != "schedule"_L1 || !run.createdAt.isValid())
        return;
    Cron& cron = m_crons[{account, run.workflow}];
    cron.repository = run.repository;
    const core::Place place{.number = run.number, .attempt = 1}; // a re-run is made by no clock
    const bool isNewest = cron.scheduled.empty() || cron.scheduled.rbegin()->first <= place;
    const bool isNew = cron.scheduled.insert_or_assign(place, run.createdAt).second;
    if (cron.scheduled.size() > mostGaps + 1)
        cron.scheduled.erase(cron.scheduled.begin());
    if (isNewest)
        cron.last = run;
    if (isNewest && isNew)
        cron.told = false;
    if (isSilent(account, cron, now))
        cron.told = true;
}

bool CronWatch::isSilent(const core::AccountId& account, const Cron& cron, const QDateTime& now) const
{
    const bool isOff = cron.workflow.id && cron.workflow.state != "active"_L1;
    if (isOff || cron.scheduled.empty() || m_asleep.contains({account, cron.repository}))
        return false;
    if (!cron.text.empty())
        return workflow::standingOf(cron.text, cron.scheduled.rbegin()->second, now).kind
            == workflow::CronStanding::Kind::Silent;
    const auto wait = silentAfter(cron.scheduled | std::views::values | std::ranges::to<std::vector>());
    return wait && cron.scheduled.rbegin()->second.addDuration(*wait) <= now;
}

std::vector<Transition> CronWatch::judge(const QDateTime& now, const Sight& sight)
{
    std::vector<Transition> transitions;
    for (auto& [key, cron] : m_crons) {
        if (cron.told || !sight.has(key.first, cron.repository) || !isSilent(key.first, cron, now))
            continue;
        cron.told = true;
        transitions.push_back({.kind = Kind::CronSilent, .account = key.first, .run = cron.last});
    }
    return transitions;
}

} // namespace signalbox::monitor
