// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/job_roster.h"
#include "lists/matrix_cells.h"
#include "lists/matrix_layout.h"

#include <QAbstractTableModel>

namespace signalbox::lists {

/// One matrix of a run as a sheet of cells, each the newest attempt of its job; combinations that the matrix leaves out
/// are blank. Grows by rows and columns as jobs appear and changes cell by cell; it is reset only when the number of
/// axes turns out to be another, or when a line has grown so long that it must be wrapped.
class MatrixModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles {
        JobIdRole = Qt::UserRole + 1, ///< qint64; invalid for a blank cell
        OutcomeRole, ///< core::Outcome as int
        WordsRole, ///< "Timed out"
        TimeRole, ///< "1 min 12 s", empty while it has not begun
        DurationRole, ///< the same in milliseconds as qint64; invalid while it has not begun
        LabelRole, ///< what the cell must say itself because no heading does; headings too
        OuterLabelRole, ///< of a column heading: the upper one of two levels
    };

    /// `group` is the matrix's MatrixGroup::name().
    MatrixModel(core::RunId run, const QString& group, QObject* parent = nullptr);

    QString group() const { return m_group; }
    const std::vector<MatrixAxis>& axes() const { return m_layout.axes; }
    bool isNested() const { return m_layout.isNested(); }
    bool isLine() const { return m_layout.axes.size() == 1; }
    bool isWrapped() const { return m_layout.wrapped; }
    /// What the rows are: the name of their axis, empty for a line and where the values do not tell.
    QString rowsName() const;
    /// What the columns are: "OS", or "OS / Rust" on two levels, of which an unknown one is "…"; empty when none is
    /// known.
    QString columnsName() const;

    void apply(const core::ChangeSet& changes);
    /// Moves on the times of what is running.
    void setNow(const QDateTime& now);

    std::optional<core::Job> jobAt(const QModelIndex& index) const;
    QModelIndex indexOf(core::JobId job) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Their names or their number are others now.
    void axesChanged();

private:
    struct Cell {
        core::Job job;
        QStringList values;

        bool operator==(const Cell&) const = default;
    };
    using Sheet = std::vector<std::vector<std::optional<Cell>>>; // row by row, as many as there are headings

    std::vector<Cell> cellsNow();
    void show(const std::vector<Cell>& cells);
    bool grow(const MatrixLayout& layout);
    void fill(Sheet sheet);
    const Cell* at(int row, int column) const;

    QString m_group;
    JobRoster m_roster;
    QStringList m_names; // of all jobs, as they were when their cells were last told
    std::vector<MatrixCell> m_cells;
    QDateTime m_now;
    MatrixLayout m_layout;
    Sheet m_sheet;
};

} // namespace signalbox::lists
