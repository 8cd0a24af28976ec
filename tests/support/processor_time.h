// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <ctime>

namespace signalbox::tests {

/// Counts the time of the processor that the calling thread uses, which is the same on a machine that is busy
/// otherwise. One thread.
class ProcessorTime {
public:
    void restart() { m_start = now(); }
    double milliseconds() const { return double(now() - m_start) / 1e6; }

private:
    static qint64 now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }

    qint64 m_start = now();
};

} // namespace signalbox::tests
