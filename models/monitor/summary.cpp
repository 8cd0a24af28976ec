// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/summary.h"

#include <algorithm>
#include <ranges>

namespace signalbox::monitor {
namespace {

constexpr std::size_t verdictsKept = 20;

} // namespace

void Summary::apply(const core::ChangeSet& changes)
{
    for (const core::Change& change : changes.changes) {
        if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change))
            m_defaultBranches.insert(repository->after.id, repository->after.defaultBranch);
        else if (const auto* run = std::get_if<core::Changed<core::Run>>(&change))
            takeRun(changes.account, run->after);
        else if (const auto* goneRun = std::get_if<core::RunRemoved>(&change))
            removeRun(changes.account, goneRun->run);
        else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change))
            removeRepository(changes.account, gone->repository);
    }
}

int Summary::failed() const
{
    return static_cast<int>(std::ranges::count_if(m_lines, [this](const auto& line) {
        return isOnDefaultBranch(line.first) && !line.second.empty() && line.second.rbegin()->second.failed;
    }));
}

int Summary::running() const
{
    return count(core::Outcome::Running);
}

int Summary::queued() const
{
    return count(core::Outcome::Queued);
}

int Summary::waiting() const
{
    return count(core::Outcome::NeedsPerson);
}

core::Outcome Summary::worst() const
{
    if (failed() > 0)
        return core::Outcome::Failed;
    core::Outcome worst = m_lines.empty() ? core::Outcome::Unknown : core::Outcome::Passed;
    for (const OpenRun& run : m_open | std::views::values)
        worst = core::worse(worst, run.outcome);
    return worst;
}

std::vector<Standing> Summary::standings() const
{
    std::vector<Standing> standings;
    for (const auto& [line, verdicts] : m_lines) {
        if (isOnDefaultBranch(line) && !verdicts.empty() && verdicts.rbegin()->second.failed) {
            standings.push_back(
                {.account = line.account, .run = verdicts.rbegin()->second.run, .outcome = core::Outcome::Failed});
        }
    }
    for (const core::Outcome outcome : {core::Outcome::NeedsPerson, core::Outcome::Running, core::Outcome::Queued}) {
        for (const auto& [key, run] : m_open) {
            if (run.outcome == outcome)
                standings.push_back({.account = key.first, .run = key.second, .outcome = outcome});
        }
    }
    return standings;
}

void Summary::takeRun(const core::AccountId& account, const core::Run& run)
{
    const core::Outcome outcome = core::outcome(run.state);
    // A fork's run that waits for approval is "completed" to GitHub, and to a person it is not.
    if (!run.state.isCompleted() || run.state.needsPerson())
        m_open.insert_or_assign({account, run.id}, OpenRun{.repository = run.repository, .outcome = outcome});
    else
        m_open.erase({account, run.id});

    const auto verdict = monitor::failed(run);
    if (!verdict)
        return;
    Verdicts& line = m_lines[Line::of(account, run)];
    line.insert_or_assign(Place::of(run), Verdict{.run = run.id, .failed = *verdict});
    if (line.size() > verdictsKept)
        line.erase(line.begin());
}

void Summary::removeRun(const core::AccountId& account, core::RunId run)
{
    m_open.erase({account, run});
    for (auto& [line, verdicts] : m_lines) {
        if (line.account == account)
            std::erase_if(verdicts, [run](const auto& entry) { return entry.second.run == run; });
    }
    std::erase_if(m_lines, [](const auto& line) { return line.second.empty(); });
}

void Summary::removeRepository(const core::AccountId& account, core::RepositoryId repository)
{
    std::erase_if(m_open,
                  [&](const auto& run) { return run.first.first == account && run.second.repository == repository; });
    std::erase_if(m_lines, [&](const auto& line) {
        return line.first.account == account && line.first.repository == repository;
    });
}

int Summary::count(core::Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(m_open | std::views::values, outcome, &OpenRun::outcome));
}

bool Summary::isOnDefaultBranch(const Line& line) const
{
    return !line.pullRequest && !line.branch.isEmpty() && line.branch == m_defaultBranches.value(line.repository);
}

} // namespace signalbox::monitor
