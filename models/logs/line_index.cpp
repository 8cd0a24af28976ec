// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/line_index.h"

#include <cstring>
#include <mutex>

namespace signalbox::logs {

namespace {

constexpr qint64 readBytes = 64 << 10;

/// Walks newlines from a place in the file, reading ahead in pieces.
class NewlineWalk {
public:
    NewlineWalk(const LogFile& file, qint64 offset)
        : m_file(file)
        , m_next(offset)
    {
    }

    /// The offset of the next newline, or the file's size when there is none.
    qint64 next()
    {
        while (true) {
            if (m_at < m_bytes.size()) {
                const char* from = m_bytes.constData() + m_at;
                const void* found = std::memchr(from, '\n', size_t(m_bytes.size() - m_at));
                if (found) {
                    m_at = static_cast<const char*>(found) - m_bytes.constData() + 1;
                    return m_begin + m_at - 1;
                }
            }
            m_begin = m_next;
            m_bytes = m_file.read(m_begin, readBytes);
            m_at = 0;
            if (m_bytes.isEmpty())
                return m_file.size();
            m_next += m_bytes.size();
        }
    }

    /// The byte at `offset`, which is mostly in the piece at hand.
    char byteAt(qint64 offset) const
    {
        if (offset >= m_begin && offset < m_begin + m_bytes.size())
            return m_bytes[offset - m_begin];
        char byte = 0;
        m_file.read(offset, &byte, 1);
        return byte;
    }

private:
    const LogFile& m_file;
    qint64 m_next;
    qint64 m_begin = 0;
    qsizetype m_at = 0;
    QByteArray m_bytes;
};

} // namespace

LineIndex::LineIndex(std::shared_ptr<const LogFile> file)
    : m_file(std::move(file))
{
    const qint64 size = m_file->size();
    m_textBegin = m_file->read(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    m_endsWithNewline = m_file->read(size - 1, 1) == "\n";
    const auto count = size_t((size + ChunkScan::bytes - 1) / ChunkScan::bytes);
    m_chunks.resize(count);
    m_present.resize(count);
    m_before.resize(count + 1);
}

void LineIndex::put(int number, ChunkScan chunk)
{
    chunk.stops.shrink_to_fit();
    chunk.markers.shrink_to_fit();
    const std::unique_lock lock(m_mutex);
    m_chunks[size_t(number)] = std::move(chunk);
    m_present[size_t(number)] = true;
    while (m_known < chunkCount() && m_present[size_t(m_known)]) {
        m_before[size_t(m_known) + 1] = m_before[size_t(m_known)] + m_chunks[size_t(m_known)].newlines;
        ++m_known;
    }
}

qint64 LineIndex::countLocked() const
{
    const bool complete = m_known == chunkCount();
    const bool openEnd = complete && m_file->size() > m_textBegin && !m_endsWithNewline;
    return newlinesLocked() + (openEnd ? 1 : 0);
}

qint64 LineIndex::lineCount() const
{
    const std::shared_lock lock(m_mutex);
    return countLocked();
}

bool LineIndex::isComplete() const
{
    const std::shared_lock lock(m_mutex);
    return m_known == chunkCount();
}

qint64 LineIndex::bytesIndexed() const
{
    const std::shared_lock lock(m_mutex);
    return std::min(m_known * ChunkScan::bytes, m_file->size());
}

LineIndex::Place LineIndex::placeBefore(qint64 newline) const
{
    if (newline == 0)
        return {m_textBegin, 0};
    const auto known = m_before.begin() + m_known + 1;
    const auto chunkNumber = size_t(std::lower_bound(m_before.begin(), known, newline) - m_before.begin() - 1);
    const ChunkScan& chunk = m_chunks[chunkNumber];
    const qint64 local = newline - m_before[chunkNumber];
    const qint64 stop = local / ChunkScan::linesPerStop;
    if (stop == 0)
        return {chunk.begin, local};
    return {chunk.begin + chunk.stops[size_t(stop - 1)], local - stop * ChunkScan::linesPerStop};
}

std::vector<ByteRange> LineIndex::ranges(qint64 first, qint64 count) const
{
    Place place;
    {
        const std::shared_lock lock(m_mutex);
        count = std::min(count, countLocked() - first);
        if (first < 0 || count <= 0)
            return {};
        place = placeBefore(first);
    }
    NewlineWalk walk(*m_file, place.offset);
    qint64 begin = place.offset;
    for (qint64 i = 0; i < place.newlinesToSkip; ++i)
        begin = walk.next() + 1;
    std::vector<ByteRange> found;
    found.reserve(size_t(count));
    for (qint64 i = 0; i < count; ++i) {
        const qint64 newline = walk.next();
        const bool carriageReturn = newline > begin && walk.byteAt(newline - 1) == '\r';
        found.push_back({begin, std::max(begin, newline - (carriageReturn ? 1 : 0))});
        begin = newline + 1;
    }
    return found;
}

qint64 LineIndex::lineAt(qint64 offset) const
{
    qint64 line = 0;
    qint64 from = 0;
    {
        const std::shared_lock lock(m_mutex);
        if (offset < 0 || offset >= std::min(m_known * ChunkScan::bytes, m_file->size()))
            return -1;
        const auto number = size_t(offset / ChunkScan::bytes);
        const ChunkScan& chunk = m_chunks[number];
        const auto stop = std::upper_bound(chunk.stops.begin(), chunk.stops.end(), quint32(offset - chunk.begin));
        const auto passed = stop - chunk.stops.begin();
        line = m_before[number] + passed * ChunkScan::linesPerStop;
        from = chunk.begin + (passed == 0 ? 0 : *std::prev(stop));
    }
    const QByteArray between = m_file->read(from, offset - from);
    return line + std::count(between.begin(), between.end(), '\n');
}

std::vector<MarkedLine> LineIndex::markers() const
{
    const std::shared_lock lock(m_mutex);
    std::vector<MarkedLine> all;
    for (size_t i = 0; i < size_t(m_known); ++i) {
        for (const ChunkScan::MarkedLine marked : m_chunks[i].markers)
            all.push_back({m_before[i] + marked.newlinesBefore, Marker(marked.kind)});
    }
    return all;
}

qint64 LineIndex::memory() const
{
    const std::shared_lock lock(m_mutex);
    auto total = qint64(m_chunks.size() * (sizeof(ChunkScan) + sizeof(qint64)));
    for (const ChunkScan& chunk : m_chunks)
        total += qint64(chunk.stops.capacity() * sizeof(quint32)
                        + chunk.markers.capacity() * sizeof(ChunkScan::MarkedLine));
    return total;
}

} // namespace signalbox::logs
