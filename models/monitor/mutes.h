// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/line.h"

#include <QDateTime>

#include <map>
#include <optional>
#include <set>

namespace signalbox::monitor {

/// Of what a user wants to hear nothing: a line or anything at all for a while, a repository until it is heard again.
/// What is muted for a while is so until a moment, UTC; a later wish takes the place of an earlier one, and a moment
/// that has passed lifts it.
class Mutes {
public:
    void muteLine(const core::Line& line, const QDateTime& until) { m_lines.insert_or_assign(line, until); }
    void muteAll(const QDateTime& until) { m_all = until; }
    /// These, in place of those before.
    void muteRepositories(std::set<core::RepositoryName> names) { m_repositories = std::move(names); }

    /// Whether nothing is to be heard of this run.
    bool covers(const core::AccountId& account, const core::Run& run, const QDateTime& now) const;
    bool coversRepository(const core::RepositoryName& name) const { return m_repositories.contains(name); }
    /// Until when everything is muted; nothing when it is not.
    std::optional<QDateTime> allUntil(const QDateTime& now) const;
    /// The lines that are muted at that moment, and until when.
    std::map<core::Line, QDateTime> linesAt(const QDateTime& now) const;

private:
    std::map<core::Line, QDateTime> m_lines;
    std::set<core::RepositoryName> m_repositories;
    QDateTime m_all;
};

} // namespace signalbox::monitor
