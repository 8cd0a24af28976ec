// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/line.h"

#include <QDateTime>

#include <map>
#include <optional>

namespace signalbox::monitor {

/// Of what a user wants to hear nothing for a while: a line, a repository, or anything at all. Each until a moment,
/// UTC; a later wish takes the place of an earlier one, and a moment that has passed lifts it.
class Mutes {
public:
    void muteLine(const core::Line& line, const QDateTime& until);
    void muteRepository(const core::AccountId& account, core::RepositoryId repository, const QDateTime& until);
    void muteAll(const QDateTime& until) { m_all = until; }

    bool covers(const core::Line& line, const QDateTime& now) const;
    /// Until when everything is muted; nothing when it is not.
    std::optional<QDateTime> allUntil(const QDateTime& now) const;

private:
    std::map<core::Line, QDateTime> m_lines;
    std::map<std::pair<core::AccountId, core::RepositoryId>, QDateTime> m_repositories;
    QDateTime m_all;
};

} // namespace signalbox::monitor
