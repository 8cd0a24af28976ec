// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/repository_summary.h"

#include <QString>

namespace signalbox::lists {

/// How a repository stands, in one sentence: "CI went red 3 hours ago, a1b2c3d by mara", "2 workflows are red,
/// ...", "All green, last run ended 12 minutes ago", "No runs yet".
QString standingText(const RepositorySummary& row, const QDateTime& now);

/// What goes on, most pressing first: "Deploy #12 waits for approval", "CI #412, about 2 min left", with "and 2 more"
/// behind it. Empty while nothing does.
QString ongoingText(const OverviewCard& card, const QDateTime& now);

/// How far the first of what goes on has come by its usual time, 0 to 1; nothing while it does not run or nothing is
/// known of its usual time.
std::optional<double> progress(const OverviewCard& card, const QDateTime& now);

/// All of it for a reader of the screen.
QString spokenCard(const RepositorySummary& row, bool pinned, bool muted, const QDateTime& now);

} // namespace signalbox::lists
