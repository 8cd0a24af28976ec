// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/finding.h"
#include "expressions/scope.h"

#include <QByteArrayView>

#include <optional>

namespace signalbox::expressions {

/// What a place of a workflow takes.
enum class Wanted {
    Any,
    Text, ///< what can be printed; also where the text is one expression
    Bool,
    Number,
    List,
    Object, ///< a mapping
    Key, ///< of a mapping: a text, or `${{ insert }}`, which puts in all of its value
    Condition, ///< `if`: the whole text is an expression, with or without ${{ }}
};

/// The expression that an offset is in: as in segments.h, and the whole text for a condition that is written without
/// ${{.
std::optional<core::TextRange> placeOf(QByteArrayView text, int offset, Wanted wanted);

/// All that is wrong with the expressions of a text. Text around or between expressions makes each of them a part of a
/// text, whatever is wanted. Ranges are those of bytes in `text`. A broken expression has one finding. Any thread.
Findings check(QByteArrayView text, const Scope& scope, Wanted wanted);

/// What kind of value a text is: that of its expression where it is one and nothing else, else a text. Any, when the
/// expression is broken.
Type typeOf(QByteArrayView text, const Scope& scope);

} // namespace signalbox::expressions
