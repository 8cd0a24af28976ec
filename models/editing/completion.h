// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace signalbox::editing {

/// Something that could stand at a place of a text.
struct Completion {
    enum class Kind { Key, Value, Event, Job, Expression, Function, Action, Snippet };

    QString label; ///< as in the list, and what typing narrows down by: "runs-on"
    Kind kind = Kind::Key;
    QString help; ///< what it is, plain text of any length; may be empty
    QString insertText; ///< what takes the place of `replaced`; its further lines are indented as the first one is
    core::TextRange replaced; ///< in the text's bytes; begins at or before the place that was asked for

    bool operator==(const Completion&) const = default;
};

/// What is known of a place of a text.
struct PlaceHelp {
    core::TextRange range; ///< what it is about, in the text's bytes
    QString text; ///< plain; empty: nothing is known

    bool operator==(const PlaceHelp&) const = default;
};

/// Whoever knows what may stand in a text and what it means. Asked while a user types, so it answers within
/// milliseconds; `text` is as it would be saved and `offset` counts its bytes.
class CompletionSource {
public:
    virtual ~CompletionSource() = default;

    virtual std::vector<Completion> completions(const QByteArray& text, int offset) const = 0;
    virtual PlaceHelp helpAt(const QByteArray& text, int offset) const = 0;

protected:
    CompletionSource() = default;
    CompletionSource(const CompletionSource&) = default;
    CompletionSource& operator=(const CompletionSource&) = default;
};

} // namespace signalbox::editing
