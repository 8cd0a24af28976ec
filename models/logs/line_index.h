// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logs/chunk_scan.h"

#include <optional>
#include <shared_mutex>
#include <vector>

namespace signalbox::logs {

/// Where a line's bytes are in the file, without its line end (LF or CRLF) and without the file's byte order mark.
struct ByteRange {
    qint64 begin = 0;
    qint64 end = 0;

    qint64 size() const { return end - begin; }
    bool operator==(const ByteRange&) const = default;
};

/// A line that the runner marked as a group's beginning or end, an error or a warning.
struct MarkedLine {
    qint64 line = 0;
    Marker kind = Marker::None;

    bool operator==(const MarkedLine&) const = default;
};

/// Finds the lines of a log. Lines count from 0 and end with LF; what stands behind the last LF is a line too when it
/// is not empty. The index grows from the front while it is built (buildIndex) and answers for what it knows meanwhile.
/// All functions are safe from any thread.
class LineIndex {
public:
    explicit LineIndex(std::shared_ptr<const LogFile> file);

    const LogFile& file() const { return *m_file; }
    /// Lines known so far, all of the file once isComplete().
    qint64 lineCount() const;
    bool isComplete() const;
    /// Bytes of the file that are indexed.
    qint64 bytesIndexed() const;

    /// The bytes of `count` lines from `first` on; fewer at the end.
    std::vector<ByteRange> ranges(qint64 first, qint64 count) const;
    /// The line that holds the byte at `offset`, which must be indexed; -1 when there is none.
    qint64 lineAt(qint64 offset) const;
    /// Marked lines known so far, in order. At most 16,384 for every 4 MiB of the log.
    std::vector<MarkedLine> markers() const;
    /// Bytes that the index itself takes.
    qint64 memory() const;

    // For buildIndex: chunks may come in any order.
    int chunkCount() const { return int(m_chunks.size()); }
    void put(int number, ChunkScan chunk);

private:
    struct Place {
        qint64 offset = 0; ///< a line begins here
        qint64 newlinesToSkip = 0;
    };
    /// Where to begin to look for the line behind the `newline`th newline (from 1).
    Place placeBefore(qint64 newline) const;
    qint64 countLocked() const;
    qint64 newlinesLocked() const { return m_known == 0 ? 0 : m_before[size_t(m_known)]; }

    std::shared_ptr<const LogFile> m_file;
    qint64 m_textBegin = 0; ///< 3 when the file has a byte order mark
    bool m_endsWithNewline = false;
    mutable std::shared_mutex m_mutex; // guards what follows
    std::vector<ChunkScan> m_chunks;
    std::vector<bool> m_present;
    std::vector<qint64> m_before; ///< newlines in front of chunk i; filled up to m_known
    int m_known = 0; ///< chunks known without a gap from the front
};

} // namespace signalbox::logs
