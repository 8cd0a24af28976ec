// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace signalbox::expressions {

/// A `${{ ... }}` in a text.
struct Segment {
    core::TextRange whole; ///< from the $ to behind the }}; to the end of the text where it is not closed
    core::TextRange inner; ///< what stands between, without the blanks around it
    bool isClosed = true;
    bool endsInText = false; ///< not closed because a ' opens a text that has no end

    bool operator==(const Segment&) const = default;
};

/// All expressions of a text, in order. A }} inside of '...' ends none; one that is not closed is the last.
std::vector<Segment> segments(QByteArrayView text);

/// The text is one expression and nothing else, so that its value keeps its type.
bool isOneExpression(QByteArrayView text);

/// The expression that an offset is in, with the blanks around it; of one that is not closed, all to the end of the
/// text. Nothing: the offset is outside of all.
std::optional<core::TextRange> expressionAt(QByteArrayView text, int offset);

/// Where the text begins and ends without the blanks around it, as GitHub knows blanks.
core::TextRange withoutBlanks(QByteArrayView text, core::TextRange range);

} // namespace signalbox::expressions
