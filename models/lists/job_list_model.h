// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_groups.h"
#include "lists/job_roster.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// All jobs of one run, a row each, in the order they were first seen; a re-run takes its predecessor's row. Which rows
/// belong together is in KindRole and MatrixRole, for a proxy to pick.
class JobListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles {
        JobIdRole = Qt::UserRole + 1, ///< qint64
        OutcomeRole, ///< core::Outcome as int
        WordsRole, ///< "Timed out"
        TimeRole, ///< "1 min 12 s", empty while it has not begun
        StepRole, ///< the step that runs now, or the first that failed; else empty
        KindRole, ///< JobKind as int
        MatrixRole, ///< MatrixGroup::name() of the matrix it is a cell of; else empty
    };

    explicit JobListModel(core::RunId run, QObject* parent = nullptr);

    void apply(const core::ChangeSet& changes);
    /// What is known beside the jobs about what they are for; kinds and matrices may be others then.
    void setKinds(const JobKinds& kinds);
    const JobKinds& knownKinds() const { return m_kinds; }
    /// The name that a correction of this job's kind is kept under: that of its matrix, or its own.
    QString correctedName(const core::Job& job) const;
    JobKind kindOf(const core::Job& job) const { return m_kinds.of(job, correctedName(job)); }
    /// Moves on the times of what is running.
    void setNow(const QDateTime& now);

    const std::vector<core::Job>& jobs() const { return m_roster.jobs(); }
    /// The matrices among the jobs, as they should be shown.
    const std::vector<MatrixGroup>& matrices() const { return m_matrices; }
    /// The kinds of all jobs outside of matrices, in their order.
    std::vector<JobKind> kinds() const;

    std::optional<core::Job> jobAt(const QModelIndex& index) const;
    QModelIndex indexOf(core::JobId job) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// matrices() or kinds() is another now.
    void groupsChanged();

private:
    struct Row {
        core::Job job;
        JobKind kind = JobKind::Other;
        QString matrix;

        bool operator==(const Row&) const = default;
    };

    void show();
    std::vector<Row> rowsNow() const;
    QString stepOf(const core::Job& job) const;

    JobRoster m_roster;
    JobKinds m_kinds;
    QDateTime m_now;
    std::vector<Row> m_rows;
    std::vector<MatrixGroup> m_matrices;
};

} // namespace signalbox::lists
