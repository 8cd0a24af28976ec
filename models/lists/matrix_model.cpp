// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/matrix_model.h"

#include "core/duration_words.h"
#include "core/job_name.h"
#include "core/outcome.h"
#include "lists/job_groups.h"
#include "lists/time_taken.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// Where in `after` the headings are that `before` has not, as positions in `after`; nothing when headings of
/// `before` are missing or stand in another order, so that inserting alone does not lead there.
template <class Heading>
std::optional<std::vector<int>> inserted(const std::vector<Heading>& before, const std::vector<Heading>& after)
{
    std::vector<int> added;
    size_t kept = 0;
    for (size_t i = 0; i < after.size(); ++i) {
        if (kept < before.size() && before[kept] == after[i])
            ++kept;
        else
            added.push_back(static_cast<int>(i));
    }
    if (kept < before.size())
        return {};
    return added;
}

/// Calls `insert(first, last)` for each run of neighbouring positions, from the front.
template <class Insert>
void inRuns(const std::vector<int>& positions, const Insert& insert)
{
    for (size_t from = 0; from < positions.size();) {
        size_t to = from;
        while (to + 1 < positions.size() && positions[to + 1] == positions[to] + 1)
            ++to;
        insert(positions[from], positions[to]);
        from = to + 1;
    }
}

} // namespace

MatrixModel::MatrixModel(core::RunId run, const QString& group, QObject* parent)
    : QAbstractTableModel(parent)
    , m_group(group)
    , m_roster(run)
{
}

QString MatrixModel::rowsName() const
{
    return m_layout.rowAxis < 0 ? QString() : m_layout.axes[static_cast<size_t>(m_layout.rowAxis)].name;
}

QString MatrixModel::columnsName() const
{
    QStringList names;
    bool known = false;
    for (size_t axis = 0; axis < m_layout.axes.size(); ++axis) {
        if (static_cast<int>(axis) == m_layout.rowAxis)
            continue;
        const QString& name = m_layout.axes[axis].name;
        names << (name.isEmpty() ? u"\u2026"_s : name);
        known = known || !name.isEmpty();
    }
    return known ? names.join(u" / "_s) : QString();
}

void MatrixModel::apply(const core::ChangeSet& changes)
{
    if (m_roster.apply(changes))
        show(cellsNow());
}

std::vector<MatrixModel::Cell> MatrixModel::cellsNow()
{
    if (QStringList names = namesOf(m_roster.jobs()); names != m_names) {
        m_names = std::move(names);
        auto matrices = matrixCells(m_names);
        const auto ours = std::ranges::find(matrices, m_group, &MatrixCells::name);
        m_cells = ours == matrices.end() ? std::vector<MatrixCell>() : std::move(ours->cells);
    }
    std::vector<Cell> cells;
    cells.reserve(m_cells.size());
    for (const MatrixCell& cell : m_cells)
        cells.push_back({.job = m_roster.jobs()[static_cast<size_t>(cell.job)], .values = cell.values});
    return cells;
}

void MatrixModel::show(const std::vector<Cell>& cells)
{
    std::vector<QStringList> values;
    std::ranges::transform(cells, std::back_inserter(values), &Cell::values);
    MatrixLayout layout = layOut(values, m_group);
    Sheet sheet(layout.rows.size(), std::vector<std::optional<Cell>>(layout.columns.size()));
    for (size_t i = 0; i < cells.size(); ++i) {
        const MatrixPlace place = layout.places[i];
        sheet[static_cast<size_t>(place.row)][static_cast<size_t>(place.column)] = cells[i];
    }
    const bool newAxes = layout.axes != m_layout.axes;
    const bool grown = layout.sameShape(m_layout) && grow(layout);
    if (grown) {
        m_layout = std::move(layout);
        fill(std::move(sheet));
    } else {
        beginResetModel();
        m_layout = std::move(layout);
        m_sheet = std::move(sheet);
        endResetModel();
    }
    if (newAxes)
        Q_EMIT axesChanged();
}

/// Inserts what rows and columns are new, blank; false when that is not enough.
bool MatrixModel::grow(const MatrixLayout& layout)
{
    const auto rows = inserted(m_layout.rows, layout.rows);
    const auto columns = inserted(m_layout.columns, layout.columns);
    if (!rows || !columns)
        return false;
    inRuns(*rows, [&](int first, int last) {
        beginInsertRows({}, first, last);
        m_sheet.insert(m_sheet.begin() + first, static_cast<size_t>(last - first + 1),
                       std::vector<std::optional<Cell>>(m_layout.columns.size()));
        m_layout.rows.insert(m_layout.rows.begin() + first, layout.rows.begin() + first,
                             layout.rows.begin() + last + 1);
        endInsertRows();
    });
    inRuns(*columns, [&](int first, int last) {
        beginInsertColumns({}, first, last);
        for (auto& row : m_sheet)
            row.insert(row.begin() + first, static_cast<size_t>(last - first + 1), std::nullopt);
        m_layout.columns.insert(m_layout.columns.begin() + first, layout.columns.begin() + first,
                                layout.columns.begin() + last + 1);
        endInsertColumns();
    });
    return true;
}

/// Tells of the cells that differ, neighbours together.
void MatrixModel::fill(Sheet sheet)
{
    for (size_t row = 0; row < sheet.size(); ++row) {
        std::vector<int> changed;
        for (size_t column = 0; column < sheet[row].size(); ++column) {
            if (sheet[row][column] != m_sheet[row][column])
                changed.push_back(static_cast<int>(column));
        }
        m_sheet[row] = std::move(sheet[row]);
        inRuns(changed, [&](int first, int last) {
            Q_EMIT dataChanged(index(static_cast<int>(row), first), index(static_cast<int>(row), last));
        });
    }
}

void MatrixModel::setNow(const QDateTime& now)
{
    m_now = now;
    for (int row = 0; row < rowCount(); ++row) {
        std::vector<int> running;
        for (int column = 0; column < columnCount(); ++column) {
            if (const Cell* cell = at(row, column); cell && cell->job.state.isRunning())
                running.push_back(column);
        }
        inRuns(running, [&](int first, int last) {
            Q_EMIT dataChanged(index(row, first), index(row, last), {TimeRole, DurationRole, Qt::AccessibleTextRole});
        });
    }
}

const MatrixModel::Cell* MatrixModel::at(int row, int column) const
{
    const auto& cell = m_sheet[static_cast<size_t>(row)][static_cast<size_t>(column)];
    return cell ? &*cell : nullptr;
}

std::optional<core::Job> MatrixModel::jobAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Cell* cell = at(index.row(), index.column());
    return cell ? std::optional(cell->job) : std::nullopt;
}

QModelIndex MatrixModel::indexOf(core::JobId job) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (const Cell* cell = at(row, column); cell && cell->job.id == job)
                return index(row, column);
        }
    }
    return {};
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layout.rows.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layout.columns.size());
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Cell* cell = at(index.row(), index.column());
    if (!cell)
        return role == Qt::AccessibleTextRole ? QVariant(tr("not in the matrix")) : QVariant();
    const core::Job& job = cell->job;
    const auto taken = timeTaken(job, m_now);
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole:
        return core::words(job.state);
    case JobIdRole:
        return job.id.value;
    case OutcomeRole:
        return static_cast<int>(core::outcome(job.state));
    case TimeRole:
        return taken ? core::words(*taken) : QString();
    case DurationRole:
        return taken ? QVariant(qint64(taken->count())) : QVariant();
    case LabelRole:
        return m_layout.wrapped ? cell->values.join(u", "_s) : QString();
    case Qt::AccessibleTextRole: {
        const core::JobName name = core::JobName::parse(job.name);
        QStringList parts{name.group()};
        parts << name.values;
        return u"%1: %2"_s.arg(parts.join(u", "_s), spoken(job.state, taken));
    }
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int sections = orientation == Qt::Vertical ? rowCount() : columnCount();
    if (section < 0 || section >= sections)
        return {};
    const auto at = static_cast<size_t>(section);
    if (role == OuterLabelRole && orientation == Qt::Horizontal)
        return m_layout.columns[at].outer;
    if (role != Qt::DisplayRole && role != LabelRole)
        return {};
    return orientation == Qt::Vertical ? m_layout.rows[at].label : m_layout.columns[at].inner;
}

Qt::ItemFlags MatrixModel::flags(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !at(index.row(), index.column()))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace signalbox::lists
