// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/inserting.h"

namespace signalbox::lint {

std::optional<Edit> Inserting::intoMapping(const yaml::Place& mapping, const QByteArrayList& lines) const
{
    if (!mapping.isMapping() || mapping.isFlow() || mapping.isAlias() || mapping.size() == 0)
        return {};
    const int start = mapping.range().start;
    const QByteArrayView bytes(m_tree.bytes());
    const auto lineStart = bytes.first(start).lastIndexOf('\n') + 1;
    const QByteArray indent(start - lineStart, ' ');
    const auto end = bytes.indexOf('\n', lineStart);
    const bool hasCarriageReturn = end > 0 && bytes[end - 1] == '\r';
    // Before the first key: behind the last one a comment of the next part may stand.
    QByteArray text;
    for (const QByteArray& line : lines)
        text += line + (hasCarriageReturn ? "\r\n" : "\n") + indent;
    return Edit{.range = {.start = start, .end = start}, .text = text};
}

} // namespace signalbox::lint
