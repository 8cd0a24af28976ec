// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/sent_once_body.h"

#include <cstring>

namespace signalbox::github {

SentOnceBody::SentOnceBody(QByteArray body)
    : m_body(std::move(body))
{
    open(ReadOnly | Unbuffered);
}

qint64 SentOnceBody::readData(char* data, qint64 size)
{
    const qint64 count = std::min(size, m_body.size() - m_read);
    if (count == 0)
        return -1;
    std::memcpy(data, m_body.constData() + m_read, size_t(count));
    m_read += count;
    return count;
}

qint64 SentOnceBody::writeData(const char*, qint64)
{
    return -1;
}

} // namespace signalbox::github
