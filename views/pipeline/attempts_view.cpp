// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/attempts_view.h"

#include "common/elided_label.h"
#include "common/panel.h"
#include "common/spin.h"
#include "common/theme.h"
#include "pipeline/attempt_delegate.h"
#include "pipeline/attempt_names.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int leastColumn = 150; ///< a shape, the longest word that is usual, and a time
constexpr int mostColumn = 320;

bool runs(const lists::AttemptTable& table)
{
    return std::ranges::any_of(table.run.cells,
                               [](const lists::AttemptCell& cell) { return cell.outcome == core::Outcome::Running; });
}

/// Arrow keys walk the table; Tab goes on to what comes behind it.
QTableView* makeTable(lists::AttemptModel& rows, AttemptNames* names)
{
    auto* table = new QTableView;
    table->setObjectName(u"attempts"_s);
    table->setAccessibleName(AttemptsView::tr("Attempts of this run"));
    table->setVerticalHeader(names);
    table->setModel(&rows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setCornerButtonEnabled(false);
    table->setMouseTracking(true);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

} // namespace

AttemptsView::AttemptsView(QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel)
    , m_trouble(new ElidedLabel)
    , m_retry(new QPushButton(tr("Try again")))
    , m_only(new QCheckBox(tr("Only differences")))
    , m_names(new AttemptNames)
{
    m_words->setObjectName(u"attemptsSummary"_s);
    m_words->setMostLines(2);
    m_trouble->setObjectName(u"attemptsTrouble"_s);
    m_trouble->setMuted(true);
    m_trouble->setMostLines(2);
    m_retry->setObjectName(u"attemptsRetry"_s);
    m_only->setObjectName(u"onlyDifferences"_s);
    m_only->setToolTip(tr("Show only jobs that did not do the same in all attempts"));
    m_table = makeTable(m_rows, m_names);
    m_spin = new Spin(m_table);
    m_table->setItemDelegate(new AttemptDelegate(*m_spin, m_table));
    m_names->setDefaultSectionSize(AttemptDelegate::rowHeight());

    auto* first = new QHBoxLayout;
    first->setSpacing(space::Small);
    first->addWidget(m_words, 1);
    first->addWidget(m_only);
    auto* second = new QHBoxLayout;
    second->setSpacing(space::Small);
    second->addWidget(m_trouble, 1);
    second->addWidget(m_retry);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::Medium, space::Small, space::Medium, space::Tight);
    head->setSpacing(space::Tight);
    head->addLayout(first);
    head->addLayout(second);
    auto* panel = new Panel;
    panel->setFlush(true);
    panel->body()->setSpacing(0);
    panel->body()->addLayout(head);
    panel->body()->addWidget(m_table, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);
    setMinimumHeight(160);

    connect(m_only, &QCheckBox::toggled, &m_rows, &lists::AttemptModel::setOnlyDifferences);
    connect(m_retry, &QPushButton::clicked, this, &AttemptsView::retryRequested);
    connect(m_spin, &Spin::turned, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (m_rows.jobAt(index))
            Q_EMIT opened();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (const auto job = m_rows.jobAt(index); job && !m_quiet)
            Q_EMIT chosen(*job);
    });
    setTable({}, {}, false);
}

void AttemptsView::setTable(const lists::AttemptTable& table, const QString& trouble, bool mayRetry)
{
    const bool more = int(table.run.cells.size()) != m_rows.columnCount();
    {
        const QScopedValueRollback quiet(m_quiet, true); // rows that leave take the current one with them
        m_rows.setTable(table);
    }
    m_words->setText(summaryOf(table));
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_retry->setVisible(mayRetry);
    m_only->setEnabled(table.differing > 0 || m_only->isChecked());
    m_spin->setActive(runs(table));
    fit();
    if (more) // the newest one is what one came for
        m_table->horizontalScrollBar()->setValue(m_table->horizontalScrollBar()->maximum());
}

/// The attempts share the width that the names leave; many of them scroll.
void AttemptsView::fit()
{
    const int names = m_names->wanted(m_table->width() * 2 / 5);
    if (m_names->width() != names)
        m_names->setFixedWidth(names);
    if (const int attempts = m_rows.columnCount(); attempts > 0) {
        const int room = m_table->width() - names - m_table->verticalScrollBar()->sizeHint().width();
        m_table->horizontalHeader()->setDefaultSectionSize(std::clamp(room / attempts, leastColumn, mostColumn));
    }
}

void AttemptsView::choose(core::JobId job)
{
    const QScopedValueRollback quiet(m_quiet, true);
    const auto current = m_rows.jobAt(m_table->currentIndex());
    if (!current || current->id != job) // of a result that was left alone there are several cells
        m_table->setCurrentIndex(m_rows.indexOf(job));
}

void AttemptsView::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void AttemptsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace signalbox::views
