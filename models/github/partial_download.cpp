// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/partial_download.h"

namespace signalbox::github {

void PartialDownload::stop()
{
    m_stopped = true;
    Q_EMIT stopped();
}

void PartialDownload::advance(qint64 received, qint64 total)
{
    m_received = received;
    m_total = total;
    Q_EMIT advanced(received, total);
}

} // namespace signalbox::github
