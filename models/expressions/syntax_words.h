// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/finding.h"
#include "expressions/lexer.h"

#include <QByteArrayView>

namespace signalbox::expressions {

/// What was looked for when something else stood there.
enum class Expected {
    Value, ///< a context, a literal, a function or a bracket
    Operator, ///< or the end, where a value has ended
    PropertyName, ///< or a star, behind a dot
    CloseIndex, ///< behind [*
};

/// Why an expression is none: the token that does not belong there, in words, with what to write instead where that is
/// sure. `whole` is the expression, without blanks around it.
Finding unexpected(QByteArrayView text, core::TextRange whole, Token token, Expected expected);
/// A bracket that is closed by nothing, or by the wrong one.
Finding unclosedBracket(QByteArrayView text, core::TextRange whole, core::TextRange bracket);
Finding strayBracket(QByteArrayView text, core::TextRange whole, core::TextRange bracket);
Finding strayComma(core::TextRange whole);
Finding tooLong(core::TextRange whole);
Finding tooDeep(core::TextRange whole);

} // namespace signalbox::expressions
