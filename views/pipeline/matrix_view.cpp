// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/matrix_view.h"

#include "common/spin.h"
#include "common/theme.h"
#include "lists/matrix_model.h"
#include "pipeline/matrix_delegate.h"
#include "pipeline/matrix_header.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace signalbox::views {
namespace {

constexpr int LeastColumn = 28; ///< a shape with its tint around it
constexpr int MostColumn = 400;
constexpr int MostRowLabel = 180;
constexpr int FewRows = 6; ///< up to here a cell has room for two lines
constexpr int ManyRows = 10; ///< from here on rows stand close, so that the grid is seen whole

} // namespace

MatrixView::MatrixView(lists::MatrixModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_spin(new Spin(this))
    , m_across(new MatrixHeader(Qt::Horizontal))
    , m_down(new MatrixHeader(Qt::Vertical))
{
    setHorizontalHeader(m_across);
    setVerticalHeader(m_down);
    setModel(&model);
    setItemDelegate(new MatrixDelegate(*m_spin, this));
    setSelectionMode(SingleSelection);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::columnsInserted})
        connect(&model, signal, this, &MatrixView::fitRows);
    connect(&model, &QAbstractItemModel::modelReset, this, &MatrixView::fitRows);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { m_spin->setActive(anythingRuns()); });
    connect(m_spin, &Spin::turned, this, &MatrixView::turnWhatRuns);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto job = m_model.jobAt(index))
            Q_EMIT opened(*job);
    });
    fitRows();
}

void MatrixView::fitRows()
{
    m_across->setNested(m_model.isNested());
    m_across->setVisible(!m_model.isWrapped());
    const int rows = m_model.rowCount();
    const int lines = rows <= FewRows ? 2 : 1;
    const int air = rows <= FewRows ? space::Medium : rows < ManyRows ? space::Small : space::Tight;
    m_down->setDefaultSectionSize(lines * fontMetrics().height() + air);
    const int label = std::min(m_down->widestLabel(), MostRowLabel);
    m_down->setVisible(label > 0);
    m_down->setFixedWidth(label);
    m_spin->setActive(anythingRuns());
    fitColumns();
    setFixedHeight(sizeHint().height());
}

void MatrixView::fitColumns()
{
    if (m_model.columnCount() == 0)
        return;
    const int room = width() - (m_down->isHidden() ? 0 : m_down->width());
    m_across->setDefaultSectionSize(std::clamp(room / m_model.columnCount(), LeastColumn, MostColumn));
    m_across->fitLabels();
    const bool scrolls = m_across->length() > room;
    setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
}

QSize MatrixView::sizeHint() const
{
    const int heading = m_across->isHidden() ? 0 : m_across->sizeHint().height();
    const int bar
        = horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOn ? horizontalScrollBar()->sizeHint().height() : 0;
    return {360, heading + m_down->length() + bar};
}

QSize MatrixView::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    fitColumns();
    if (height() != sizeHint().height())
        setFixedHeight(sizeHint().height());
    QTableView::resizeEvent(event);
}

void MatrixView::choose(const QModelIndex& index)
{
    const QScopedValueRollback silent(m_silent, true);
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection(); // and the keyboard stays where it is
}

void MatrixView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_silent || selected.isEmpty())
        return;
    if (const auto job = m_model.jobAt(selected.indexes().front()))
        Q_EMIT chosen(*job);
}

/// Whoever comes by Tab sees where they are, and the log stays what it was.
void MatrixView::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid())
        selectionModel()->setCurrentIndex(firstCell(), QItemSelectionModel::NoUpdate);
    QTableView::focusInEvent(event);
}

QModelIndex MatrixView::firstCell() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            if (const QModelIndex index = m_model.index(row, column); m_model.jobAt(index))
                return index;
        }
    }
    return {};
}

/// As QTableView does, but goes on over blank cells in the same direction.
QModelIndex MatrixView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QPoint step = action == MoveLeft ? QPoint(-1, 0)
        : action == MoveRight              ? QPoint(1, 0)
        : action == MoveUp                 ? QPoint(0, -1)
        : action == MoveDown               ? QPoint(0, 1)
                                           : QPoint();
    if (step.isNull() || !currentIndex().isValid())
        return QTableView::moveCursor(action, modifiers);
    QPoint at(currentIndex().column(), currentIndex().row());
    for (;;) {
        at += step;
        const QModelIndex next = m_model.index(at.y(), at.x());
        if (!next.isValid())
            return currentIndex();
        if (m_model.jobAt(next))
            return next;
    }
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto job = m_model.jobAt(currentIndex());
    if (!enter || !job) {
        QTableView::keyPressEvent(event);
        return;
    }
    setCurrentIndex(currentIndex());
    Q_EMIT opened(*job);
}

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const auto job = m_model.jobAt(index);
    if (!job)
        return;
    setCurrentIndex(index);
    Q_EMIT menuRequested(*job, byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

bool MatrixView::anythingRuns() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            if (const auto job = m_model.jobAt(m_model.index(row, column)); job && job->state.isRunning())
                return true;
        }
    }
    return false;
}

void MatrixView::turnWhatRuns()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        for (int column = 0; column < m_model.columnCount(); ++column) {
            const QModelIndex index = m_model.index(row, column);
            if (index.data(lists::MatrixModel::OutcomeRole).toInt() == static_cast<int>(core::Outcome::Running)
                && index.data(lists::MatrixModel::JobIdRole).isValid())
                update(index);
        }
    }
}

} // namespace signalbox::views
