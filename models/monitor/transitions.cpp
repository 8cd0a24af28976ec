// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/transitions.h"

#include <ranges>

namespace signalbox::monitor {

void Transitions::apply(const core::ChangeSet& changes)
{
    if (changes.catchingUp)
        return remember(changes);
    noteRepositories(changes);
    // Told only when all is remembered: whoever hears of it may ask for more.
    std::vector<Transition> told;
    for (const auto& [line, ended] : endedRuns(changes)) {
        if (auto transition = advance(line, ended))
            told.push_back(*std::move(transition));
    }
    for (const Transition& transition : told)
        Q_EMIT happened(transition);
}

void Transitions::remember(const core::ChangeSet& changes)
{
    noteRepositories(changes);
    for (const auto& [line, ended] : endedRuns(changes))
        advance(line, ended);
}

Transitions::Ended Transitions::endedRuns(const core::ChangeSet& changes) const
{
    Ended result;
    for (const core::Change& change : changes.changes) {
        const auto* run = std::get_if<core::Changed<core::Run>>(&change);
        if (run && failed(run->after))
            result[core::Line::of(changes.account, run->after)].insert_or_assign(core::Place::of(run->after),
                                                                                 run->after);
    }
    return result;
}

void Transitions::noteRepositories(const core::ChangeSet& changes)
{
    for (const core::Change& change : changes.changes) {
        if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change)) {
            m_defaultBranches.insert(repository->after.id, repository->after.defaultBranch);
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            // Watched again, it begins anew.
            std::erase_if(m_lines, [&](const auto& line) {
                return line.first.account == changes.account && line.first.repository == gone->repository;
            });
        }
    }
}

std::optional<Transition> Transitions::advance(const core::Line& line, const std::map<core::Place, core::Run>& ended)
{
    std::optional<core::Run> before;
    if (const auto known = m_lines.find(line); known != m_lines.end())
        before = known->second;
    // An older run that ends after a newer one says nothing about how things stand.
    const auto first = before ? ended.upper_bound(core::Place::of(*before)) : ended.begin();
    if (first == ended.end())
        return std::nullopt;
    const core::Run& latest = ended.rbegin()->second;
    m_lines.insert_or_assign(line, latest);

    const bool isBroken = failed(latest).value_or(false);
    const bool wasBroken = before && failed(*before).value_or(false);
    if (!isBroken && !wasBroken)
        return std::nullopt;
    auto cause = std::prev(ended.end());
    while (cause != first && failed(std::prev(cause)->second) == isBroken)
        --cause;
    using Kind = Transition::Kind;
    return Transition{.kind = !isBroken ? Kind::Fixed
                          : wasBroken   ? Kind::StillBroken
                                        : Kind::Broken,
                      .account = line.account,
                      .run = isBroken && wasBroken ? latest : cause->second,
                      .onDefaultBranch = !line.pullRequest && !line.branch.isEmpty()
                          && line.branch == m_defaultBranches.value(line.repository),
                      .before = before};
}

} // namespace signalbox::monitor
