// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/line_standings.h"

#include <iterator>

namespace signalbox::monitor {

std::vector<Transition> LineStandings::take(const core::ChangeSet& changes)
{
    std::map<core::Line, Ended> ended;
    for (const core::Change& change : changes.changes) {
        if (const auto* run = std::get_if<core::Changed<core::Run>>(&change); run && failed(run->after)) {
            const auto line = core::Line::of(changes.account, run->after);
            ended[line].insert_or_assign(core::Place::of(run->after), &run->after);
        } else if (const auto* gone = std::get_if<core::RepositoryRemoved>(&change)) {
            forget(changes.account, gone->repository);
        }
    }
    std::vector<Transition> transitions;
    for (const auto& [line, runs] : ended) {
        if (auto transition = advance(line, runs))
            transitions.push_back(*std::move(transition));
    }
    return transitions;
}

/// Watched again, it begins anew.
void LineStandings::forget(const core::AccountId& account, core::RepositoryId repository)
{
    std::erase_if(m_latest, [&](const auto& entry) {
        return entry.first.account == account && entry.first.repository == repository;
    });
}

std::optional<Transition> LineStandings::advance(const core::Line& line, const Ended& ended)
{
    std::optional<core::Run> before;
    if (const auto known = m_latest.find(line); known != m_latest.end())
        before = known->second;
    // An older run that ends after a newer one says nothing about how things stand.
    const auto first = before ? ended.upper_bound(core::Place::of(*before)) : ended.begin();
    if (first == ended.end())
        return std::nullopt;
    const core::Run& latest = *ended.rbegin()->second;
    m_latest.insert_or_assign(line, latest);

    const bool isBroken = failed(latest).value_or(false);
    const bool wasBroken = before && failed(*before).value_or(false);
    if (!isBroken && !wasBroken)
        return std::nullopt;
    auto cause = std::prev(ended.end());
    while (cause != first && failed(*std::prev(cause)->second) == isBroken)
        --cause;
    using Kind = Transition::Kind;
    return Transition{.kind = !isBroken ? Kind::Fixed
                          : wasBroken   ? Kind::StillBroken
                                        : Kind::Broken,
                      .account = line.account,
                      .run = isBroken && wasBroken ? latest : *cause->second,
                      .before = before};
}

} // namespace signalbox::monitor
