// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/glob.h"
#include "monitor/quiet_hours.h"
#include "monitor/transition.h"

#include <set>
#include <vector>

namespace signalbox::monitor {

/// What is done with a transition. Nothing of it: nobody is told.
struct NoticeActions {
    bool notify = false; ///< a notification now, or at the end of quiet hours
    bool tray = false; ///< the tray icon calls for attention
    bool digest = false; ///< gathered and told once a day
    QStringList command; ///< a user's program and its arguments, as they are: there is no shell; empty for none

    bool operator==(const NoticeActions&) const = default;
};

/// One rule: all that it names must fit.
struct NoticeRule {
    core::Glob repository{QStringLiteral("*"), Qt::CaseInsensitive}; ///< against "owner/name"
    core::Glob workflow{QStringLiteral("*"), Qt::CaseInsensitive}; ///< against its name, and against its file: "ci.yml"
    /// Against the branch's name. A fork's run fits no pattern but "*": its branch may be called as ours is.
    core::Glob branch;
    bool defaultBranchOnly = false; ///< in place of `branch`
    std::set<Transition::Kind> kinds; ///< empty: all
    bool mineOnly = false; ///< runs, or attempts, that the user started
    NoticeActions actions;

    bool fits(const Transition& transition, bool isMine) const;

    bool operator==(const NoticeRule&) const = default;
};

/// Which transitions are told, and how. The first rule that fits decides, so that an exception stands above what it is
/// an exception of; what no rule fits is not told.
struct NoticeRules {
    std::vector<NoticeRule> rules;
    QuietHours quietHours;
    QTime digestAt{9, 0}; ///< local time; within quiet hours it is told at their end

    NoticeActions decide(const Transition& transition, bool isMine) const;

    /// What is in force until the user says otherwise: resources/notices/default_rules.json.
    static const NoticeRules& defaults();

    bool operator==(const NoticeRules&) const = default;
};

/// Whether the user with this login started the run, or this attempt of it. Nobody is everybody's namesake.
bool isStartedBy(const core::Run& run, const QString& login);

/// The form that resources/notices/default_rules.json explains. Malformed says which rule has what wrong, in one
/// sentence, and what would be right.
core::Result<NoticeRules> readNoticeRules(const QByteArray& json);
QByteArray toJson(const NoticeRules& rules);

} // namespace signalbox::monitor
