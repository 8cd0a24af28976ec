// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "lists/job_kind.h"

namespace signalbox::lists {

/// The most telling sign in a text of what a job is for.
struct SignMatch {
    JobKind kind = JobKind::Other;
    int rank = -1; ///< how much it tells; -1 when there was no sign
    qsizetype position = 0; ///< in the text; of signs that tell as much, the first one counts

    bool isFound() const { return rank >= 0; }
    bool beats(const SignMatch& other) const
    {
        return rank != other.rank ? rank > other.rank : position < other.position;
    }
};

/// Reads the name of a job or of a step, in any of the ways in which people join words: "Unit tests", "unit-tests",
/// "unit_tests", "unitTests".
SignMatch signOf(const QString& text);
/// Of the job's own name, or else of the name of whoever calls its workflow.
SignMatch signOfName(const core::Job& job);
/// Of the names of its steps but those that GitHub and everybody's checkout add; the earlier one counts.
SignMatch signOfSteps(const core::Job& job);

} // namespace signalbox::lists
