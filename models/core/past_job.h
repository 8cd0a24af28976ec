// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/state.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace signalbox::core {

/// One time that a job of this name was run in a workflow, with what one wants to know of its run.
struct PastJob {
    JobId job;
    RunId run;
    int runNumber = 0; ///< counted per workflow
    int attempt = 1; ///< of the run, in which the job ran
    QString branch;
    QString commit; ///< 40 hex digits
    State state;
    std::optional<QDateTime> startedAt;
    std::optional<QDateTime> completedAt;

    bool operator==(const PastJob&) const = default;
};

} // namespace signalbox::core
