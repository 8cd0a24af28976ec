// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text_range.h"

#include <QByteArrayView>

namespace signalbox::expressions {

enum class TokenKind : quint8 {
    End,
    Null,
    True,
    False,
    Number,
    String, ///< with its quotes
    Name, ///< of a context, a property or a function
    Open,
    Close,
    OpenIndex,
    CloseIndex,
    Comma,
    Dot,
    Star,
    Not,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    DoubleQuote, ///< from here on: what no expression has
    HalfOperator, ///< = & or | alone
    UnclosedString,
    BadNumber,
    BadName,
};

struct Token {
    TokenKind kind = TokenKind::End;
    core::TextRange range;

    bool isBroken() const { return kind >= TokenKind::DoubleQuote; }
    bool isOperator() const { return kind >= TokenKind::Less && kind <= TokenKind::Or; }
};

/// The words and signs of an expression, one after the other, cut as GitHub's own reader cuts them.
class Lexer {
public:
    /// Reads `range` of `text`, which must outlive the lexer.
    Lexer(QByteArrayView text, core::TextRange range)
        : m_text(text.first(range.end))
        , m_at(range.start)
    {
    }

    Token next();
    /// The sign behind the token that was last read, blanks left out; 0 at the end.
    char following() const;

private:
    int behindBlanks() const;
    Token sign(TokenKind kind, int length);
    Token one(TokenKind single, TokenKind withEquals);
    Token twice(char letter, TokenKind kind);
    Token number();
    Token name();
    Token string();
    Token doubleQuote();
    Token lexed();

    QByteArrayView m_text;
    int m_at;
    TokenKind m_last = TokenKind::End;
};

/// What stands between the quotes of a string token, with '' as one quote.
QByteArray unquoted(QByteArrayView token);
/// The value of a number token; NaN for what is none.
double numberValue(QByteArrayView token);

} // namespace signalbox::expressions
