// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/summary.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::core {
namespace {

constexpr std::size_t verdictsKept = 20;

} // namespace

void Summary::apply(const ChangeSet& changes)
{
    for (const Change& change : changes.changes) {
        if (const auto* repository = std::get_if<Changed<Repository>>(&change))
            take(changes.account, repository->after);
        else if (const auto* workflow = std::get_if<Changed<Workflow>>(&change))
            take(changes.account, workflow->after);
        else if (const auto* run = std::get_if<Changed<Run>>(&change))
            take(changes.account, run->after);
        else if (const auto* goneRun = std::get_if<RunRemoved>(&change))
            forget(changes.account, goneRun->run);
        else if (const auto* gone = std::get_if<RepositoryRemoved>(&change))
            removeRepository(changes.account, gone->repository);
    }
}

int Summary::failed() const
{
    int failed = 0;
    m_lines.each([&](const Line& line, const Verdicts& verdicts) {
        failed += counts(line) && verdicts.rbegin()->second.failed ? 1 : 0;
    });
    return failed;
}

int Summary::running() const
{
    return count(Outcome::Running);
}

int Summary::queued() const
{
    return count(Outcome::Queued);
}

int Summary::waiting() const
{
    return count(Outcome::NeedsPerson);
}

Outcome Summary::worst() const
{
    if (failed() > 0)
        return Outcome::Failed;
    bool passed = false;
    m_lines.each([&](const Line& line, const Verdicts&) { passed = passed || counts(line); });
    Outcome worst = passed ? Outcome::Passed : Outcome::Unknown;
    for (const OpenRun& run : m_open | std::views::values)
        worst = core::worse(worst, run.outcome);
    return worst;
}

std::vector<Standing> Summary::standings() const
{
    std::vector<Standing> standings;
    m_lines.each([&](const Line& line, const Verdicts& verdicts) {
        if (counts(line) && verdicts.rbegin()->second.failed) {
            standings.push_back(
                {.account = line.account, .run = verdicts.rbegin()->second.run, .outcome = Outcome::Failed});
        }
    });
    for (const Outcome outcome : {Outcome::NeedsPerson, Outcome::Running, Outcome::Queued}) {
        for (const auto& [key, run] : m_open) {
            if (run.outcome == outcome)
                standings.push_back({.account = key.first, .run = key.second, .outcome = outcome});
        }
    }
    return standings;
}

void Summary::take(const AccountId& account, const Repository& repository)
{
    m_defaultBranches.insert({account, repository.id}, repository.defaultBranch);
    m_lines.setDefaultBranch(account, repository.id, repository.defaultBranch);
}

void Summary::take(const AccountId& account, const Workflow& workflow)
{
    if (workflow.state.startsWith("disabled"_L1) || workflow.state == "deleted"_L1)
        m_inactive.insert({account, workflow.id});
    else
        m_inactive.remove({account, workflow.id});
}

void Summary::take(const AccountId& account, const Run& run)
{
    if (isOpen(run))
        m_open.insert_or_assign({account, run.id},
                                OpenRun{.repository = run.repository, .outcome = core::outcome(run.state)});
    else
        m_open.erase({account, run.id});

    const auto verdict = core::failed(run);
    const Line line = Line::of(account, run);
    if (!verdict || line.pullRequest)
        return;
    Verdicts& verdicts = m_lines.touch(line);
    verdicts.insert_or_assign(Place::of(run), Verdict{.run = run.id, .failed = *verdict});
    if (verdicts.size() > verdictsKept)
        verdicts.erase(verdicts.begin());
    m_lines.trim(line);
}

void Summary::forget(const AccountId& account, RunId run)
{
    m_open.erase({account, run});
    m_lines.change([&](const Line& line, Verdicts& verdicts) {
        if (line.account == account)
            std::erase_if(verdicts, [run](const auto& entry) { return entry.second.run == run; });
    });
    m_lines.eraseIf([](const Line&, const Verdicts& verdicts) { return verdicts.empty(); });
}

void Summary::removeRepository(const AccountId& account, RepositoryId repository)
{
    std::erase_if(m_open,
                  [&](const auto& run) { return run.first.first == account && run.second.repository == repository; });
    m_lines.remove(account, repository);
}

int Summary::count(Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(m_open | std::views::values, outcome, &OpenRun::outcome));
}

bool Summary::counts(const Line& line) const
{
    // A list of repositories may leave out which branch is the default one; then every branch counts.
    const QString branch = m_defaultBranches.value({line.account, line.repository});
    return !line.pullRequest && (branch.isEmpty() || line.branch == branch)
        && !m_inactive.contains({line.account, line.workflow});
}

} // namespace signalbox::core
