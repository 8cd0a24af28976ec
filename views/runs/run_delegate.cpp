// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_delegate.h"

#include "common/chip.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "common/time_text.h"
#include "lists/run_list_model.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::RunListModel;

/// What every painter of a cell needs.
struct RunDelegate::Cell {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const QModelIndex& index;
    Theme theme;
    core::Run run;
    QRect box; // without the cell's margins

    QString text() const { return index.data(Qt::DisplayRole).toString(); }
    bool isStale() const { return index.data(RunListModel::StaleRole).toBool(); }
};

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const Cell cell{*painter,
                    option,
                    index,
                    Theme::current(),
                    index.data(RunListModel::RunRole).value<core::Run>(),
                    option.rect.adjusted(space::Small, 0, -space::Small, 0)};
    paintGround(cell);
    switch (index.column()) {
    case RunListModel::StatusColumn:
        paintState(cell);
        break;
    case RunListModel::TitleColumn:
        paintTitle(cell);
        break;
    case RunListModel::BranchColumn:
        paintBranch(cell);
        break;
    default:
        paintText(cell);
    }
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int lines = QFontMetrics(textFont(TextRole::Strong, option.font)).height()
        + QFontMetrics(textFont(TextRole::Caption, option.font)).height();
    return {QStyledItemDelegate::sizeHint(option, index).width(), lines + space::Hair + 2 * space::Small};
}

QString RunDelegate::facts(const core::Run& run) const
{
    const auto hidden = [this](int column) { return m_hidden.contains(column); };
    QStringList facts;
    QStringList name;
    if (hidden(RunListModel::WorkflowColumn))
        name << (run.workflowName.isEmpty() ? run.workflowPath : run.workflowName);
    if (hidden(RunListModel::NumberColumn))
        name << u'#' + QString::number(run.number);
    if (!name.isEmpty())
        facts << name.join(u' ');
    if (hidden(RunListModel::NumberColumn) && run.attempt > 1)
        facts << u"attempt %1"_s.arg(run.attempt);
    if (hidden(RunListModel::RepositoryColumn))
        facts << run.repositoryName.full();
    if (hidden(RunListModel::BranchColumn) && !run.branch.isEmpty())
        facts << run.branch;
    if (hidden(RunListModel::EventColumn) && !run.event.isEmpty())
        facts << run.event;
    if (hidden(RunListModel::ActorColumn) && !run.actor.isEmpty())
        facts << run.actor;
    return facts.join(u" · "_s);
}

void RunDelegate::paintGround(const Cell& cell) const
{
    QPainter& painter = cell.painter;
    const QRect& rect = cell.option.rect;
    const bool selected = cell.option.state.testFlag(QStyle::State_Selected);
    if (selected || cell.index.row() == m_hovered)
        painter.fillRect(rect, cell.theme.color(selected ? Role::AccentTint : Role::Hover));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), cell.theme.color(Role::Border));
    if (selected && cell.index.column() == RunListModel::StatusColumn)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), cell.theme.color(Role::Accent));
}

void RunDelegate::paintState(const Cell& cell) const
{
    constexpr int Side = 18;
    const core::Outcome outcome = core::outcome(cell.run.state);
    const QRectF shape(cell.box.left() + space::Tight, cell.box.center().y() - Side / 2.0, Side, Side);
    paintStatus(cell.painter, shape, outcome, cell.theme, m_phase);
    if (m_stateUnderTitle)
        return;
    cell.painter.setPen(cell.theme.status(outcome).ink);
    cell.painter.setFont(textFont(TextRole::Strong, cell.option.font));
    QRect word = cell.box.adjusted(space::Tight + Side + space::Small, 0, 0, 0);
    const auto write = [&](const QRect& box, const QString& text) {
        cell.painter.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
                              cell.painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
    };
    const QString text = core::words(cell.run.state);
    if (!cell.isStale())
        return write(word, text);
    const int half = cell.painter.fontMetrics().height();
    word.setTop(cell.box.center().y() - half);
    write(QRect(word.left(), word.top(), word.width(), half), text);
    cell.painter.setFont(textFont(TextRole::Caption, cell.option.font));
    cell.painter.setPen(cell.theme.status(core::Outcome::NeedsPerson).ink);
    write(QRect(word.left(), word.top() + half, word.width(), half), u"stale"_s);
}

void RunDelegate::paintTitle(const Cell& cell) const
{
    QPainter& painter = cell.painter;
    const QFont strong = textFont(TextRole::Strong, cell.option.font);
    const QFont caption = textFont(TextRole::Caption, cell.option.font);
    const int first = QFontMetrics(strong).height();
    const int second = QFontMetrics(caption).height();
    const int top = cell.box.top() + (cell.box.height() - first - second - space::Hair) / 2;

    painter.setFont(strong);
    painter.setPen(cell.theme.color(Role::Text));
    painter.drawText(QRect(cell.box.left(), top, cell.box.width(), first), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(cell.run.title.simplified(), Qt::ElideRight, cell.box.width()));
    painter.setFont(caption);
    QRect below(cell.box.left(), top + first + space::Hair, cell.box.width(), second);
    const auto write = [&](const QColor& ink, const QString& text) {
        painter.setPen(ink);
        painter.drawText(below, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, below.width()));
        below.setLeft(below.left() + painter.fontMetrics().horizontalAdvance(text));
    };
    if (m_stateUnderTitle) {
        write(cell.theme.status(core::outcome(cell.run.state)).ink, core::words(cell.run.state));
        if (cell.isStale())
            write(cell.theme.status(core::Outcome::NeedsPerson).ink, u", stale"_s);
        write(cell.theme.color(Role::Muted), u" · "_s);
    }
    write(cell.theme.color(Role::Muted), facts(cell.run));
}

void RunDelegate::paintBranch(const Cell& cell) const
{
    if (!cell.run.branch.isEmpty())
        paintChip(cell.painter, cell.box, cell.run.branch, textFont(TextRole::Caption, cell.option.font), cell.theme,
                  cell.option.state.testFlag(QStyle::State_Selected) ? Role::Surface : Role::Hover);
}

void RunDelegate::paintText(const Cell& cell) const
{
    const bool number = cell.index.column() == RunListModel::DurationColumn;
    cell.painter.setFont(cell.option.font);
    cell.painter.setPen(cell.theme.color(number && cell.run.state.isRunning() ? Role::Text : Role::Muted));
    cell.painter.drawText(cell.box,
                          int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine,
                          cell.painter.fontMetrics().elidedText(cell.text(), Qt::ElideRight, cell.box.width()));
}

bool RunDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto run = index.data(RunListModel::RunRole).value<core::Run>();
    QStringList lines{run.title, core::words(run.state) + u" · "_s + facts(run)};
    lines << u"%1 on %2"_s.arg(run.shortCommit(), run.branch);
    lines << u"Started %1"_s.arg(momentText(run.startedAt.value_or(run.createdAt)));
    if (index.data(RunListModel::StaleRole).toBool())
        lines << u"Stale: the last look at %1 failed."_s.arg(run.repositoryName.full());
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n')), view, option.rect);
    return true;
}

} // namespace signalbox::views
