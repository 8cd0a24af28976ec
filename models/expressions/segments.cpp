// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/segments.h"

#include "expressions/blanks.h"

namespace signalbox::expressions {

namespace {

constexpr QByteArrayView opening = "${{";

Segment segmentAt(QByteArrayView text, qsizetype start)
{
    const qsizetype from = start + opening.size();
    bool inText = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == '\'') {
            inText = !inText;
        } else if (!inText && text[i] == '}' && i + 1 < text.size() && text[i + 1] == '}') {
            return {.whole = {static_cast<int>(start), static_cast<int>(i + 2)},
                    .inner = withoutBlanks(text, {static_cast<int>(from), static_cast<int>(i)})};
        }
    }
    return {.whole = {static_cast<int>(start), static_cast<int>(text.size())},
            .inner = withoutBlanks(text, {static_cast<int>(from), static_cast<int>(text.size())}),
            .isClosed = false,
            .endsInText = inText};
}

} // namespace

core::TextRange withoutBlanks(QByteArrayView text, core::TextRange range)
{
    const QByteArrayView all = text.first(range.end);
    while (range.start < range.end) {
        const int blank = blankLength(all, range.start);
        if (blank == 0)
            break;
        range.start += blank;
    }
    while (range.end > range.start) {
        const int blank = blankLengthBefore(text.first(range.end), range.end);
        if (blank == 0)
            break;
        range.end -= blank;
    }
    return range;
}

std::vector<Segment> segments(QByteArrayView text)
{
    std::vector<Segment> found;
    for (qsizetype from = text.indexOf(opening); from >= 0; from = text.indexOf(opening, from)) {
        found.push_back(segmentAt(text, from));
        from = found.back().whole.end;
    }
    return found;
}

std::optional<core::TextRange> expressionAt(QByteArrayView text, int offset)
{
    for (const Segment& segment : segments(text)) {
        const int start = segment.whole.start + static_cast<int>(opening.size());
        const int end = segment.isClosed ? segment.whole.end - 2 : segment.whole.end;
        if (offset >= start && offset <= end)
            return core::TextRange{start, end};
    }
    return {};
}

bool isOneExpression(QByteArrayView text)
{
    if (!text.startsWith(opening))
        return false;
    const Segment first = segmentAt(text, 0);
    return first.isClosed && first.whole.end == text.size();
}

} // namespace signalbox::expressions
