// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "lists/job_kinds.h"
#include "lists/matrix_cells.h"

namespace signalbox::lists {

/// A matrix among the jobs of a run.
struct MatrixGroup {
    MatrixCells matrix; ///< which of the jobs are its cells
    JobKind kind = JobKind::Other;

    bool operator==(const MatrixGroup&) const = default;
    const QString& name() const { return matrix.name; }
    /// "Test matrix" for a matrix of tests, its own name otherwise.
    QString title() const;
};

QStringList namesOf(const std::vector<core::Job>& jobs);

/// Test matrices first, then in the order they were first seen.
std::vector<MatrixGroup> matrixGroups(const std::vector<core::Job>& jobs, const JobKinds& kinds = {});

} // namespace signalbox::lists
