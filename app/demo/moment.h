// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtTypes>

namespace signalbox::demo {

/// A time in the world: milliseconds since 1970, UTC. 0 is no time.
using Moment = qint64;

constexpr Moment seconds(double count)
{
    return static_cast<Moment>(count * 1000);
}
constexpr Moment hours(double count)
{
    return seconds(count * 3600);
}
constexpr Moment days(double count)
{
    return hours(count * 24);
}

/// "2026-10-03T09:00:00Z", as the API writes times; empty for no time.
QString stamp(Moment moment);
/// "2026-10-03T09:00:00.1234567Z", as a log line starts; `fraction` of the millisecond in ten-thousandths.
QString logStamp(Moment moment, int fraction);
/// "Sat, 03 Oct 2026 09:00:00 GMT", as HTTP headers write times.
QByteArray httpDate(Moment moment);

} // namespace signalbox::demo
