// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_line.h"

#include "logs/secrets.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

/// What a terminal shows in the end: the part behind the last carriage return that has something behind it.
QByteArrayView lastState(QByteArrayView text)
{
    while (text.endsWith('\r'))
        text.chop(1);
    if (text.isEmpty()) // lastIndexOf would look at a byte behind an empty view
        return text;
    const qsizetype start = text.lastIndexOf('\r');
    return start < 0 ? text : text.sliced(start + 1);
}

QString leadWord(Marker marker)
{
    switch (marker) {
    case Marker::Error:
        return u"Error: "_s;
    case Marker::Warning:
        return u"Warning: "_s;
    case Marker::Notice:
        return u"Notice: "_s;
    case Marker::Debug:
        return u"Debug: "_s;
    default:
        return {};
    }
}

/// Puts `with` in place of a part of the text and moves the spans along.
void replacePart(AnsiText& line, qsizetype start, qsizetype length, const QString& with)
{
    line.text.replace(start, length, with);
    const auto moved = [=](qsizetype at) {
        if (at <= start)
            return at;
        return at >= start + length ? at - length + with.size() : start + std::min(at - start, with.size());
    };
    for (StyledSpan& span : line.spans) {
        const qsizetype end = moved(span.start + span.length);
        span.start = length == 0 && span.start == start ? start + with.size() : moved(span.start);
        span.length = end - span.start;
    }
}

void cut(AnsiText& line, qsizetype length)
{
    line.text.truncate(length);
    std::erase_if(line.spans, [length](const StyledSpan& span) { return span.start >= length; });
    if (!line.spans.empty())
        line.spans.back().length = std::min(line.spans.back().length, length - line.spans.back().start);
}

} // namespace

LogLine readLogLine(QByteArrayView head, qint64 size, TextStyle& style)
{
    LogLine line;
    if (const auto stamp = stampOf(head)) {
        line.stamp = stamp->stamp;
        head = head.sliced(stamp->length);
        size -= stamp->length;
    }
    const MarkerPrefix marker = markerOf(head);
    line.marker = marker.kind;
    if (marker.kind != Marker::None)
        style = {}; // the runner's own lines begin anew
    const QByteArrayView shown = lastState(head.sliced(marker.length));
    AnsiText decoded = decodeAnsi(shown, style);
    for (const SecretRange& secret : secretsIn(decoded.text) | std::views::reverse)
        replacePart(decoded, secret.start, secret.length, secretMask.toString());
    if (size > head.size() || decoded.text.size() > lineLimit) {
        cut(decoded, lineLimit);
        line.hiddenBytes = std::max<qint64>(size - lineLimit, 1);
    }
    if (const QString word = leadWord(marker.kind); !word.isEmpty() && !decoded.text.startsWith(word))
        replacePart(decoded, 0, 0, word);
    line.text = std::move(decoded.text);
    line.spans = std::move(decoded.spans);
    return line;
}

} // namespace signalbox::logs
