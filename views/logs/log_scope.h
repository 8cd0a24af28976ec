// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::views {

/// Where a text is looked for.
enum class LogScope {
    ThisLog,
    JobsOfRun, ///< all jobs of the run that have a log
    PastRuns, ///< this job in the last runs: when did the line first appear?
};

} // namespace signalbox::views
