// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account.h"
#include "core/id.h"
#include "core/outcome.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::desktop {

/// A run that the tray's menu names.
struct TrayRun {
    core::AccountId account;
    core::RunId run;
    core::Outcome outcome = core::Outcome::Unknown;
    QString text; ///< "owner/name: CI #12, main"; plain text

    bool operator==(const TrayRun&) const = default;
};

/// What the tray says: the runs that are red, that run, and that wait for a person, and what of all that waits for the
/// user. The icon is of the runs alone: an inbox is a list to come to, and must not hide that something broke.
struct TrayState {
    std::vector<TrayRun> runs;
    QStringList inbox; ///< what waits for the user, from the top of the inbox; plain text
    bool stale = false; ///< offline or failing: this is what was known last

    bool operator==(const TrayState&) const = default;

    /// Failed before waiting before running; Passed when nothing is any of these.
    core::Outcome worst() const;
    int count(core::Outcome outcome) const;
    /// "2 failed, 3 in your inbox, 1 running" or "All is well"; for tooltips and readers of the screen.
    QString words() const;
};

} // namespace signalbox::desktop
