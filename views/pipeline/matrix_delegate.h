// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::views {

class Spin;

/// How much a cell of this size can say: first its shape, then the time, last the word.
enum class CellDetail {
    Shape, ///< the shape alone
    ShapeAndTime, ///< "(check) 1:12"
    Line, ///< "(check) Passed" and the time, when there is room, on one line
    Full, ///< the word above the time
};
CellDetail detailFor(const QSize& cell, const QFontMetrics& metrics);

/// Paints a cell of a matrix: tint, shape, word and time of its outcome. A blank cell is a faint dot.
class MatrixDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The spin is borrowed and turns what runs.
    explicit MatrixDelegate(const Spin& spin, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    const Spin& m_spin;
};

} // namespace signalbox::views
