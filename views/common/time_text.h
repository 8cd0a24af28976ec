// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <chrono>

namespace signalbox::views {

/// "0 s", "48 s", "2 min 05 s", "1 h 07 min", "3 d 4 h": two units at most, for columns that are read downwards.
/// A negative duration, as clocks that disagree produce, is "0 s".
QString durationText(std::chrono::milliseconds duration);

/// "just now", "3 min ago", "2 h ago", "yesterday", "5 d ago", and a date beyond four weeks. A moment in the future (by
/// a clock that is ahead) is "just now". Empty for an invalid time.
QString agoText(const QDateTime& then, const QDateTime& now, const QLocale& locale = {});

/// The whole date and time in the user's own zone and language, for tooltips. Empty for an invalid time.
QString momentText(const QDateTime& when, const QLocale& locale = {});

/// From `start` to `end`, or nothing where either is invalid.
QString spanText(const QDateTime& start, const QDateTime& end);

} // namespace signalbox::views
