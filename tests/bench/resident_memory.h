// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFile>

#include <cmath>

/// A line of what the system says of this program's memory, MB; not a number where it does not say it.
/// https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
inline double memoryMegabytes(QByteArrayView line)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QFile::ReadOnly))
        return std::nan("");
    for (const QByteArray& said : status.readAll().split('\n')) {
        if (said.startsWith(line))
            return said.sliced(line.size()).simplified().split(' ').first().toDouble() / 1024;
    }
    return std::nan("");
}

/// What of this program is in memory now.
inline double residentMegabytes()
{
    return memoryMegabytes("VmRSS:");
}

/// The most that was at any moment.
inline double mostResidentMegabytes()
{
    return memoryMegabytes("VmHWM:");
}
