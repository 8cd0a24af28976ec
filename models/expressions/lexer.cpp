// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/lexer.h"

#include "expressions/blanks.h"
#include "expressions/names.h"

#include <algorithm>
#include <cctype>
#include <limits>

namespace signalbox::expressions {

namespace {

/// Where a word ends.
bool isBoundary(QByteArrayView text, qsizetype at)
{
    switch (text[at]) {
    case '(':
    case ')':
    case '[':
    case ']':
    case ',':
    case '.':
    case '!':
    case '<':
    case '>':
    case '=':
    case '&':
    case '|':
        return true;
    default:
        return blankLength(text, at) > 0;
    }
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// A dot is the beginning of a number where a value may begin.
bool mayBeginValue(TokenKind last)
{
    switch (last) {
    case TokenKind::End:
    case TokenKind::Comma:
    case TokenKind::Open:
    case TokenKind::OpenIndex:
    case TokenKind::Not:
        return true;
    default:
        return last >= TokenKind::Less && last <= TokenKind::Or;
    }
}

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// Of digits alone: no sign, and no prefix that Qt would take.
double wholeNumber(QByteArrayView digits, int base)
{
    const auto isOfBase = [base](char letter) {
        return base == 8 ? letter >= '0' && letter <= '7' : std::isxdigit(static_cast<unsigned char>(letter)) != 0;
    };
    bool ok = false;
    const uint value = std::ranges::all_of(digits, isOfBase) ? digits.toUInt(&ok, base) : 0;
    return ok ? value : notANumber;
}

/// [+-] digits [. digits] [e [+-] digits], with a digit somewhere before the e.
bool isDecimal(QByteArrayView text)
{
    qsizetype at = 0;
    const auto skipSign = [&] { at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0; };
    const auto skipDigits = [&] {
        const qsizetype from = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at - from;
    };
    skipSign();
    qsizetype digits = skipDigits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits += skipDigits();
    }
    if (digits == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        skipSign();
        if (skipDigits() == 0)
            return false;
    }
    return at == text.size();
}

} // namespace

Token Lexer::next()
{
    const Token token = lexed();
    m_last = token.kind;
    return token;
}

int Lexer::behindBlanks() const
{
    int at = m_at;
    while (at < m_text.size()) {
        const int blank = blankLength(m_text, at);
        if (blank == 0)
            break;
        at += blank;
    }
    return at;
}

char Lexer::following() const
{
    const int at = behindBlanks();
    return at < m_text.size() ? m_text[at] : '\0';
}

Token Lexer::lexed()
{
    m_at = behindBlanks();
    if (m_at >= m_text.size())
        return {TokenKind::End, {m_at, m_at}};
    switch (m_text[m_at]) {
    case '(':
        return sign(TokenKind::Open, 1);
    case ')':
        return sign(TokenKind::Close, 1);
    case '[':
        return sign(TokenKind::OpenIndex, 1);
    case ']':
        return sign(TokenKind::CloseIndex, 1);
    case ',':
        return sign(TokenKind::Comma, 1);
    case '*':
        return sign(TokenKind::Star, 1);
    case '!':
        return one(TokenKind::Not, TokenKind::NotEqual);
    case '<':
        return one(TokenKind::Less, TokenKind::LessOrEqual);
    case '>':
        return one(TokenKind::Greater, TokenKind::GreaterOrEqual);
    case '=':
        return twice('=', TokenKind::Equal);
    case '&':
        return twice('&', TokenKind::And);
    case '|':
        return twice('|', TokenKind::Or);
    case '\'':
        return string();
    case '"':
        return doubleQuote();
    case '.':
        return mayBeginValue(m_last) ? number() : sign(TokenKind::Dot, 1);
    case '+':
    case '-':
        return number();
    default:
        return isDigit(m_text[m_at]) ? number() : name();
    }
}

Token Lexer::sign(TokenKind kind, int length)
{
    m_at += length;
    return {kind, {m_at - length, m_at}};
}

Token Lexer::one(TokenKind single, TokenKind withEquals)
{
    const bool equals = m_at + 1 < m_text.size() && m_text[m_at + 1] == '=';
    return equals ? sign(withEquals, 2) : sign(single, 1);
}

Token Lexer::twice(char letter, TokenKind kind)
{
    const bool both = m_at + 1 < m_text.size() && m_text[m_at + 1] == letter;
    return both ? sign(kind, 2) : sign(TokenKind::HalfOperator, 1);
}

Token Lexer::number()
{
    const int start = m_at++;
    while (m_at < m_text.size() && (m_text[m_at] == '.' || !isBoundary(m_text, m_at)))
        ++m_at;
    const QByteArrayView text = m_text.sliced(start, m_at - start);
    const bool good = numberValue(text) == numberValue(text);
    return {good ? TokenKind::Number : TokenKind::BadNumber, {start, m_at}};
}

Token Lexer::name()
{
    const int start = m_at++;
    while (m_at < m_text.size() && !isBoundary(m_text, m_at))
        ++m_at;
    const QByteArrayView text = m_text.sliced(start, m_at - start);
    const core::TextRange range{start, m_at};
    if (!isPropertyName(text))
        return {TokenKind::BadName, range};
    if (m_last == TokenKind::Dot)
        return {TokenKind::Name, range};
    if (text == "null")
        return {TokenKind::Null, range};
    if (text == "true")
        return {TokenKind::True, range};
    if (text == "false")
        return {TokenKind::False, range};
    if (text == "NaN" || text == "Infinity")
        return {TokenKind::Number, range};
    return {TokenKind::Name, range};
}

Token Lexer::string()
{
    const int start = m_at++;
    while (m_at < m_text.size()) {
        if (m_text[m_at++] != '\'')
            continue;
        if (m_at >= m_text.size() || m_text[m_at] != '\'')
            return {TokenKind::String, {start, m_at}};
        ++m_at;
    }
    return {TokenKind::UnclosedString, {start, m_at}};
}

Token Lexer::doubleQuote()
{
    const int start = m_at;
    const qsizetype end = m_text.indexOf('"', start + 1);
    m_at = end < 0 ? start + 1 : static_cast<int>(end) + 1;
    return {TokenKind::DoubleQuote, {start, m_at}};
}

QByteArray unquoted(QByteArrayView token)
{
    QByteArray text = token.sliced(1, token.size() - 2).toByteArray();
    if (text.contains('\''))
        text.replace("''", "'");
    return text;
}

double numberValue(QByteArrayView token)
{
    if (token == "Infinity" || token == "+Infinity")
        return std::numeric_limits<double>::infinity();
    if (token == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    if (token.startsWith("0x"))
        return wholeNumber(token.sliced(2), 16);
    if (token.startsWith("0o"))
        return wholeNumber(token.sliced(2), 8);
    if (!isDecimal(token))
        return notANumber;
    bool ok = false;
    const double value = token.toDouble(&ok);
    // What is too large to hold is infinite, as GitHub has it.
    return ok || value != 0 ? value : token.startsWith('-') ? -0.0 : 0.0;
}

} // namespace signalbox::expressions
