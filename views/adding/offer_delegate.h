// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/tick_delegate.h"

namespace signalbox::views {

/// A repository with its tick, and at the end of the row what is to be known about it.
class OfferDelegate final : public TickDelegate {
    Q_OBJECT

public:
    using TickDelegate::TickDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace signalbox::views
