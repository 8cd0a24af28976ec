// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/check.h"

#include <optional>

namespace signalbox::expressions {

/// A name that could be written.
struct Offer {
    enum class Kind { Context, Function, Property, Literal };

    Kind kind = Kind::Property;
    QByteArray name;
    QByteArray text; ///< what to write: the name; brackets with it for a function
    QString help; ///< one sentence; may be empty
    QString words; ///< its kind of value, or how the function is called
};

/// What could be written at a place.
struct Completion {
    core::TextRange replaced; ///< what is there of the name already, on either side of the cursor
    std::vector<Offer> offers; ///< all there are: what was typed sorts none out
};

/// What could be written at an offset: behind a dot, or in [' ', what the object before has; else contexts and
/// functions that are there at this place. Nothing outside of expressions and inside of texts. The expression need not
/// be whole.
std::optional<Completion> completionAt(QByteArrayView text, int offset, const Scope& scope, Wanted wanted);

/// What the name at an offset means.
struct Hover {
    core::TextRange range; ///< of the name
    QString title; ///< "github.ref: a text", "join(list, separator)"
    QString help; ///< one sentence; may be empty
};

/// Nothing where there is no name, or none that is known, or the expression is broken.
std::optional<Hover> hoverAt(QByteArrayView text, int offset, const Scope& scope, Wanted wanted);

} // namespace signalbox::expressions
