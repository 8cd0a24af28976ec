// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "downloads/transfer_speed.h"

namespace signalbox::downloads {

void TransferSpeed::note(const QDateTime& now, qint64 bytes)
{
    m_samples.push_back({now, bytes});
    // One sample older than the window stays: the speed is that from there to here.
    while (m_samples.size() > 2 && m_samples[1].at.msecsTo(now) >= window.count())
        m_samples.pop_front();
}

qint64 TransferSpeed::bytesPerSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const qint64 taken = m_samples.front().at.msecsTo(m_samples.back().at);
    const qint64 bytes = m_samples.back().bytes - m_samples.front().bytes;
    return taken > 0 && bytes > 0 ? bytes * 1000 / taken : 0;
}

} // namespace signalbox::downloads
