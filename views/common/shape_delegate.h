// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::views {

/// Rows of plain text with the shape of an outcome before one column. Text from outside stays plain in tooltips too.
class ShapeDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `role` gives a core::Outcome as int, or nothing for a row without a shape.
    ShapeDelegate(int column, int role, QObject* parent);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    int m_column;
    int m_role;
};

} // namespace signalbox::views
