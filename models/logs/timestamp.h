// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <optional>

namespace signalbox::logs {

/// The runner stamps in steps of 100 ns, UTC.
using Ticks = std::chrono::duration<qint64, std::ratio<1, 10'000'000>>;
using Stamp = std::chrono::sys_time<Ticks>;

struct StampPrefix {
    Stamp stamp;
    int length = 0; ///< bytes up to the text: the stamp and one space
};

/// Reads "YYYY-MM-DDTHH:MM:SS.fffffffZ " at the beginning of a line. Nothing when the line has none: it then belongs to
/// the line before it. The space may be missing at the end of a line.
std::optional<StampPrefix> stampOf(QByteArrayView line);

constexpr int stampLength = 28; ///< bytes without the space behind it

/// "14:07:31.250", or with `withDate` "2026-11-23 14:07:31.250"; UTC, as the log has it.
QString absolute(Stamp stamp, bool withDate = false);
/// Time since `start` as "+0.250", "+1:07.250", "+1:02:03.250".
QString relative(Stamp stamp, Stamp start);
/// How long something took, "0.250", "1:07.250", "1:02:03.250".
QString lasting(Ticks lasted);

} // namespace signalbox::logs
