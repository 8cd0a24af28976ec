// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::views {

class Spin;

/// Paints a job or a step as a row: shape, name, a detail in second rank, and at the end the time or, where there is
/// none, the word.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Where the model keeps what; 0 for what it has not.
    struct Roles {
        int outcome = 0;
        int detail = 0;
        int time = 0;
        int words = 0;
    };

    /// The spin is borrowed and turns what runs.
    RowDelegate(Roles roles, const Spin& spin, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    QString endText(const QModelIndex& index, const QFont& font, int room) const;

    Roles m_roles;
    const Spin& m_spin;
};

} // namespace signalbox::views
