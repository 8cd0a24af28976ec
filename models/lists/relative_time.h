// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace signalbox::lists {

/// "just now", "3 minutes ago", "in 2 hours"; the largest unit that is at least one, rounded down. A moment up to a
/// minute ahead is "just now" too, because GitHub's clock and ours differ by seconds. Empty for an invalid moment.
QString relativeTime(const QDateTime& moment, const QDateTime& now);

/// The same of what has happened: where the clock that says when is ahead of ours, it was just now.
QString pastTime(const QDateTime& moment, const QDateTime& now);

/// Tells which moments relativeTime() says something else of now than before, without making 100,000 texts.
class AgeStep {
public:
    AgeStep(const QDateTime& before, const QDateTime& now);

    /// `moment` in ms since 1970; none for a moment that is not known, whose text is always empty.
    bool changes(std::optional<qint64> moment) const;

private:
    qint64 m_before;
    qint64 m_now;
};

/// "0:07", "12:05", "1:02:33": minutes and seconds, hours where there are any. Negative ones count as none. For cells
/// without room for core::words() and for columns of a terminal.
QString clockText(std::chrono::milliseconds duration);

} // namespace signalbox::lists
