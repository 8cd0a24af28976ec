// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "lists/overview_card.h"

class QPainter;

namespace signalbox::views {

/// Paints the last runs of a repository as bars, the newest at the right, as many as fit. A bar tells its outcome by
/// its form too: passed is low, failed is full and notched, what is not over is hollow, the rest is a line.
void paintStrip(QPainter& painter, const QRect& box, const std::vector<lists::Bead>& strip, const Theme& theme);

} // namespace signalbox::views
