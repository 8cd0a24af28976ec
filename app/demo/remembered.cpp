// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/remembered.h"

namespace signalbox::demo {

namespace {

qsizetype sizeOf(const QString& key, const Remembered::Answer& answer)
{
    return key.size() * static_cast<qsizetype>(sizeof(QChar)) + answer.response.body.size();
}

} // namespace

const Remembered::Answer* Remembered::find(const QString& key, quint64 version) const
{
    const auto found = m_answers.constFind(key);
    return found != m_answers.cend() && found->version == version ? &*found : nullptr;
}

void Remembered::keep(const QString& key, const Answer& answer)
{
    const qsizetype size = sizeOf(key, answer);
    if (size > m_mostBytes)
        return;
    if (const auto older = m_answers.constFind(key); older != m_answers.cend()) {
        m_bytes -= sizeOf(key, *older);
        m_answers.erase(older);
    }
    if (m_bytes + size > m_mostBytes) {
        m_answers.clear();
        m_bytes = 0;
    }
    m_answers.insert(key, answer);
    m_bytes += size;
}

} // namespace signalbox::demo
