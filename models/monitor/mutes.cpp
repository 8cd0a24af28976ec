// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/mutes.h"

namespace signalbox::monitor {

bool Mutes::covers(const core::AccountId& account, const core::Run& run, const QDateTime& now) const
{
    const auto line = m_lines.find(core::Line::of(account, run));
    return allUntil(now) || (line != m_lines.end() && now < line->second) || coversRepository(run.repositoryName);
}

std::optional<QDateTime> Mutes::allUntil(const QDateTime& now) const
{
    return m_all.isValid() && now < m_all ? std::optional(m_all) : std::nullopt;
}

std::map<core::Line, QDateTime> Mutes::linesAt(const QDateTime& now) const
{
    auto lines = m_lines;
    std::erase_if(lines, [&now](const auto& line) { return line.second <= now; });
    return lines;
}

} // namespace signalbox::monitor
