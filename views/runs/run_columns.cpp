// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_columns.h"

#include "common/theme.h"
#include "lists/run_list_model.h"
#include "runs/run_delegate.h"

#include <QAction>
#include <QDataStream>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using Model = lists::RunListModel;

namespace {

/// From the first to go to the last; state and title always stay.
constexpr std::array GoFirst{Model::EventColumn, Model::NumberColumn,   Model::WorkflowColumn, Model::RepositoryColumn,
                             Model::ActorColumn, Model::DurationColumn, Model::BranchColumn,   Model::StartedColumn};
/// The title needs this much to say anything, device-independent pixels.
constexpr int LeastTitle = 300;
/// Narrower than this, the word for the state goes under the title too and leaves its column to the shape.
constexpr int RoomForStateWords = 560;
/// By which the menu makes a column wider or narrower.
constexpr int WidthStep = 32;

} // namespace

RunColumns::RunColumns(QTableView& table, RunDelegate& delegate)
    : QObject(&table)
    , m_table(table)
    , m_delegate(delegate)
    // These stand under the title, which reads better than four narrow columns of names.
    , m_unwanted{Model::WorkflowColumn, Model::RepositoryColumn, Model::EventColumn, Model::NumberColumn}
{
    QHeaderView* header = table.horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(48);
    header->setSortIndicatorClearable(true);
    connect(header, &QHeaderView::customContextMenuRequested, this, &RunColumns::showMenuAt);
    connect(header, &QHeaderView::sectionResized, this, &RunColumns::changed);
    connect(header, &QHeaderView::sectionMoved, this, &RunColumns::changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &RunColumns::changed);
}

void RunColumns::begin()
{
    QHeaderView* header = m_table.horizontalHeader();
    if (header->count() == 0 || m_begun)
        return;
    m_begun = true;
    setUsualWidths();
    if (m_kept.isEmpty() || !header->restoreState(m_kept))
        header->setSortIndicator(-1, Qt::AscendingOrder); // the list's own order: newest first
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(Model::TitleColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(Model::StatusColumn, QHeaderView::Fixed);
    fit();
}

void RunColumns::setUsualWidths()
{
    const QFontMetrics metrics(textFont(TextRole::Strong, m_table.font()));
    const auto width = [&](const QString& longest) { return metrics.horizontalAdvance(longest) + 2 * space::Medium; };
    QHeaderView* header = m_table.horizontalHeader();
    header->resizeSection(Model::StatusColumn, stateWidth(true));
    header->resizeSection(Model::WorkflowColumn, width(u"Build and test"_s));
    header->resizeSection(Model::RepositoryColumn, width(u"organisation/repository"_s));
    header->resizeSection(Model::BranchColumn, width(u"feature/some-name"_s));
    header->resizeSection(Model::EventColumn, width(u"workflow_dispatch"_s));
    header->resizeSection(Model::ActorColumn, width(u"somebody-here"_s));
    header->resizeSection(Model::NumberColumn, width(u"#12345.2"_s));
    header->resizeSection(Model::StartedColumn, width(u"59 minutes ago"_s));
    header->resizeSection(Model::DurationColumn, width(u"1 h 07 min"_s));
}

int RunColumns::stateWidth(bool inWords) const
{
    constexpr int Shape = 18;
    const QFontMetrics metrics(textFont(TextRole::Strong, m_table.font()));
    if (!inWords)
        return metrics.horizontalAdvance(u"Status"_s) + 2 * space::Medium; // its heading
    return metrics.horizontalAdvance(u"Waiting for approval"_s) + Shape + 2 * space::Small + 2 * space::Medium;
}

void RunColumns::fit()
{
    if (!m_begun)
        return;
    QHeaderView* header = m_table.horizontalHeader();
    const bool stateInWords = m_table.viewport()->width() >= RoomForStateWords;
    header->resizeSection(Model::StatusColumn, stateWidth(stateInWords));
    m_delegate.setStateUnderTitle(!stateInWords);
    QSet<int> hidden = m_unwanted;
    const auto needed = [&] {
        int sum = LeastTitle;
        for (int column = 0; column < Model::ColumnCount; ++column)
            if (column != Model::TitleColumn && !hidden.contains(column))
                sum += std::max(header->sectionSize(column), m_widths.value(column));
        return sum;
    };
    for (int column = 0; column < Model::ColumnCount; ++column)
        if (!header->isSectionHidden(column))
            m_widths[column] = header->sectionSize(column);
    for (const int column : GoFirst)
        if (needed() > m_table.viewport()->width())
            hidden.insert(column);
    for (int column = 0; column < Model::ColumnCount; ++column)
        header->setSectionHidden(column, hidden.contains(column));
    m_delegate.setHiddenColumns(hidden.values());
    m_table.viewport()->update();
}

QByteArray RunColumns::save() const
{
    QByteArray result;
    QDataStream out(&result, QDataStream::WriteOnly);
    out << m_unwanted << (m_begun ? m_table.horizontalHeader()->saveState() : m_kept);
    return result;
}

void RunColumns::restore(const QByteArray& state)
{
    QDataStream in(state);
    QSet<int> unwanted;
    QByteArray header;
    in >> unwanted >> header;
    if (state.isEmpty() || in.status() != QDataStream::Ok)
        return;
    m_unwanted = unwanted - QSet<int>{Model::StatusColumn, Model::TitleColumn};
    m_kept = header;
    if (m_begun) {
        m_begun = false;
        begin();
    }
}

void RunColumns::showMenu()
{
    showMenuAt(QPoint(0, m_table.horizontalHeader()->height()));
}

void RunColumns::showMenuAt(const QPoint& at)
{
    if (!m_begun)
        return;
    QMenu menu;
    addSorting(*menu.addMenu(u"&Sort by"_s));
    addWidths(*menu.addMenu(u"&Wider"_s), WidthStep);
    addWidths(*menu.addMenu(u"&Narrower"_s), -WidthStep);
    menu.addSeparator();
    addColumns(menu);
    menu.exec(m_table.horizontalHeader()->mapToGlobal(at));
}

/// As a click on a heading does: the column that it is sorted by already turns round.
void RunColumns::addSorting(QMenu& menu)
{
    QHeaderView* header = m_table.horizontalHeader();
    const auto add = [&](const QString& text, int column) {
        const bool isIt = header->sortIndicatorSection() == column;
        const auto order
            = isIt && header->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(isIt);
        connect(action, &QAction::triggered, header, [=] { header->setSortIndicator(column, order); });
    };
    add(u"Newest first"_s, -1);
    for (int column = 0; column < Model::ColumnCount; ++column)
        if (!header->isSectionHidden(column))
            add(nameOf(column), column);
}

void RunColumns::addWidths(QMenu& menu, int step)
{
    QHeaderView* header = m_table.horizontalHeader();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (header->isSectionHidden(column) || header->sectionResizeMode(column) != QHeaderView::Interactive)
            continue;
        connect(menu.addAction(nameOf(column)), &QAction::triggered, header, [=] {
            header->resizeSection(column, std::max(header->minimumSectionSize(), header->sectionSize(column) + step));
        });
    }
}

void RunColumns::addColumns(QMenu& menu)
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (column == Model::StatusColumn || column == Model::TitleColumn)
            continue;
        QAction* action = menu.addAction(nameOf(column));
        action->setCheckable(true);
        action->setChecked(!m_unwanted.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool wanted) {
            if (wanted)
                m_unwanted.remove(column);
            else
                m_unwanted.insert(column);
            fit();
            Q_EMIT changed();
        });
    }
}

QString RunColumns::nameOf(int column) const
{
    return m_table.model()->headerData(column, Qt::Horizontal).toString();
}

} // namespace signalbox::views
