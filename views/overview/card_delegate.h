// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome.h"

#include <QDateTime>
#include <QStyledItemDelegate>

namespace signalbox::views {

/// Paints one repository of a lists::OverviewFilterModel as a card: its worst state as a shape, its name, since when it
/// is as it is, what goes on with how far it has come, and its last runs.
class CardDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNow(const QDateTime& now) { m_now = now; }
    void setPhase(qreal phase) { m_phase = phase; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The least width of a card, and its height.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, core::Outcome outcome) const;

    QDateTime m_now;
    qreal m_phase = 0.15;
};

} // namespace signalbox::views
