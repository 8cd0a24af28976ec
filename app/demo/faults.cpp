// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faults.h"

#include <QString>

#include <algorithm>

namespace signalbox::demo {

bool strikesStorage(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Slow:
    case FaultKind::CutOff:
    case FaultKind::EmptyBody:
    case FaultKind::ClockSkew:
    case FaultKind::Status:
    case FaultKind::LostAnswer:
    case FaultKind::Refused:
        return true;
    default:
        return false;
    }
}

std::optional<Fault> Faults::take(const QByteArray& method, const QString& pathAndQuery, Origin origin)
{
    const auto fault = std::ranges::find_if(m_waiting, [&](Fault& waiting) {
        const bool fits = (origin == Origin::Api || strikesStorage(waiting.kind))
            && (waiting.method.isEmpty() || waiting.method == method)
            && (waiting.path.pattern().isEmpty() || waiting.path.match(pathAndQuery).hasMatch());
        return fits && waiting.after-- <= 0;
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
