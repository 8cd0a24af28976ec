// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "lists/job_kind.h"
#include "workflow/outline.h"

#include <QHash>
#include <QMap>
#include <QStringList>

#include <optional>

namespace signalbox::lists {

/// What users say that jobs are for: by the name of the job without the values of a matrix, "Test", "caller / job".
using KindCorrections = QMap<QString, JobKind>;

/// What the jobs of one run are for, from all that is known of them. The user's word goes before everything. Then: a
/// name that says it ("Unit tests"); an action that one uses for its own sake (github/codeql-action); a name that hints
/// at it
/// ("build"); an action that is used along with something else (codecov/codecov-action); a name that says next to
/// nothing
/// ("check"); the workflow that is called; names of steps; the artifact that bears the job's name. On real files this
/// order misreads the fewest: the actions of a job named "Test" say what it reports to, not what it is for.
class JobKinds {
public:
    JobKind of(const core::Job& job) const { return of(job, nameOf(job)); }
    /// The same for a job of a matrix, by the matrix's name.
    JobKind of(const core::Job& job, const QString& name) const;
    bool isCorrected(const QString& name) const { return m_corrections.contains(name); }

    /// The name that a correction is kept under: the job's without the values of its matrix.
    static QString nameOf(const core::Job& job);

    // True when it is another than before.
    bool setOutline(const std::optional<workflow::Outline>& outline);
    bool setArtifacts(const QStringList& names);
    bool setCorrections(const KindCorrections& corrections);

    bool operator==(const JobKinds& other) const
    {
        return m_outline == other.m_outline && m_artifacts == other.m_artifacts && m_corrections == other.m_corrections;
    }

private:
    QStringList usedBy(const core::Job& job) const;

    std::optional<workflow::Outline> m_outline;
    QStringList m_artifacts;
    KindCorrections m_corrections;
    mutable QHash<QString, QStringList>
        m_used; ///< by the name without values: what the file says of one cell, it says of all
};

} // namespace signalbox::lists
