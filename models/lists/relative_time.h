// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace signalbox::lists {

/// "just now", "3 minutes ago", "in 2 hours"; the largest unit that is at least one, rounded down. A moment up to a
/// minute ahead is "just now" too, because GitHub's clock and ours differ by seconds. Empty for an invalid moment.
QString relativeTime(const QDateTime& moment, const QDateTime& now);

/// Whether relativeTime() says something else at the second moment than at the first; without making the texts.
bool relativeTimeDiffers(const QDateTime& moment, const QDateTime& before, const QDateTime& now);

/// "0:07", "12:05", "1:02:33": minutes and seconds, hours where there are any. Negative ones count as none.
QString durationText(std::chrono::milliseconds duration);

} // namespace signalbox::lists
