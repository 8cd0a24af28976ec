// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/item_layout.h"

namespace signalbox::views {

/// Puts widgets beside each other like words and goes on in the next line when there is no room.
class FlowLayout final : public ItemLayout {
    Q_OBJECT

public:
    explicit FlowLayout(int gap, QWidget* parent = nullptr);

    Qt::Orientations expandingDirections() const override { return {}; }
    QSize sizeHint() const override;
    QSize minimumSize() const override;

private:
    int arrange(const QRect& rect, Purpose purpose) const override;

    int m_gap;
};

} // namespace signalbox::views
