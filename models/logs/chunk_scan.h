// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/log_file.h"
#include "logs/marker.h"

#include <vector>

namespace signalbox::logs {

/// A piece of a log as the index keeps it. Line starts are kept for every 64th line only; the lines between are found
/// by a scan of a few kilobytes, so that the index of a log of nothing but line feeds is still 6 % of it.
struct ChunkScan {
    static constexpr qint64 bytes = 4 << 20; ///< of the log in one chunk
    static constexpr quint32 linesPerStop = 64;
    static constexpr qsizetype markerLimit = 16'384; ///< a chunk of nothing but markers keeps the first ones

    struct MarkedLine {
        quint32 newlinesBefore : 28; ///< in this chunk, in front of the line
        quint32 kind : 4; ///< a Marker
    };

    qint64 begin = 0; ///< in the file
    quint32 newlines = 0;
    std::vector<quint32> stops; ///< i: where the line behind the (i+1)*64th newline begins, from `begin`
    std::vector<MarkedLine> markers; ///< groups, their ends, errors and warnings
};

/// Scans the bytes [begin, begin + ChunkScan::bytes) of the file. `buffer` is kept by the caller between calls.
ChunkScan scanChunk(const LogFile& file, qint64 begin, std::vector<char>& buffer);

} // namespace signalbox::logs
