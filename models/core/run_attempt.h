// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/run.h"

#include <vector>

namespace signalbox::core {

/// One attempt of a run with the jobs that GitHub lists of it: those that ran in it, and those whose result it took
/// over from the attempt before. https://docs.github.com/en/rest/actions/workflow-jobs
struct RunAttempt {
    Run run; ///< as of this attempt: its number, state, times and who started it
    std::vector<Job> jobs; ///< in GitHub's order

    bool operator==(const RunAttempt&) const = default;
};

} // namespace signalbox::core
