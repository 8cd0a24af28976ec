// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/chunk_scan.h"

#include <cstring>

namespace signalbox::logs {

namespace {

constexpr qint64 blockBytes = 256 << 10; // stays in the second-level cache while it is looked at
constexpr qint64 margin = 64; // room for a timestamp in front of a block, and for a marker's word behind it
constexpr int pieceBytes = 128; // small enough to count in bytes, which is what makes the loop below vectors

struct Piece {
    quint8 newlines = 0;
    quint8 markers = 0; ///< not 0: "##[" begins in it
};

/// Looks at pieceBytes from `at` on; two bytes behind them must be readable.
Piece look(const char* at)
{
    quint8 newlines = 0;
    quint8 markers = 0;
    for (int i = 0; i < pieceBytes; ++i) {
        newlines = quint8(newlines + quint8(at[i] == '\n'));
        markers = quint8(markers | (quint8(at[i] == '#') & quint8(at[i + 1] == '#') & quint8(at[i + 2] == '[')));
    }
    return {newlines, markers};
}

class Scan {
public:
    Scan(const LogFile& file, qint64 begin)
        : m_file(file)
    {
        m_chunk.begin = begin;
    }

    ChunkScan run(std::vector<char>& buffer)
    {
        buffer.resize(size_t(margin + blockBytes + margin));
        const qint64 end = std::min(m_chunk.begin + ChunkScan::bytes, m_file.size());
        for (qint64 at = m_chunk.begin; at < end; at += blockBytes)
            scanBlock(at, std::min(blockBytes, end - at), buffer.data());
        return std::move(m_chunk);
    }

private:
    void scanBlock(qint64 at, qint64 size, char* buffer)
    {
        const qint64 front = std::min(at, margin);
        char* const block = buffer + margin;
        const qint64 got = m_file.read(at - front, block - front, front + size + margin) - front;
        const qint64 known = qBound<qint64>(0, got, size);
        // What is not of this block is neither newline nor marker.
        std::memset(block + std::max<qint64>(got, 0), 0, size_t(blockBytes + margin - std::max<qint64>(got, 0)));
        m_fileOffset = at;
        m_block = block;
        m_front = front;
        for (qint64 piece = 0; piece < known; piece += pieceBytes) {
            const qint64 length = std::min<qint64>(pieceBytes, known - piece);
            const Piece found = length == pieceBytes ? look(block + piece) : lookShort(block + piece, length);
            if (found.markers != 0)
                markersIn(piece, length);
            if (found.newlines != 0)
                newlinesIn(piece, length, found.newlines);
        }
    }

    static Piece lookShort(const char* at, qint64 length) { return {quint8(std::count(at, at + length, '\n')), 1}; }

    void newlinesIn(qint64 piece, qint64 length, quint8 count)
    {
        const quint32 before = m_chunk.newlines;
        m_chunk.newlines += count;
        if (before / ChunkScan::linesPerStop == m_chunk.newlines / ChunkScan::linesPerStop)
            return;
        const char* at = m_block + piece;
        const char* const end = at + length;
        for (quint32 number = before + 1; number <= m_chunk.newlines; ++number) {
            at = static_cast<const char*>(std::memchr(at, '\n', size_t(end - at))) + 1;
            if (number % ChunkScan::linesPerStop == 0)
                m_chunk.stops.push_back(quint32(m_fileOffset + (at - m_block) - m_chunk.begin));
        }
    }

    void markersIn(qint64 piece, qint64 length)
    {
        for (qint64 i = piece; i < piece + length; ++i) {
            if (m_block[i] != '#' || m_block[i + 1] != '#' || m_block[i + 2] != '[' || !isFirstOfLine(i))
                continue;
            const Marker kind = markerOf(QByteArrayView(m_block + i, 16)).kind;
            const bool wanted = kind == Marker::Group || kind == Marker::RunGroup || kind == Marker::EndGroup
                || kind == Marker::Error || kind == Marker::Warning;
            if (!wanted || qsizetype(m_chunk.markers.size()) >= ChunkScan::markerLimit)
                continue;
            const auto before = m_chunk.newlines + quint32(std::count(m_block + piece, m_block + i, '\n'));
            m_chunk.markers.push_back({before & 0xfff'ffff, quint32(kind) & 0xf});
        }
    }

    /// Nothing but a byte order mark and a timestamp is between the line's beginning and block byte `i`.
    bool isFirstOfLine(qint64 i) const
    {
        const qint64 inFile = m_fileOffset + i;
        const auto begins = [this, inFile](qint64 before) {
            const qint64 at = inFile - before;
            if (at < 0)
                return false;
            const qint64 inBlock = at - m_fileOffset;
            if (at == 0)
                return true;
            if (inBlock - 1 >= -m_front && m_block[inBlock - 1] == '\n')
                return true;
            return at == 3 && inBlock - 3 >= -m_front && std::memcmp(m_block + inBlock - 3, "\xEF\xBB\xBF", 3) == 0;
        };
        if (begins(0))
            return true;
        constexpr qint64 stamped = stampLength + 1;
        return begins(stamped) && stampOf(QByteArrayView(m_block + i - stamped, stamped)).has_value();
    }

    const LogFile& m_file;
    ChunkScan m_chunk;
    const char* m_block = nullptr;
    qint64 m_fileOffset = 0; ///< of m_block
    qint64 m_front = 0; ///< readable bytes in front of m_block
};

} // namespace

ChunkScan scanChunk(const LogFile& file, qint64 begin, std::vector<char>& buffer)
{
    return Scan(file, begin).run(buffer);
}

} // namespace signalbox::logs
