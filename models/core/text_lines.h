// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArrayView>

#include <vector>

namespace signalbox::core {

/// A place in a text as people and compilers name it, both from 1. Columns count letters (code points), not bytes.
struct TextPosition {
    int line = 1;
    int column = 1;

    bool operator==(const TextPosition&) const = default;
};

/// Where the lines of a text in UTF-8 begin. Keeps no view of the text's content but for counting letters, so the text
/// must outlive it.
class TextLines {
public:
    explicit TextLines(QByteArrayView text);

    int count() const { return static_cast<int>(m_starts.size()); }
    /// The line of that byte, from 1; an offset outside of the text counts as its nearest end.
    int lineAt(int offset) const;
    TextPosition positionAt(int offset) const;
    /// The byte at that position; one that is outside of its line is the line's nearest end.
    int offsetAt(TextPosition position) const;
    /// A line without its end; empty range at the text's end for a line that is not there.
    TextRange lineRange(int line) const;

private:
    QByteArrayView m_text;
    std::vector<int> m_starts;
};

} // namespace signalbox::core
