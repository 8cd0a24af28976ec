// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QStyleOptionViewItem>

class QPainter;

namespace signalbox::views {

/// What lies under a row that is chosen or pointed at; nothing under others.
void paintRowGround(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme);

/// Writes from the left edge of the room, shortened where it does not fit, and moves the edge behind what was written.
void writeLeft(QPainter& painter, QRect& room, const QFont& font, const QColor& color, const QString& text,
               Qt::TextElideMode mode = Qt::ElideRight);

} // namespace signalbox::views
