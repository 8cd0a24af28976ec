// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/item_layout.h"

namespace signalbox::views {

/// Cards in as many columns of equal width as there is room for; each card goes under the shortest column, so that none
/// is stretched and no gap is left.
class CardLayout final : public ItemLayout {
    Q_OBJECT

public:
    /// No column gets narrower than `leastWidth`, unless there is but one.
    explicit CardLayout(int leastWidth, QWidget* parent = nullptr);

    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    QSize sizeHint() const override;
    QSize minimumSize() const override;

private:
    int arrange(const QRect& rect, Purpose purpose) const override;

    int m_leastWidth;
};

} // namespace signalbox::views
