// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faults.h"

#include <QString>

#include <algorithm>

namespace signalbox::demo {

std::optional<Fault> Faults::take(const QByteArray& method, const QString& pathAndQuery)
{
    const auto fault = std::ranges::find_if(m_waiting, [&](const Fault& waiting) {
        return (waiting.method.isEmpty() || waiting.method == method)
            && (waiting.path.pattern().isEmpty() || waiting.path.match(pathAndQuery).hasMatch());
    });
    if (fault == m_waiting.end())
        return std::nullopt;
    Fault struck = *fault;
    ++m_struck;
    if (fault->count > 0 && --fault->count == 0)
        m_waiting.erase(fault);
    return struck;
}

} // namespace signalbox::demo
