// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/line_standings.h"

#include <iterator>

namespace signalbox::monitor {

std::vector<Transition> LineStandings::take(const core::ChangeSet& changes)
{
    m_latest.take(changes);
    std::map<core::Line, Ended> ended;
    for (const core::Change& change : changes.changes) {
        const auto* run = std::get_if<core::Changed<core::Run>>(&change);
        if (!run || !failed(run->after))
            continue;
        const auto line = core::Line::of(changes.account, run->after);
        // Of a branch that was forgotten: another name of its repository makes no news of it.
        if (core::isSameState(*run) && !m_latest.find(line))
            continue;
        ended[line].insert_or_assign(core::Place::of(run->after), &run->after);
    }
    std::vector<Transition> transitions;
    for (const auto& [line, runs] : ended) {
        if (auto transition = advance(line, runs))
            transitions.push_back(*std::move(transition));
    }
    return transitions;
}

std::optional<Transition> LineStandings::advance(const core::Line& line, const Ended& ended)
{
    std::optional<core::Run> before;
    if (const core::Run* known = m_latest.find(line))
        before = *known;
    // An older run that ends after a newer one says nothing about how things stand.
    const auto first = before ? ended.upper_bound(core::Place::of(*before)) : ended.begin();
    if (first == ended.end())
        return std::nullopt;
    const core::Run& latest = *ended.rbegin()->second;
    m_latest.touch(line) = latest;
    m_latest.trim(line);

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
