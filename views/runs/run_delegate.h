// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "core/run.h"

#include <QStyledItemDelegate>

namespace signalbox::views {

/// Paints the cells of the list of runs: the state as shape and word, the title over the facts that have no column of
/// their own, the branch as a chip, the rest as calm text.
class RunDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Which columns are not on show: their facts move under the title. By column of lists::RunListModel.
    void setHiddenColumns(const QList<int>& columns) { m_hidden = columns; }
    /// The word for the state stands before the facts under the title; its column shows the shape alone.
    void setStateUnderTitle(bool under) { m_stateUnderTitle = under; }
    /// 0 to 1, the turn of what is running.
    void setPhase(qreal phase) { m_phase = phase; }
    void setHoveredRow(int row) { m_hovered = row; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// The line under the title.
    QString facts(const core::Run& run) const;

private:
    struct Cell;
    void paintGround(const Cell& cell) const;
    void paintState(const Cell& cell) const;
    void paintTitle(const Cell& cell) const;
    void paintBranch(const Cell& cell) const;
    void paintText(const Cell& cell) const;

    QList<int> m_hidden;
    bool m_stateUnderTitle = false;
    qreal m_phase = 0.15;
    int m_hovered = -1;
};

} // namespace signalbox::views
