// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"

#include <algorithm>

namespace signalbox::core {
namespace {

/// The first byte of a letter in UTF-8, not one that continues it.
bool beginsLetter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

} // namespace

TextLines::TextLines(QByteArrayView text)
    : m_text(text)
{
    m_starts.reserve(static_cast<size_t>(text.size() / 24 + 1));
    m_starts.push_back(0);
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        m_starts.push_back(static_cast<int>(at + 1));
}

int TextLines::lineAt(int offset) const
{
    const auto after = std::ranges::upper_bound(m_starts, std::max(offset, 0));
    return static_cast<int>(after - m_starts.begin());
}

TextPosition TextLines::positionAt(int offset) const
{
    offset = std::clamp(offset, 0, static_cast<int>(m_text.size()));
    const int line = lineAt(offset);
    const int start = m_starts[static_cast<size_t>(line - 1)];
    const auto before = m_text.sliced(start, offset - start);
    return {.line = line, .column = 1 + static_cast<int>(std::ranges::count_if(before, beginsLetter))};
}

int TextLines::offsetAt(TextPosition position) const
{
    const TextRange line = lineRange(position.line);
    int offset = line.start;
    for (int column = 1; offset < line.end && column < position.column; ++column) {
        do
            ++offset;
        while (offset < line.end && !beginsLetter(m_text[offset]));
    }
    return offset;
}

TextRange TextLines::lineRange(int line) const
{
    const auto size = static_cast<int>(m_text.size());
    if (line < 1 || line > count())
        return {.start = size, .end = size};
    const int start = m_starts[static_cast<size_t>(line - 1)];
    int end = line < count() ? m_starts[static_cast<size_t>(line)] - 1 : size;
    if (end > start && m_text[end - 1] == '\r')
        --end;
    return {.start = start, .end = end};
}

} // namespace signalbox::core
