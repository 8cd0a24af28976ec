// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/artifact.h"
#include "core/job.h"
#include "core/outcome.h"
#include "lists/row_diff.h"

#include <QAbstractListModel>

namespace signalbox::lists {

/// What a job of the run on show said about a line of the code.
struct AnnotationRow {
    core::JobId job;
    QString jobName;
    int number = 0; ///< of the job's annotations, from 0
    core::Annotation annotation;

    bool operator==(const AnnotationRow&) const = default;
    std::pair<core::JobId, int> key() const { return {job, number}; }
};

/// "src/lib.rs:42"; empty for what is about no file, such as that a process ended with exit code 1.
QString placeOf(const core::Annotation& annotation);
/// What its level means, as a shape and colour: Failed, NeedsPerson for a warning, or Neutral.
core::Outcome outcomeOf(const core::Annotation& annotation);
/// "Error", "Warning", "Notice", or GitHub's own word.
QString levelWord(const core::Annotation& annotation);

/// The annotations of a run's jobs, failures before warnings before notices, and those of a job together.
class AnnotationListModel final : public KeyedRows<QAbstractListModel> {
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< AnnotationRow
        OutcomeRole, ///< int of core::Outcome
        LevelRole, ///< "Error"
        PlaceRole, ///< "src/lib.rs:42", may be empty
        MessageRole, ///< its title and text, in one line
    };

    using KeyedRows::KeyedRows;

    /// Takes the place of what was known of this job.
    void setAnnotations(const core::Job& job, const std::vector<core::Annotation>& annotations);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<AnnotationRow> m_rows;
};

} // namespace signalbox::lists

Q_DECLARE_METATYPE(signalbox::lists::AnnotationRow)
