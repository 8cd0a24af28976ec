// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/change.h"

#include <QStyledItemDelegate>

namespace signalbox::views {

/// What is wrong with what we know of a repository, in few words: "Not found", "Offline, seen 5 minutes ago". Empty
/// while it is fresh.
QString staleText(const core::Freshness& freshness, const QDateTime& now);

/// Paints one watched repository: its worst state as a shape, its name over its owner, how many runs run, and what is
/// wrong with what we know.
class RepositoryDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNow(const QDateTime& now) { m_now = now; }
    void setPhase(qreal phase) { m_phase = phase; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    QDateTime m_now;
    qreal m_phase = 0.15;
};

} // namespace signalbox::views
