// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::core {

/// A piece of a text that is kept as UTF-8: from its first byte to the one behind its last, from 0. Start and end are
/// the same where a place between two letters is meant.
struct TextRange {
    int start = 0;
    int end = 0;

    bool isEmpty() const { return end <= start; }
    int length() const { return end - start; }
    bool contains(int offset) const { return offset >= start && offset < end; }
    /// The same piece, where the text is a part of a larger one that begins `by` bytes before it.
    TextRange moved(int by) const { return {.start = start + by, .end = end + by}; }

    bool operator==(const TextRange&) const = default;
};

} // namespace signalbox::core
