// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"
#include "editing/text_file.h"

#include <vector>

namespace signalbox::editing {

/// A piece of a text in UTF-16 units, as Qt counts them: from the first to the one behind the last.
struct Span {
    int start = 0;
    int end = 0;

    bool isEmpty() const { return end <= start; }
    bool operator==(const Span&) const = default;
};

/// Where the bytes of a file stand in the text that an editor shows, and the other way. A file's bytes have a byte
/// order mark and two bytes for the end of a line where its form says so; a letter has one to four bytes and one or two
/// units.
class OffsetMap {
public:
    /// For `text` written in the form of `file`.
    OffsetMap(const TextFile& file, const QString& text);

    /// The place in the text; the letter's start for a byte within a letter, the end of the line between its two bytes,
    /// the nearest end for what is outside of the file.
    int position(int byte) const;
    /// The other way; the letter's start for its second unit.
    int byte(int position) const;
    Span span(core::TextRange range) const { return {.start = position(range.start), .end = position(range.end)}; }
    core::TextRange range(Span span) const { return {.start = byte(span.start), .end = byte(span.end)}; }

private:
    struct Line {
        int byte = 0;
        int position = 0;
        int bytes = 0; ///< without its end
        int units = 0;
    };

    QString m_text;
    std::vector<Line> m_lines;
};

} // namespace signalbox::editing
