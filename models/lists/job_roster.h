// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <vector>

namespace signalbox::lists {

/// The jobs of one run as they stand: under each name those of its newest attempt, in the order they were first seen.
/// A re-run has a new id and takes the place of its predecessor, so that nothing moves. Several jobs of one attempt may
/// bear the same name; each has its own place.
class JobRoster {
public:
    explicit JobRoster(core::RunId run = {})
        : m_run(run)
    {
    }

    core::RunId run() const { return m_run; }
    const std::vector<core::Job>& jobs() const { return m_jobs; }

    /// Takes in what concerns this run; false when nothing did. A deleted run has no jobs.
    bool apply(const core::ChangeSet& changes);

private:
    bool take(const core::Job& job);

    core::RunId m_run;
    std::vector<core::Job> m_jobs;
};

} // namespace signalbox::lists
