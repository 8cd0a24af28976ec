// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::views {

class Spin;

/// Paints a cell of lists::AttemptModel: shape, word and time on a tinted ground, below it what is to be noted. A
/// result that was left alone has no ground of its own, and what is not there is a word alone.
class AttemptDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The spin is borrowed and turns what runs.
    explicit AttemptDelegate(const Spin& spin, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    static int rowHeight(); ///< two lines and the air around them

private:
    const Spin& m_spin;
};

} // namespace signalbox::views
