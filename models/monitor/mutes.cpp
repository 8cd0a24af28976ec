// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/mutes.h"

namespace signalbox::monitor {
namespace {

template <class Key>
bool lasts(const std::map<Key, QDateTime>& mutes, const Key& key, const QDateTime& now)
{
    const auto found = mutes.find(key);
    return found != mutes.end() && now < found->second;
}

} // namespace

void Mutes::muteLine(const core::Line& line, const QDateTime& until)
{
    m_lines.insert_or_assign(line, until);
}

void Mutes::muteRepository(const core::AccountId& account, core::RepositoryId repository, const QDateTime& until)
{
    m_repositories.insert_or_assign({account, repository}, until);
}

bool Mutes::covers(const core::Line& line, const QDateTime& now) const
{
    return allUntil(now) || lasts(m_lines, line, now) || lasts(m_repositories, {line.account, line.repository}, now);
}

std::optional<QDateTime> Mutes::allUntil(const QDateTime& now) const
{
    return m_all.isValid() && now < m_all ? std::optional(m_all) : std::nullopt;
}

} // namespace signalbox::monitor
