// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/offset_map.h"

#include <algorithm>

namespace signalbox::editing {
namespace {

struct Letter {
    int units = 1;
    int bytes = 1;
};

Letter letterAt(QStringView text, qsizetype at)
{
    const QChar unit = text[at];
    if (unit.unicode() < 0x80)
        return {};
    if (unit.unicode() < 0x800)
        return {.units = 1, .bytes = 2};
    if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {.units = 2, .bytes = 4};
    return {.units = 1, .bytes = 3};
}

} // namespace

OffsetMap::OffsetMap(const TextFile& file, const QString& text)
    : m_text(text)
{
    const int endBytes = file.lineEnd == LineEnd::CrLf ? 2 : 1;
    Line line{.byte = file.byteOrderMark ? 3 : 0};
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == u'\n') {
            m_lines.push_back(line);
            ++at;
            line = {.byte = line.byte + line.bytes + endBytes, .position = int(at)};
            continue;
        }
        const Letter letter = letterAt(text, at);
        line.bytes += letter.bytes;
        line.units += letter.units;
        at += letter.units;
    }
    m_lines.push_back(line);
}

int OffsetMap::position(int byte) const
{
    auto after = std::ranges::upper_bound(m_lines, byte, {}, &Line::byte);
    if (after == m_lines.begin())
        return 0;
    const Line& line = *--after;
    const int wanted = byte - line.byte;
    if (wanted >= line.bytes)
        return line.position + line.units;
    if (line.bytes == line.units)
        return line.position + wanted;
    int bytes = 0;
    int at = line.position;
    while (true) {
        const Letter letter = letterAt(m_text, at);
        if (bytes + letter.bytes > wanted)
            return at;
        bytes += letter.bytes;
        at += letter.units;
    }
}

int OffsetMap::byte(int position) const
{
    auto after = std::ranges::upper_bound(m_lines, std::max(position, 0), {}, &Line::position);
    const Line& line = *--after;
    const int wanted = std::clamp(position - line.position, 0, line.units);
    if (line.bytes == line.units)
        return line.byte + wanted;
    int bytes = 0;
    for (int units = 0; units < wanted;) {
        const Letter letter = letterAt(m_text, line.position + units);
        if (units + letter.units > wanted)
            break;
        units += letter.units;
        bytes += letter.bytes;
    }
    return line.byte + bytes;
}

} // namespace signalbox::editing
