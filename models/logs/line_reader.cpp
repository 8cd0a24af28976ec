// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_reader.h"

namespace signalbox::logs {

namespace {

constexpr qint64 beyondLimit = 128; // a secret that begins within the limit is seen whole

/// What readLogLine needs of a line: its beginning, or of a long progress bar the timestamp and the last state.
QByteArray headOf(const LogFile& file, ByteRange range)
{
    QByteArray head = file.read(range.begin, std::min(range.size(), lineLimit + beyondLimit));
    if (head.size() == range.size() || !head.contains('\r'))
        return head;
    const QByteArray tail = file.read(range.end - lineLimit, lineLimit);
    const auto stamp = stampOf(head);
    return head.first(stamp ? stamp->length : 0) + tail.sliced(std::max<qsizetype>(tail.lastIndexOf('\r', -2), 0));
}

} // namespace

LineReader::LineReader(std::shared_ptr<const LineIndex> index)
    : m_index(std::move(index))
{
}

LogLine LineReader::line(qint64 number)
{
    const qint64 block = number / blockLines;
    const auto within = size_t(number % blockLines);
    if (const std::vector<LogLine>* kept = m_blocks.object(block); kept && within < kept->size())
        return (*kept)[within];
    std::vector<LogLine> lines = readBlock(block);
    if (within >= lines.size())
        return {};
    const LogLine wanted = lines[within];
    m_blocks.insert(block, new std::vector<LogLine>(std::move(lines)));
    return wanted;
}

std::vector<LogLine> LineReader::readBlock(qint64 block) const
{
    const qint64 first = block * blockLines;
    const qint64 before = std::min(first, blockLines);
    TextStyle style;
    std::vector<LogLine> lines;
    qint64 number = first - before;
    for (const ByteRange& range : m_index->ranges(number, before + blockLines)) {
        const QByteArray head = headOf(m_index->file(), range);
        if (number >= first)
            lines.push_back(readLogLine(head, range.size(), style));
        else if (head.contains('\x1b') || head.contains("##["))
            readLogLine(head, range.size(), style);
        ++number;
    }
    return lines;
}

} // namespace signalbox::logs
