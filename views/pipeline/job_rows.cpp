// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_rows.h"

#include "common/spin.h"
#include "lists/job_list_model.h"
#include "pipeline/row_delegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>

namespace signalbox::views {
namespace {

using lists::JobListModel;

/// Rows of one kind that are in no matrix.
class KindFilter final : public QSortFilterProxyModel {
public:
    KindFilter(lists::JobKind kind, QObject* parent)
        : QSortFilterProxyModel(parent)
        , m_kind(kind)
    {
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        return index.data(JobListModel::KindRole).toInt() == static_cast<int>(m_kind)
            && index.data(JobListModel::MatrixRole).toString().isEmpty();
    }

private:
    lists::JobKind m_kind;
};

} // namespace

JobRows::JobRows(JobListModel& model, lists::JobKind kind, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_spin(new Spin(this))
{
    auto* filter = new KindFilter(kind, this);
    filter->setSourceModel(&model);
    setModel(filter);
    setItemDelegate(new RowDelegate({.outcome = JobListModel::OutcomeRole,
                                     .detail = JobListModel::StepRole,
                                     .time = JobListModel::TimeRole,
                                     .words = JobListModel::WordsRole},
                                    *m_spin, this));
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(lists::title(kind));

    connect(filter, &QAbstractItemModel::rowsInserted, this, &JobRows::fit);
    connect(filter, &QAbstractItemModel::rowsRemoved, this, &JobRows::fit);
    connect(filter, &QAbstractItemModel::dataChanged, this, &JobRows::fit);
    connect(m_spin, &Spin::turned, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto job = jobAt(index))
            Q_EMIT opened(*job);
    });
    fit();
}

void JobRows::fit()
{
    bool runs = false;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const auto job = jobAt(model()->index(row, 0));
        runs = runs || (job && job->state.isRunning());
    }
    m_spin->setActive(runs);
    setFixedHeight(sizeHint().height());
}

std::optional<core::Job> JobRows::jobAt(const QModelIndex& index) const
{
    return m_model.jobAt(static_cast<QSortFilterProxyModel*>(model())->mapToSource(index));
}

QSize JobRows::sizeHint() const
{
    return {280, std::max(1, model()->rowCount()) * std::max(sizeHintForRow(0), 1)};
}

QSize JobRows::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void JobRows::choose(core::JobId job)
{
    const QScopedValueRollback silent(m_silent, true);
    const QModelIndex index = static_cast<QSortFilterProxyModel*>(model())->mapFromSource(m_model.indexOf(job));
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection(); // and the keyboard stays where it is
}

void JobRows::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    if (m_silent || selected.isEmpty())
        return;
    if (const auto job = jobAt(selected.indexes().front()))
        Q_EMIT chosen(*job);
}

/// Whoever comes by Tab sees where they are, and the log stays what it was.
void JobRows::focusInEvent(QFocusEvent* event)
{
    if (!currentIndex().isValid())
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
    QListView::focusInEvent(event);
}

bool JobRows::holds(core::JobId job) const
{
    return static_cast<QSortFilterProxyModel*>(model())->mapFromSource(m_model.indexOf(job)).isValid();
}

void JobRows::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto job = jobAt(currentIndex());
    if (!enter || !job) {
        QListView::keyPressEvent(event);
        return;
    }
    setCurrentIndex(currentIndex());
    Q_EMIT opened(*job);
}

void JobRows::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const auto job = jobAt(index);
    if (!job)
        return;
    setCurrentIndex(index);
    Q_EMIT menuRequested(*job, byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace signalbox::views
